#!/bin/sh
# A draft survives a lock, a closed terminal and kill -9 at each question; a
# text with an unanswered finding is in no file, by any of these roads.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

# Back in, at the question that was open.
again() {
	begin 80x24
	unlock 'last question'
	keys Enter
	wait_for "$1"
}

first_run 80x24
new_request Babysitting
for question in 'How long' '3/7' 'How many children' 'Age groups' '6/7' '7/7'; do
	case $question in
	'How many children')
		choose 'A wider area'
		;;
	'7/7')
		choose 'I tell it myself'
		;;
	'6/7')
		choose 'Leave it out'
		;;
	*)
		choose 'Next'
		;;
	esac
	wait_for "$question"
	kill -9 "$(child)"
	wait_for 'left with'
	expect_not 'Babysitting'
	again "$question"
done

# A half-typed text without a finding comes back after a lock; one with a
# finding is dropped, and the question says so.
choose 'Through somebody'
type 'the tuesday cook'
keys C-x
wait_for 'Open'
unlock 'last question'
keys Enter
wait_for 'the tuesday cook'
keys C-a C-k
type ' call maria 555 014 2299'
wait_for '!'
keys C-x
wait_for 'Open'
nowhere 'maria'
nowhere '2299'
unlock 'last question'
keys Enter
wait_for 'was not kept'
type 'maria lopez 555 014 2299'
wait_for '!'
kill -HUP "$(child)"
wait_for 'left with 0'
nowhere 'lopez'
again 'was not kept'
type 'maria lopez 555 014 2299'
wait_for '!'
kill -9 "$(child)"
wait_for 'left with'
nowhere 'lopez'
