# Goes through the practice as somebody does who knows nothing but what the
# guide's lines on the screen say; sourced after terminal.sh and steps.sh.
#
# A line that begins with » (or, from right to left, ends with «) names what to
# choose, in whatever language. ↓ in the line above it is a key to press first;
# in brackets it only says that there is more to read.

key_presses=0
press_key() {
	keys "$@"
	key_presses=$((key_presses + 1))
}

# What the guide leads to, as it stands on the screen; "" if it says nothing.
lead() {
	screen | awk -v rtl="$1" '
		rtl && /«[ │]*$/ { sub(/[ ]*«[ │]*$/, ""); sub(/^[ │]*/, "")
			print; exit }
		!rtl && /^[ │]*»/ { sub(/^[ │]*» /, ""); sub(/[ │]*$/, "")
			print; exit }'
}
hint() { screen | grep -B2 '[»«]' | grep -v '[»«]' | tail -n 2; }

# Its name may stand on two lines there and on one here: a piece is enough.
# The number of its row stands before it, a little nearer than in the row.
piece() {
	if [ "$2" ]; then
		printf %s "$1" | sed -E 's/ +[0-9]+$//; s/.*(.{18})$/\1/'
	else
		printf %s "$1" | sed -E 's/^[0-9]+ +//; s/^(.{18}).*/\1/'
	fi
}

# Like choose, but backwards (Tab in a text says why), counting each key.
go_and_choose() {
	i=0
	until is_focused "$1"; do
		if [ $i = 60 ]; then
			not_ok "could not focus: $1"
			return 1
		fi
		tm send-keys -t app BTab
		sleep 0.05
		i=$((i + 1))
	done
	# A person goes the shorter way round, or presses the number.
	[ $i -lt 6 ] || i=6
	key_presses=$((key_presses + i))
	press_key Enter
}

# One step; false when the guide says nothing any more.
follow() {
	to=$(lead "$rtl")
	[ "$to" ] || { sleep 0.5; to=$(lead "$rtl"); }
	[ "$to" ] || return 1
	case $(hint) in
	*'↑'* | *'(↓)'* | *')↓('*) ;;
	*'↓'*) press_key Down ;;
	esac
	case $to in
	Esc) press_key Escape ;;
	*) go_and_choose "$(piece "$to" "$rtl")" ;;
	esac
	sleep 0.2
}

# guided: from the first hint to the card at the end.
guided() {
	rtl=
	[ "$lang" != ar ] || rtl=yes
	steps=0
	while [ $steps -lt 60 ] && follow; do
		steps=$((steps + 1))
		[ -z "$GUIDED_SHOW" ] || screen
	done
	says 'You have practised all of it'
	same "all is done after $steps hints and $key_presses keys" '' \
		"$(screen | grep '^ *· ')"
	[ $steps -le 40 ] && ok 'forty hints are enough' ||
		not_ok "too many hints: $steps"
}
