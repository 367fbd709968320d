# The program in a window of a real terminal under a virtual display, with a
# store of two requests; for pictures. Sourced by screenshots.sh, pictures.sh.
#
#   open_window LANGUAGE TERMINAL SIZE [WRAPPER]   unlocked, at the requests
#   press KEYS        as printf writes them; waits until all is painted
#   picture FILE      of the window
#   close_window
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
out=${OUT:-$here/build}
case $out in
/*) ;;
*) out=$here/$out ;;
esac
place=$(mktemp -d /tmp/justenough-pictures.XXXXXX)
passphrase=tosab-kerul-nadif-pomeg
server=
window=
end() {
	for process in $window $server; do
		kill "$process" 2>/dev/null
	done
	rm -rf "$place"
}
trap end EXIT
trap 'exit 1' HUP INT TERM

${CC:-gcc} -std=c17 -D_GNU_SOURCE -O1 -o "$place/relay" \
	"$here/tests/session/relay.c" -lutil || exit 1
number=$((500 + $$ % 400))
Xvfb ":$number" -screen 0 1100x760x24 >/dev/null 2>&1 &
server=$!
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
	[ ! -S "/tmp/.X11-unix/X$number" ] || break
	sleep 0.2
done
export DISPLAY=":$number" LANG=C.UTF-8
unset LANGUAGE LC_ALL LC_MESSAGES TMUX NO_COLOR WAYLAND_DISPLAY

mkdir -p "$place/full/data" "$place/full/state/justenough"
chmod -R go= "$place"
"$out/test/tests/session/picture_fill" "$place/full/data/justenough" \
	"$place/full/state/justenough" "$place/full/config" "$out/data" \
	"$out/locale" "$passphrase" || exit 1

# Until what the relay counts has grown from $1 on and then rests.
settle() {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ "$(cat "$place/count" 2>/dev/null)" = "$1" ] || break
		sleep 0.1
	done
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		last=$(cat "$place/count" 2>/dev/null)
		sleep 0.3
		[ "$last" != "$(cat "$place/count" 2>/dev/null)" ] || break
	done
}
press() {
	[ -s "$place/count" ] || return 0
	before=$(cat "$place/count" 2>/dev/null)
	printf "$1" >"$place/keys"
	settle "$before"
}

# A home of its own for each window.
furnish() { # LANGUAGE WRAPPER
	rm -rf "$place/home" "$place/keys" "$place/count"
	mkfifo "$place/keys"
	mkdir -p "$place/home/.config/lxterminal" "$place/home/.mlterm"
	cp -a "$place/full/data" "$place/full/state" "$place/home"
	echo "$1" >"$place/home/state/justenough/language"
	printf '[general]\nfontname=DejaVu Sans Mono 12\nhidescrollbar=true\nhidemenubar=true\nbgcolor=rgb(255,255,255)\nfgcolor=rgb(0,0,0)\n' \
		>"$place/home/.config/lxterminal/lxterminal.conf"
	# mlterm asks for wide letters by name.
	printf 'ISO10646_UCS4_1_FULLWIDTH=%s\n' "${WIDE_FONT:-Unifont}" \
		>"$place/home/.mlterm/aafont"
	cat >"$place/run" <<-END
		export HOME=$place/home XDG_DATA_HOME=$place/home/data
		export XDG_STATE_HOME=$place/home/state
		export XDG_CONFIG_HOME=$place/home/.config
		exec $2 $place/relay $place/keys $place/count $out/justenough-test
	END
}
start_window() { # TERMINAL SIZE
	columns=${2%x*}
	rows=${2#*x}
	export HOME="$place/home" XDG_CONFIG_HOME="$place/home/.config"
	case $1 in
	xterm)
		set -- xterm -u8 -fa 'DejaVu Sans Mono' -fs 12 \
			-geometry "$2+0+0" -bg white -fg black +sb -b 8 \
			-e sh "$place/run"
		;;
	lxterminal)
		set -- lxterminal --no-remote --geometry="$2" -e "sh $place/run"
		;;
	konsole)
		set -- konsole --nofork --hide-menubar --hide-tabbar \
			-p TerminalColumns="$columns" -p TerminalRows="$rows" \
			-p ColorScheme=BlackOnWhite -p 'Font=DejaVu Sans Mono,12' \
			-e sh "$place/run"
		;;
	mlterm)
		set -- mlterm --geometry="$2+0+0" -w 16 -b white -f black \
			--sb=false -e sh "$place/run"
		;;
	esac
	"$@" >/dev/null 2>&1 &
	window=$!
	for i in 1 2 3 4 5 6 7 8 9 10; do
		[ ! -s "$place/count" ] || break
		sleep 0.5
	done
	settle ''
}
open_window() { # LANGUAGE TERMINAL SIZE WRAPPER
	furnish "$1" "${4:-}"
	start_window "$2" "$3"
	if [ ! -s "$place/count" ]; then
		echo "not ok pictures: no window of $2 in $1"
		return
	fi
	press "$passphrase"
	press '\r'
	sleep 0.5
	settle ''
}
picture() {
	mkdir -p "$(dirname "$1")"
	sleep 0.3
	import -window root -trim +repage png:- | convert png:- \
		-colors 48 -strip -define png:compression-level=9 "PNG8:$1.part" &&
		mv "$1.part" "$1"
}
close_window() {
	# A tmux that went on would pass the environment of this window on.
	tmux -S "$place/tmux" kill-server 2>/dev/null
	kill $window 2>/dev/null
	wait $window 2>/dev/null
	window=
	sleep 0.3
}

# --- ways there, from the requests, by keys that are the same in each language -

go_tell='\r 2 \r'
# Digits that follow each other soon are one number.
go_note='\r 3 \r 4 \r \033[B 1 \r pause 11 \r'
walk() {
	for key in $1; do
		if [ "$key" = pause ]; then sleep 1.3; else press "$key"; fi
	done
}
