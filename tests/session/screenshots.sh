#!/bin/sh
# The six pictures of the README, made from the program in a real terminal
# window under a virtual display. `make screenshots` installs what it needs.
. "$(dirname "$0")/window.sh"
pictures=$here/data/pictures
failed=0

taken() { # NAME
	picture "$pictures/$1.png"
	size=$(stat -c %s "$pictures/$1.png" 2>/dev/null || echo 0)
	if [ "$size" -gt 1000 ] && [ "$size" -lt 40960 ]; then
		echo "ok screenshots: $1.png, $size bytes"
	else
		echo "not ok screenshots: $1.png, $size bytes"
		failed=1
	fi
	close_window
}

open_window en xterm 80x24
taken home

open_window es xterm 80x24
walk "$go_note"
press 'bici roja, maría tiene corte el martes'
press '\r'
taken guard

open_window ar xterm 80x24
walk "$go_tell"
taken arabic

open_window zh_CN xterm 80x24
walk '\r'
taken chinese

open_window ht xterm 40x15
taken phone

open_window en xterm 80x24
walk "$go_tell \\033[A 2 \\r"
taken code
exit $failed
