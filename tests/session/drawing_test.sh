#!/bin/sh
# Arabic where nobody can know how it is drawn (a tmux around which nothing is
# seen, as through ssh): *does this look right?* comes by itself, its answer
# works at once, is kept, and holds for this kind of terminal only.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

make_drawn || exit 1
card='press 1, 2 or 3'
lang=ar
question=$(T 'Does this look right?')
start=$(T Start)
# The same as they are read: joined, and the first letter first.
drawn=$home/drawn
mv "$drawn" "$drawn.visual"
printf '#!/bin/sh\nexec %s -r "$1"\n' "$drawn.visual" >"$drawn"
chmod +x "$drawn"
in_order=$(T 'Does this look right?')
start_in_order=$(T Start)

SESSION_ENV='TMUX='
echo ar >"$state/language"
begin 80x24
wait_for "$card"
expect "$question"
keys 3
wait_for "$in_order"
keys 1
wait_for "$question"
keys 3
wait_for "$in_order"
keys Enter
wait_gone "$card"
wait_for "$start_in_order"
same 'the answer is kept' 'reading:tmux-256color,tmux-' \
	"$(sed 's/,tmux-.*/,tmux-/' "$state/drawing")"

# Kept, and drawn so from the beginning.
begin 80x24
wait_for "$start_in_order"
expect_not "$card"

# Elsewhere it isn't known; and it isn't asked in other languages.
SESSION_TERM=vt220
begin 80x24
wait_for "$card"
keys Escape
wait_gone "$card"
rm "$state/drawing"
echo es >"$state/language"
begin 80x24
lang=es
says Start
keys Tab
sleep 0.5
expect_not "$card"

# A tmux that can be seen into, and at which nobody looks: no question.
SESSION_ENV=
echo ar >"$state/language"
begin 80x24
wait_for "$start"
keys Tab
sleep 0.5
expect_not "$card"
