#!/bin/sh
# Poor terminals: no colours, vt100, an unknown name; none at all, where the
# program says so and leaves.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

colours() { tm capture-pane -p -e -t app |
	grep -cE "$(printf '\033')\[([0-9;]*;)?(3[0-7]|4[0-7]|9[0-7]|38|48)[;m]"; }
look() {
	begin 80x24
	wait_for 'Español' 20
	is_focused '1 ' && ok "the focus is seen: $1" ||
		not_ok "the focus is not seen: $1"
	choose English
	says Start
	keys Enter
	says 'Use this one'
	says 'Strength: very strong'
}

SESSION_ENV='NO_COLOR=1'
look NO_COLOR
same 'no colour with NO_COLOR' 0 "$(colours)"
SESSION_ENV=
for kind in vt100 screen-256color nonsense-terminal; do
	SESSION_TERM=$kind
	rm -rf "$state/language" "$store"
	look $kind
done
# Where nothing can be drawn there are lines: tests/session/lines_test.sh.
SESSION_TERM=dumb
rm -rf "$state/language" "$store"
begin 80x24
wait_for 'Type a number and press Enter.'
keys C-d
wait_for 'left with 0'
restored

# Not a terminal, and nothing to read from.
"$program" <&- >"$home/said" 2>&1
same 'leaves with 0 where nobody types' 0 $?
if grep -q 'Choose your language' "$home/said"; then
	ok 'and has said what could be typed'
else
	echo "not ok $me: says nothing where there is no terminal"
fi
