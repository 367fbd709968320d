#!/bin/sh
# Two real Syncthings on loopback carry a babysitting request between two
# stores: asking, available, agreed, back, withdrawn and done, with one side
# switched off in between. Run by `make test-exchange`.
#
# Before its first start each is told to listen on 127.0.0.1 alone and to ask
# and tell nobody: no discovery, relays, NAT traversal, STUN, usage or crash
# reports, no upgrades. strace writes down every connection and datagram; one
# that isn't to loopback fails the test.
. "$(dirname "$0")/../cli/rig.sh"
. "$top/tests/exchange/laptops.sh"

for tool in syncthing strace; do
	command -v $tool >/dev/null || {
		echo "not ok $0: $tool is missing"
		exit 1
	}
done
port=$((22000 + $$ % 2000 * 4))
started=
stop_all() {
	for laptop in $started; do off "$laptop"; done
	chmod -R u+rwx "$work"
	rm -rf "$work"
}
trap stop_all EXIT
trap 'exit 1' HUP INT TERM

port_of() { if [ "$1" = red ]; then echo $port; else echo $((port + 1)); fi; }
id_of() { syncthing --home="$work/$1/syncthing" --device-id 2>/dev/null; }

# folder ID PATH: shared by both, in full (deleting too).
folder() {
	cat <<-END
		<folder id="$1" label="" path="$2" type="sendreceive"
		 rescanIntervalS="2" fsWatcherEnabled="true" fsWatcherDelayS="1"
		 ignorePerms="true" autoNormalize="true">
		<filesystemType>basic</filesystemType>
		<device id="$red"></device><device id="$blue"></device>
		<maxConflicts>0</maxConflicts>
		</folder>
	END
}
device() {
	cat <<-END
		<device id="$1" name="" compression="never">
		<address>tcp://127.0.0.1:$2</address><autoAcceptFolders>false</autoAcceptFolders>
		</device>
	END
}
configure() { # configure LAPTOP OTHER
	mkdir -p "$(box "$1" out)" "$(box "$1" in)/$2"
	chmod 700 "$work/$1/store/exchange" "$(box "$1" out)" "$(box "$1" in)"
	{
		echo '<configuration version="36">'
		folder "from-$1" "$(box "$1" out)"
		folder "from-$2" "$(box "$1" in)/$2"
		device "$red" "$(port_of red)"
		device "$blue" "$(port_of blue)"
		cat <<-END
			<gui enabled="false"><address>127.0.0.1:0</address></gui>
			<options>
			<listenAddress>tcp://127.0.0.1:$(port_of "$1")</listenAddress>
			<globalAnnounceEnabled>false</globalAnnounceEnabled>
			<localAnnounceEnabled>false</localAnnounceEnabled>
			<relaysEnabled>false</relaysEnabled>
			<natEnabled>false</natEnabled>
			<stunKeepaliveStartS>0</stunKeepaliveStartS>
			<urAccepted>-1</urAccepted>
			<urSeen>3</urSeen>
			<crashReportingEnabled>false</crashReportingEnabled>
			<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
			<startBrowser>false</startBrowser>
			<reconnectionIntervalS>5</reconnectionIntervalS>
			<announceLANAddresses>false</announceLANAddresses>
			</options>
			</configuration>
		END
	} >"$work/$1/syncthing/config.xml"
}
# What it connects to, listens on and sends to is written down.
watched() {
	laptop=$1
	shift
	STNOUPGRADE=1 STNODEFAULTFOLDER=1 exec strace -f -qq \
		-e trace=connect,bind,sendto,sendmsg -o "$work/$laptop/calls" -A \
		syncthing "$@"
}
on() {
	watched "$1" --home="$work/$1/syncthing" --no-browser --no-restart \
		>>"$work/$1/said" 2>&1 &
	echo $! >"$work/$1/pid"
	started="$started $1"
}
off() {
	pid=$(cat "$work/$1/pid" 2>/dev/null) || return
	# Under strace there is a second process, and Syncthing is the first.
	kill $(pgrep -P "$pid") 2>/dev/null || kill "$pid" 2>/dev/null
	wait "$pid" 2>/dev/null
	rm -f "$work/$1/pid"
}

