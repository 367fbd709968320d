#!/bin/sh
# A draft survives kill -9 at each question, of the child and of the parent; a
# closed terminal; an end from outside. What was half typed comes back only if
# the guard finds nothing in it, and a text with an unanswered finding is in
# no file, by any of these roads.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

# Back in, at the question that was open.
back_at() {
	again 80x24
	unlock 'question:'
	keys Enter
	wait_for "$1"
}

first_run 80x24
new_request Babysitting
for question in 'How long' '3/7' 'How many children' 'Age groups' '6/7' '7/7'; do
	case $question in
	'How many children') choose 'A wider area' ;;
	'7/7') choose 'I tell it myself' ;;
	'6/7') choose 'Leave it out' ;;
	*) choose 'Next' ;;
	esac
	wait_for "$question"
	parent=$(parent)
	child=$(child)
	case $question in
	*/7)
		kill -9 "$parent"
		wait_end "$child"
		;;
	*)
		kill -9 "$child"
		wait_for 'left with 137'
		;;
	esac
	restored
	expect_not 'Babysitting'
	back_at "$question"
done

# Without a finding it comes back after a lock, a closed terminal, an end.
choose 'Through somebody'
wait_for "A word of the group's own"
type 'the tuesday cook'
keys C-x
unlock 'question:'
keys Enter
wait_for 'the tuesday cook'
parent=$(parent)
tm kill-server
wait_end "$parent"
back_at 'the tuesday cook'
kill -TERM "$(parent)"
wait_for 'left with 0'
restored
expect_not 'cook'
back_at 'the tuesday cook'

# With one it is dropped, and the question says so.
finding='maria lopez 555 014 2299'
keys C-u
type "$finding"
wait_for '! '
keys C-x
wait_for 'Stop erasing ('
nowhere lopez
nowhere 2299
unlock 'question:'
keys Enter
wait_for 'was not kept'
for road in HUP TERM KILL close; do
	choose 'Through somebody'
	wait_for "A word of the group's own"
	type "$finding"
	wait_for '! '
	parent=$(parent)
	case $road in
	close)
		tm kill-server
		wait_end "$parent"
		;;
	*)
		kill -$road "$(child)"
		wait_for 'left with'
		;;
	esac
	nowhere lopez
	nowhere 2299
	again 80x24
	unlock 'question:'
	keys Enter
	case $road in
	KILL) wait_for '7/7' ;;
	*) wait_for 'was not kept' ;;
	esac
	expect_not lopez
done
