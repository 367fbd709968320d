#!/bin/sh
# What the release program is as a process: two of them, without new rights,
# behind a filter of calls, no core, not to be looked into by the same user;
# and what is left of the terminal after each kind of end.
PROGRAM=${OUT:-build}/justenough
case $PROGRAM in
/*) ;;
*) PROGRAM=$(cd "$(dirname "$0")/../.." && pwd)/$PROGRAM ;;
esac
. "$(dirname "$0")/../session/terminal.sh"
. "$(dirname "$0")/../session/steps.sh"

status() { sed -n "s/^$2:[[:space:]]*//p" "/proc/$1/status"; }
open_picker() {
	begin 80x24
	wait_for 'Español' 20
	sleep 0.3
}

open_picker
parent=$(parent)
child=$(child)
same 'the child takes no new rights' 1 "$(status "$child" NoNewPrivs)"
same 'the parent takes no new rights' 1 "$(status "$parent" NoNewPrivs)"
same 'calls are filtered in the child' 2 "$(status "$child" Seccomp)"
same 'no core of the child' 0 \
	"$(awk '/Max core file size/ { print $6 }' "/proc/$child/limits")"
# What may not be looked into belongs to root, whoever runs it.
same 'there is no thread but one' 1 "$(status "$child" Threads)"
if ls -l "/proc/$child/fd" | grep -q socket:; then
	not_ok 'the child has a socket'
else
	ok 'the child has no socket'
fi
if find "$home" -name 'core*' | grep -q .; then
	not_ok 'a core was written'
fi
kill -SEGV "$child"
wait_for 'left with 139'
restored
if find "$home" "$PWD" -maxdepth 1 -name 'core*' -newer "$home/pane" |
	grep -q .; then
	not_ok 'a core was written after SEGV'
else
	ok 'no core after SEGV'
fi

for end in TERM-parent TERM-child HUP-child KILL-child KILL-parent; do
	open_picker
	parent=$(parent)
	child=$(child)
	case $end in
	*-parent) kill -"${end%-*}" "$parent" ;;
	*-child) kill -"${end%-*}" "$child" ;;
	esac
	wait_end "$parent"
	wait_end "$child"
	restored
	if kill -0 "$parent" 2>/dev/null || kill -0 "$child" 2>/dev/null; then
		not_ok "something goes on after $end"
	else
		ok "nothing goes on after $end"
	fi
done

# In a whole session the real program does what the test variant does, with
# its real key derivation, and gets no EPERM from its own filter.
if command -v strace >/dev/null; then
	SESSION_ENV="strace -f -qq -e trace=all -e status=failed -o $home/calls"
fi
begin 80x24
wait_for 'Español' 20
choose English
says Start
keys Enter
says 'Use this one'
pass=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
keys Enter
says Next
type "$pass"
keys Enter
says 'I have written it down' 60
pick Later
skip_call
lock
unlock "$(T 'I have written it down')" 60
if grep EPERM "$home/calls"; then
	not_ok 'the filter refused something that the program needs'
else
	ok 'the filter refused nothing'
fi
SESSION_ENV=
tm kill-server

# The same user can't look into it, and the folder of the process is root's.
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	as='setpriv --reuid=65534 --regid=65534 --clear-groups'
	chown -R 65534:65534 "$XDG_DATA_HOME" "$state" "$XDG_CONFIG_HOME" \
		"$XDG_STATE_HOME"
	chmod 755 "$home"
	SESSION_ENV=$as
	begin 80x24
	wait_for 'Passphrase' 20
	sleep 0.3
	same 'it runs as an ordinary user' 65534 \
		"$(status "$(child)" Uid | cut -f1)"
	for who in parent child; do
		pid=$($who)
		same "its memory belongs to root: $who" 0 "$(stat -c %u "/proc/$pid/mem")"
		if $as head -c 1 "/proc/$pid/maps" >/dev/null 2>&1; then
			not_ok "the same user reads the maps of the $who"
		else
			ok "the same user can't read the maps of the $who"
		fi
		if command -v strace >/dev/null &&
			$as timeout 2 strace -p "$pid" -o /dev/null 2>"$home/said"; then
			not_ok "the same user traces the $who"
		elif grep -q 'not permitted' "$home/said"; then
			ok "the same user can't trace the $who"
		else
			not_ok "tracing the $who failed otherwise: $(cat "$home/said")"
		fi
	done
else
	echo "not ok $me: looking in from outside # SKIP needs root"
fi
