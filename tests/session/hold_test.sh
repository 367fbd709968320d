#!/bin/sh
# Stop erasing: begun on the lock screen before anything is opened, it holds
# back all that destroys, by every road; ended, what is overdue goes at once.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

held='Stop erasing is on: nothing can be'
is_held() {
	if wait_for "$held" >/dev/null; then
		ok "held: $1"
	else
		echo "not ok $me: not held: $1"
	fi
}
to_request() {
	to_home
	wait_for 'Today,'
	choose Babysitting
	says 'What changes'
}

first_run 80x24
asked_request
somebody_can
keys Escape
wait_for 'Today,'
more 'Backups'
says 'Make a backup now'
pick 'Make a backup now'
wait_for 'whole'
lock
pick 'Stop erasing (a letter from a court …)'
says 'A paper from a court or an office'
pick 'A paper from a court or an office'
says 'Stop erasing is on.'
keys Escape
says "I can't get in"
expect 'Stop erasing is on.'

# Start again would set the store aside.
pick "I can't get in"
pick 'Start again with an empty store'
says 'What you lose'
pick 'Set it aside and start again'
is_held 'start again'

# Everything is long overdue.
day +40
again
unlock Babysitting
to_request
expect Springfield
wait_for 'can help'
pick 'Erase this request'
is_held 'erase'
to_request
pick 'What we keep, and until when'
says 'What we keep'
pick 'Town'
pick 'Erase it now'
is_held 'erase an answer'
to_request
pick 'What changes'
pick 'Town'
says 'Keep'
keys End
type ' North'
keys Enter
is_held 'change of a kept value'
to_request
choose 'A  '
pick "Can't after all: take back"
is_held 'take a line back'
to_request
choose 'A  '
says 'What they may know now'
pick 'What they may know now'
says 'This is all they will see'
expect_not 'delete this message'
keys Escape
more 'Passphrases'
pick 'Recovery code'
says 'Remove it'
pick 'Remove it'
is_held 'remove a passphrase'
pick 'New key: everybody else out'
says 'Use this one'
made=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
keys Enter
says 'What you type is not shown.'
type "$made"
keys Enter
is_held 'new key'
more 'Backups'
pick 'whole'
says 'Restore this backup'
type "$pass"
keys Enter
is_held 'restore'
lock
unlock Babysitting
to_request
expect Springfield
expect 'can help'
lock
same 'a second word changes nothing' 0 \
	"$("$program" hold lawyer >/dev/null; echo $?)"

# The end of it: a typed word, with the store open.
unlock Babysitting
more 'Stop erasing'
says 'End it'
expect 'A paper from a court'
type 'something'
keys Enter
says 'That is another word.'
keys C-u
type 2468
keys Enter
says 'Erasing by the timetable goes on.'
to_home
says '+ New request'
expect_not Babysitting
pick 'Ended requests'
says 'No ended requests are kept any more.'
