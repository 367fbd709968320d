#!/bin/sh
# The check-up in a real terminal: what the sandbox hides was read before it
# closed, a sign stands on More while something is due, and what can be held
# is there to be read.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 80x24
asked_request
more 'Check-up'
says 'For two people of the group'
expect 'begun: 0, open: 1, ended: 0'
pick 'The laptop  '
wait_for 'Looked at when the program started.'
expect 'Is the disk encrypted?'
keys Escape
says 'Wrong passphrases'
pick 'Erased soon'
wait_for 'Erased within 7 days'
keys Escape
pick 'Requests  '
wait_for 'Today,'

# Another window stops erasing: the sign comes without being asked for.
"$program" hold lawyer >/dev/null
more 'Check-up'
says 'Something is due'
is_focused 'Stop erasing' || echo "not ok $me: what is due is not first"
expect 'It is on: nothing is erased.'
keys Escape
wait_for 'something is due'
expect '4 More ●'
keys 1
wait_for 'Today,'
expect '4 More ●'
resize 40x15
wait_for '4 More ●'
resize 80x24

more 'What can be held'
says 'What this program can write down'
pick 'Babysitting'
wait_for 'Somebody looks after children'
keys End
wait_for 'Somebody is in danger'
keys Escape
says 'What this program can write down'
pick 'Agreements with other bodies'
wait_for 'None. Nothing is told to another body.'
lock
expect_not '●'
