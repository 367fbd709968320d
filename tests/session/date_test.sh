#!/bin/sh
# A clock in 1970 or 2099 is not believed: the date is asked for, and until
# it is said nothing is erased. A date far ahead is asked twice.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 80x24
asked_request
lock
for wrong in 1970-01-05 2099-06-01; do
	day $wrong
	unlock 'What day is it today?'
	expect 'nothing is erased'
	keys Escape
	expect 'What day is it today?'
	lock
	again
	unlock 'What day is it today?'
	pick 'This is today'
	wait_for 'Today,'
	wait_for Babysitting
	# Said once, it is not asked for after each lock.
	lock
	unlock Babysitting
	lock
done
again
unlock 'What day is it today?'
keys NPage
keys NPage
keys NPage
pick 'This is today'
wait_for 'Is it really'
keys BTab
keys PPage
wait_gone 'Is it really'
lock
rm "$state/clock"
unlock Babysitting

# The clock goes back by a day: that is no reason to erase, nor to ask... it
# can't be right, so it is asked for.
lock
day -400
unlock 'What day is it today?'
lock
rm "$state/clock"
unlock Babysitting
choose Babysitting
wait_for Springfield
