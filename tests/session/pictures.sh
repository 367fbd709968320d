#!/bin/sh
# Pictures of the main screens in every language, from each terminal that is
# installed of xterm, lxterminal, konsole and mlterm, under a virtual display;
# in xterm also as small as a phone; Arabic and Persian also in tmux in each of
# them. To be looked at one by one.
#
#   pictures.sh [language ...]      TERMINALS="xterm mlterm" for some only
#
# They go to build/pictures/LANGUAGE/TERMINAL-SCREEN.png: the requests, the
# message that is all they will see, a note with what the guard noticed in it,
# and the guard's question. TERMINAL.png shows the four at once. What is there
# and younger than the program stays, so that it can be stopped and started
# again. A terminal that isn't there is named and left out.
# Two at a time: each has a display of its own.
if [ -z "${TERMINALS:-}" ]; then
	TERMINALS='xterm' sh "$0" "$@" &
	TERMINALS='konsole lxterminal mlterm' sh "$0" "$@"
	wait
	exit
fi
. "$(dirname "$0")/window.sh"
terminals=${TERMINALS:-xterm lxterminal konsole mlterm}
languages=${*:-en $(cd "$here/locales" && ls ./*.po | sed 's|./||; s|\.po$||')}
taken=0

# Something harmless, a number, letters of another direction, and a court.
note() {
	case $1 in
	ar) echo 'الدراجة 12 ABC حمراء، وعنده محكمة يوم الثلاثاء' ;;
	es) echo 'bici roja, tiene corte el martes' ;;
	fa) echo 'دوچرخه ۱۲ ABC قرمز است، سه‌شنبه دادگاه دارند' ;;
	fil) echo 'pulang bisikleta, may korte sa Martes' ;;
	fr) echo 'vélo rouge, audience au tribunal mardi' ;;
	ht) echo 'bisiklèt wouj, li gen tribinal madi' ;;
	ko) echo '빨간 자전거, 화요일에 법원에 갑니다' ;;
	pl) echo 'czerwony rower, we wtorek sąd' ;;
	pt_BR) echo 'bicicleta vermelha, audiência no tribunal na terça' ;;
	ro) echo 'bicicletă roșie, marți merg la tribunal' ;;
	ru) echo 'красный велосипед, во вторник суд' ;;
	so) echo 'baaskiil cas, Talaadada maxkamad ayay leedahay' ;;
	uk) echo 'червоний велосипед, у вівторок суд' ;;
	vi) echo 'xe đạp đỏ, thứ ba phải ra tòa' ;;
	zh_CN) echo '红色自行车，周二要上法庭' ;;
	*) echo 'red bike, maria has court on tuesday' ;;
	esac
}

session() { # LANGUAGE TERMINAL NAME SIZE WRAPPER
	folder=$out/pictures/$1
	sheet=$folder/$3.png
	if [ -n "$(find "$sheet" -newer "$out/justenough-test" 2>/dev/null)" ]
	then
		return
	fi
	open_window "$1" "$2" "$4" "$5"
	picture "$folder/$3-1-requests.png"
	walk "$go_tell"
	picture "$folder/$3-2-message.png"
	press '\033'
	press '\033'
	walk "$go_note"
	press "$(note "$1")"
	picture "$folder/$3-3-note.png"
	press '\r'
	picture "$folder/$3-4-guard.png"
	close_window
	montage "$folder/$3"-[1-4]-*.png -tile 2x -geometry +6+6 \
		-background '#888' "$sheet"
	taken=$((taken + 4))
}

for terminal in $terminals; do
	if ! command -v "$terminal" >/dev/null; then
		echo "$terminal is not installed: left out"
		continue
	fi
	for language in $languages; do
		session "$language" "$terminal" "$terminal" 80x24 ''
		[ "$terminal" != xterm ] ||
			session "$language" xterm xterm-40x15 40x15 ''
		case $language in
		ar | fa)
			session "$language" "$terminal" "tmux-in-$terminal" \
				80x24 \
				"tmux -u -S $place/tmux -f /dev/null new-session"
			;;
		esac
	done
done
echo "$taken pictures taken, in $out/pictures"
