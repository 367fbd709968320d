#!/bin/sh
# The practice at 40x15, in English, Spanish and Arabic: whoever does only what
# the guide's lines say comes to its end. It may be left at any moment, ends
# with a lock, and a real store is closed meanwhile and as it was afterwards.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"
. "$(dirname "$0")/guided.sh"

make_drawn
try_it() {
	begin 40x15
	wait_for 'Español' 20
	choose "$2"
	lang=$1
	says 'Start'
	pick 'Try it with an invented family'
	says 'Practice: invented'
	guided
}
try_it es Español
# Once more: nothing of the first is there.
pick 'Once more'
says '+ New request'
expect_not 'Anytown'
keys C-x
wait_gone "$(T 'Practice: invented')"
keys Enter
says 'Start'
kill -TERM "$(parent)"
wait_for 'left with 0'
rm -f "$state/language"

try_it ar Arabiyya
pick 'Start for real'
says 'Use this one'
expect_not "$(T 'Practice: invented')"
kill -TERM "$(parent)"
wait_for 'left with 0'
rm -f "$state/language"

lang=en
try_it en English
pick 'Start for real'
wait_for 'Use this one'
pass=$(screen | tr -d ' \n' | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
keys Enter
says 'Next'
type "$pass"
keys Enter
says 'I have written it down' 20
pick Later
skip_call
new_request Babysitting
keys Escape
says 'Today,'
expect Babysitting

# With a real store open: it is said, locked, and neither sees the other.
choose '3 Learn'
pick 'Try it with an invented family'
wait_for 'locked first'
pick 'Begin the practice'
wait_for 'Practice: invented'
expect_not 'new'
choose '4 More'
wait_for 'Leave the practice'
expect_not Backups
expect_not Passphrases
expect_not 'Stop erasing'
choose '1 Requests'
keys Escape
wait_for 'What you have practised'
pick 'Go on practising'
says '+ New request'
keys C-x
says "I can't get in"
expect_not 'Practice'
unlock 'I have written it down'
pick Later
says '+ New request'
expect Babysitting