# arrives LAPTOP: until a packet is there; none may take a minute.
arrives() {
	i=0
	until ls "$(box "$1" in)/$(other "$1")" 2>/dev/null |
		grep -q '\.parcel$'; do
		i=$((i + 1))
		if [ $i -gt 120 ]; then
			tail -5 "$work/$1/said"
			echo "not ok syncthing: nothing came to $1"
			exit 1
		fi
		sleep 0.5
	done
}
# What was taken is taken away at the sender's too.
is_emptied() {
	i=0
	while ls "$(box "$1" out)" | grep -q '\.parcel$' && [ $i -lt 120 ]; do
		i=$((i + 1))
		sleep 0.5
	done
	same "syncthing: the outbox of $1 empties itself" 0 \
		"$(ls "$(box "$1" out)" | grep -c '\.parcel$')"
}
taken() { # taken LAPTOP WHAT
	arrives "$1"
	said=$(takes "$1")
	complained=
	has "syncthing: $1 takes: $2" "^taken	$2	$(other "$1")	"
}

if ! meet; then
	echo "not ok syncthing: the laptops could not meet"
	exit 1
fi
for laptop in red blue; do
	(watched $laptop generate --home="$work/$laptop/syncthing" \
		--no-default-folder --skip-port-probing) \
		>"$work/$laptop/said" 2>&1 || {
		cat "$work/$laptop/said"
		echo "not ok syncthing: no keys"
		exit 1
	}
done
red=$(id_of red) blue=$(id_of blue)
configure red blue
configure blue red

# Blue is off while red asks.
number=$(step red sitting Springfield '14 Elm Street')
on red
sends red "$number" >/dev/null
sleep 3
same "syncthing: blue is off, it waits" 1 "$(ls "$(box red out)" | wc -l)"
on blue
taken blue new
same "syncthing: asking" "theirs $number asking red" "$(step blue look)"
is_emptied red

# Red is off while blue answers.
off red
step blue can
sleep 1
same "syncthing: red is off, it waits" 1 "$(ls "$(box blue out)" | wc -l)"
on red
taken red can
sends red "$number" --line A >/dev/null
taken blue more
same "syncthing: available" "theirs $number available red" "$(step blue look)"
step red choose "$number" A
sends red "$number" --line A >/dev/null
taken blue more
same "syncthing: agreed" "theirs $number agreed red place" "$(step blue look)"
is_emptied red

step red back "$number" A
taken blue changed
same "syncthing: back" "theirs $number available red" "$(step blue look)"
step red back "$number" A
taken blue withdrawn
same "syncthing: withdrawn" "" "$(step blue look)"
taken red erased

sends red "$number" >/dev/null
taken blue new
step red end "$number"
taken blue ended
same "syncthing: done" "theirs $number asking red ended" "$(step blue look)"
is_emptied red

nowhere Springfield "$work/red" "$work/blue"
nowhere 'Elm Street' "$work/red" "$work/blue"
nowhere babysitting "$work/red/syncthing" "$work/blue/syncthing" \
	"$work/red/store/exchange" "$work/blue/store/exchange"
off red
off blue

# Names of sockets within the machine, and 127.0.0.1, are all that may stand
# there.
far=$(cat "$work/red/calls" "$work/blue/calls" |
	grep -E 'AF_INET|AF_INET6' | grep -vE \
	'inet_addr\("127\.0\.0\.1"\)|"::1"|"::ffff:127\.0\.0\.1"')
near=$(cat "$work/red/calls" "$work/blue/calls" | grep -c '127\.0\.0\.1')
[ -z "$far" ] || echo "$far" | head -20
same "syncthing: nothing but loopback was spoken to" "" "$far"
same "syncthing: and that was seen" yes "$([ "$near" -gt 2 ] && echo yes)"
