#!/bin/sh
# A picture of the screen, as a phone takes it: the QR code of each task, in
# each language, at 40x24 and 80x24, in a real xterm on a virtual display, read
# by zbarimg. Then the same code where a terminal has no colours, or none are
# wanted. Takes some minutes; `make test-qr` runs it.
#   LANGUAGES="es ar"   only these
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"
pass=tosab-kerul-nadif-pomeg
number=$((100 + $$ % 400))
display=:$number
Xvfb $display -screen 0 1024x768x24 >/dev/null 2>&1 &
server=$!
window=
trap 'kill $window $server 2>/dev/null; finish' EXIT
i=0
while [ ! -S /tmp/.X11-unix/X$number ] && [ $i -lt 50 ]; do
	sleep 0.1
	i=$((i + 1))
done

# --- what is expected ---------------------------------------------------------

chmod 700 "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"
if ! "$out/test/tests/session/qr_fill" "$store" "$state" \
	"$XDG_CONFIG_HOME/justenough" "$out/data" "$out/locale" $pass \
	>"$home/expected"; then
	not_ok 'the store was filled'
	exit 1
fi
echo en >"$state/language"
tab=$(printf '\t')
tasks=$(cut -f1 "$home/expected" | uniq)
languages=${LANGUAGES:-$(cut -f2 "$home/expected" | sort -u)}
# row TASK LANGUAGE COLUMN
row() {
	awk -F '\t' -v task="$1" -v language="$2" -v column="$3" \
		'$1 == task && $2 == language { print $column }' "$home/expected"
}

# --- the window ---------------------------------------------------------------

# show SIZE GROUND INK: a window onto the session.
show() {
	tm set-option -g status off
	DISPLAY=$display xterm -u8 -fa 'DejaVu Sans Mono' -fs 10 -geometry "$1" \
		-bg "$2" -fg "$3" -b 0 +sb -e \
		tmux -S "$tmux_socket" attach -t app >/dev/null 2>&1 &
	window=$!
	sleep 1.5
}
hide() {
	kill $window 2>/dev/null
	wait $window 2>/dev/null
	window=
}
# What a camera finds on the display: one code, on one line. Painting may not
# be over at once.
photograph() {
	for attempt in 1 2 3 4; do
		sleep 0.2
		found=$(DISPLAY=$display import -window root png:- 2>/dev/null |
			zbarimg --quiet --raw --oneshot -Sbinary png:- 2>/dev/null |
			tr '\n' ' ')
		[ "$found" = "${last:-}" ] || [ -z "$found" ] || break
	done
	last=$found
	printf '%s' "$found"
}
# All codes of the text that is shown, without their numbers.
photograph_all() {
	last=
	photograph >"$home/code"
	first=$(cat "$home/code")
	case $first in
	[1-9]/[1-9]\ *)
		count=${first%% *}
		count=${count#*/}
		;;
	*)
		printf '%s' "$first"
		return
		;;
	esac
	part=1
	whole=
	while :; do
		found=$(cat "$home/code")
		case $found in
		$part/$count\ *) ;;
		*)
			printf 'code %s of %s was not read: %s' $part "$count" "$found"
			return
			;;
		esac
		whole="$whole${whole:+ }${found#* }"
		[ "$part" -lt "$count" ] || break
		part=$((part + 1))
		tm send-keys -t app "$part"
		last=$found
		photograph >"$home/code"
	done
	printf '%s' "$whole"
}

# --- the ways there -----------------------------------------------------------

to_tell() {
	until shows '1 Requests'; do
		keys Escape
	done
	keys Home
	choose "$1" && says 'Ask round' >/dev/null && choose 'Ask round' &&
		says 'This is all they will see' >/dev/null
}
# The picker's rows have numbers; its list is the same each time.
in_language() {
	choose 'Language' && says 'In which language?' >/dev/null || return
	place=$(cut -f2 "$home/expected" | awk -v code="$1" \
		'!seen[$0]++ { n++; if ($0 == code) { print n; exit } }')
	type "$place"
	keys Enter
	says 'This is all they will see' >/dev/null
}
read_code() {
	choose 'Show as a QR code'
	found=$(photograph_all | tr -s ' ' | sed 's/ *$//')
	wanted=$(row "$1" "$2" 4 | tr -s ' ' | sed 's/ *$//')
	same "$3: $1 in $2" "$wanted" "$found"
	keys Escape
}

all_codes() {
	for code in $languages; do
		printf '%s\n' "$tasks" | while IFS= read -r task; do
			echo "$task$tab$code"
		done
	done >"$home/todo"
	while IFS=$tab read -r task code <&3; do
		[ "$task" = "${shown:-}" ] || to_tell "$task"
		in_language "$code"
		read_code "$task" "$code" "$1"
	done 3<"$home/todo"
}

for size in 40x24 80x24; do
	begin $size
	says "I can't get in" 20
	ground=black
	ink=white
	[ $size = 40x24 ] || { ground=white; ink=black; }
	show $size $ground $ink
	unlock 'I have written it down'
	all_codes $size
	hide
done

# Colours that aren't wanted, in a window of light ground; and a terminal that
# has none.
SESSION_ENV=NO_COLOR=1
begin 80x24
says "I can't get in" 20
show 80x24 white black
unlock 'I have written it down'
to_tell Ride
in_language en
read_code Ride en 'no colours wanted'
hide
SESSION_ENV= SESSION_TERM=vt220
begin 80x24
says "I can't get in" 20
show 80x24 black white
unlock 'I have written it down'
to_tell Ride
in_language en
read_code Ride en 'a terminal without colours'
hide
