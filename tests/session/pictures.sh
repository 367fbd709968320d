#!/bin/sh
# Pictures of the main screens in every language, from each terminal that is
# installed of xterm, lxterminal, konsole and mlterm, under a virtual display;
# Arabic and Persian also in tmux in each of them. To be looked at one by one.
#
#   pictures.sh [language ...]      TERMINALS="xterm mlterm" for some only
#
# They go to build/pictures/LANGUAGE/TERMINAL-SCREEN.png. A practice with an
# invented family is what they show. Needs xvfb and imagemagick; a terminal
# that isn't there is named and left out.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
out=${OUT:-$here/build}
program=$out/justenough-test
terminals=${TERMINALS:-xterm lxterminal konsole mlterm}
languages=${*:-en $(cd "$here/locales" && ls ./*.po | sed 's|./||; s|\.po$||')}
place=$(mktemp -d /tmp/justenough-pictures.XXXXXX)
display=:$((500 + $$ % 400))
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
Xvfb "$display" -screen 0 1100x760x24 >/dev/null 2>&1 &
server=$!
sleep 1
export DISPLAY="$display" LANG=C.UTF-8
unset LANGUAGE LC_ALL LC_MESSAGES TMUX NO_COLOR WAYLAND_DISPLAY

# A home of its own, in which the language was chosen.
fresh() { # LANGUAGE
	rm -rf "$place/home" "$place/keys"
	mkfifo "$place/keys"
	mkdir -p "$place/home/state/justenough" "$place/home/data" \
		"$place/home/.config/lxterminal" \
		"$place/home/.mlterm"
	chmod -R go= "$place/home"
	echo "$1" >"$place/home/state/justenough/language"
	printf '[general]\nfontname=DejaVu Sans Mono 12\nhidescrollbar=true\nhidemenubar=true\n' \
		>"$place/home/.config/lxterminal/lxterminal.conf"
	# mlterm asks for wide letters by name.
	printf 'ISO10646_UCS4_1_FULLWIDTH=Unifont\n' >"$place/home/.mlterm/aafont"
	cat >"$place/run" <<-END
		export HOME=$place/home XDG_DATA_HOME=$place/home/data
		export XDG_STATE_HOME=$place/home/state XDG_CONFIG_HOME=$place/home/.config
		exec $2 $place/relay $place/keys $program
	END
}

# The window is 80 cells by 24 in each.
open_window() {
	export HOME="$place/home" XDG_CONFIG_HOME="$place/home/.config"
	case $1 in
	xterm)
		set -- xterm -u8 -fa 'DejaVu Sans Mono' -fs 12 -geometry 80x24+0+0 \
			-bg white -fg black -e sh "$place/run"
		;;
	lxterminal)
		set -- lxterminal --no-remote --geometry=80x24 -e "sh $place/run"
		;;
	konsole)
		set -- konsole --nofork --hide-menubar --hide-tabbar \
			-p TerminalColumns=80 -p TerminalRows=24 -e sh "$place/run"
		;;
	mlterm)
		set -- mlterm --geometry=80x24+0+0 -w 16 -b white -f black \
			-e sh "$place/run"
		;;
	esac
	"$@" >/dev/null 2>&1 &
	window=$!
	sleep 2.5
}
press() {
	printf "$1" >"$place/keys"
	sleep 0.7
}
taken=0
picture() { # LANGUAGE TERMINAL SCREEN
	mkdir -p "$out/pictures/$1"
	import -window root -trim "$out/pictures/$1/$2-$3.png" &&
		taken=$((taken + 1))
}
session() { # LANGUAGE TERMINAL NAME WRAPPER
	fresh "$1" "$4"
	open_window "$2"
	picture "$1" "$3" 1-welcome
	press '\t'
	press '\r'
	sleep 0.5
	picture "$1" "$3" 2-home
	press '2'
	picture "$1" "$3" 3-new
	press '\r'
	picture "$1" "$3" 4-task
	press '\r'
	picture "$1" "$3" 5-question
	press '\014'
	picture "$1" "$3" 6-languages
	# A tmux that went on would pass the environment of this window on.
	tmux -S "$place/tmux" kill-server 2>/dev/null
	kill $window 2>/dev/null
	wait $window 2>/dev/null
	window=
	sleep 0.5
}

for terminal in $terminals; do
	if ! command -v "$terminal" >/dev/null; then
		echo "$terminal is not installed: left out"
		continue
	fi
	for language in $languages; do
		session "$language" "$terminal" "$terminal" ''
		case $language in
		ar | fa)
			session "$language" "$terminal" "tmux-in-$terminal" \
				"tmux -u -S $place/tmux -f /dev/null new-session"
			;;
		esac
	done
done
echo "$taken pictures in $out/pictures"
[ "$taken" -gt 0 ]
