#!/bin/sh
# What a shell writes in Arabic looks after the program as it did before, in
# each terminal that is installed: after the program was asked to end, and after
# kill -9. A picture is taken of lines written before and after it; where it
# didn't run at all it is the same picture, but for some points that a terminal
# leaves behind (a letter has more). `make screenshots` runs this.
. "$(dirname "$0")/window.sh"
line='مرحبا سلام 12 abc كتاب'
failed=0

# The processes of the program in this home; the one that waits comes first.
ours() {
	for process in $(pgrep -f "^$out/justenough-test" | sort -n); do
		! tr '\0' '\n' <"/proc/$process/environ" 2>/dev/null |
			grep -qx "HOME=$place/home" || printf '%s ' "$process"
	done
}
look() { # TERMINAL, and nothing, TERM or KILL
	furnish ar ''
	sed 's/^exec //' "$place/run" >"$place/program"
	[ -n "$2" ] || echo "echo 1 >$place/count; sleep 2" >"$place/program"
	cat >"$place/run" <<-END
		printf '\033[H\033[2J%s\r\n' '$line'
		sh "$place/program"
		stty sane
		printf '\033[H\033[6;1H%s\033[K\r\n\033[J\033[?25l' '$line'
		exec sleep 60
	END
	start_window "$1" 80x12
	processes=$(ours)
	case $2 in
	KILL) kill -9 ${processes#* } ;;
	TERM) kill ${processes%% *} ;;
	esac
	sleep 3
	import -window root -trim +repage "$place/seen$2.png"
	close_window
	[ -z "$2" ] || [ -n "$processes" ]
}
for terminal in ${TERMINALS:-xterm lxterminal konsole mlterm}; do
	command -v "$terminal" >/dev/null || continue
	look "$terminal" ''
	for how in TERM KILL; do
		look "$terminal" $how && [ "$(compare -metric AE \
			"$place/seen.png" "$place/seen$how.png" null: 2>&1)" -lt 10 ]
		if [ $? = 0 ]; then
			echo "ok restored: $terminal after $how"
		else
			echo "not ok restored: $terminal after $how"
			failed=1
			mkdir -p "$out/pictures"
			cp "$place/seen.png" \
				"$out/pictures/restored-$terminal.png"
			cp "$place/seen$how.png" \
				"$out/pictures/restored-$terminal-$how.png"
		fi
	done
done
exit $failed
