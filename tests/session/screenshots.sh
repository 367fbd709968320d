#!/bin/sh
# The pictures of the README, made from the program in a real terminal window
# under a virtual display: a request in English, the guard, home in Arabic.
# Needs xvfb, xterm, imagemagick and fonts-dejavu-core; `make screenshots`
# installs them.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"
pictures=$here/data/pictures
mkdir -p "$pictures"
display=:$((100 + $$ % 400))
Xvfb $display -screen 0 1024x700x24 >/dev/null 2>&1 &
server=$!
trap 'kill $server $window 2>/dev/null; finish' EXIT
sleep 1

# A window onto the session; tmux itself shows nothing of its own.
window=
show() {
	tm set-option -g status off
	DISPLAY=$display xterm -u8 -fa 'DejaVu Sans Mono' -fs 12 \
		-geometry 80x24 -bg white -fg black -e \
		tmux -S "$tmux_socket" attach -t app >/dev/null 2>&1 &
	window=$!
	sleep 1.5
}
picture() {
	sleep 1
	DISPLAY=$display import -window root -trim "$pictures/$1.png" &&
		ok "$pictures/$1.png"
	kill $window 2>/dev/null
	sleep 0.3
}

first_run 80x24
new_request Babysitting
answer_babysitting Springfield
keys Enter
wait_for 'Read this to the family'
choose 'They have heard it: skip'
choose 'They said yes'
wait_for 'This is all they will see'
choose 'I told them'
wait_for 'Nobody has said yes'
choose 'Somebody can'
choose 'Add this line'
choose 'I told them'
keys Escape
keys Escape
choose '+ New request'
choose 'Ride'
keys Enter
wait_for '1/'
choose 'Next'
sleep 0.3
keys Escape
sleep 0.3
keys Escape
wait_for 'next question'
keys Home
focus 'Babysitting'
show
picture home

keys Enter
wait_for 'Somebody can'
choose 'What changes'
wait_for 'Helpers needed'
choose 'How long'
choose 'Something else'
wait_for 'Before you write it down'
choose 'Something different'
type 'red bike, maria has court on tuesday'
keys Enter
wait_for 'Is this needed?'
show
picture guard

for step in 1 2 3 4 5; do
	keys Escape
	sleep 0.2
done
focus 'Babysitting'
keys Enter
wait_for 'Somebody can'
keys C-l
choose 'Arabiyya'
sleep 0.5
show
picture arabic
