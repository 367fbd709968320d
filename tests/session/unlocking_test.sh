#!/bin/sh
# All the ways in: a wrong passphrase (one message, and a wait that grows and
# outlives the program), the recovery code, a second passphrase, one taken
# away, one changed, a new key; and a backup put back.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

try() {
	type "$1"
	keys Enter
}
# From the page with a made passphrase to the end of it; leaves $made.
take_made() {
	says 'Use this one'
	made=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
	keys Enter
	says 'What you type is not shown.'
	type "$made"
	keys Enter
}

first_run 80x24
new_request Babysitting
keys Escape
keys Escape
keys C-x
says "I can't get in"

try 'wrong horse battery staple'
wait_for 'Not opened.'
try 'wrong horse battery staple 2'
wait_for 'The next try is possible in 1 second.'
wait_gone 'The next try'
try 'wrong horse battery staple 3'
wait_for 'The next try is possible in 2 seconds.'
try "$pass"
expect 'Not opened.'
expect_not 'Today,'
keys C-u
again
try 'wrong horse battery staple 4'
sleep 0.3
keys C-u
sleep 2
try 'wrong horse battery staple 5'
wait_for 'The next try is possible in 4 seconds.'
sleep 4
pick "I can't get in"
says 'I have the recovery code'
pick 'I have the recovery code'
try "$(echo "$code" | tr -d - | tr A-Z a-z | sed 's/./0/9')"
wait_for 'typing mistake'
keys C-u
try "$(echo "$code" | tr -d - | tr A-Z a-z)"
says 'Does this person need to?' 20
pick 'Yes, they need it'
take_made
second=$made
says 'The passphrase was added. Destroy the paper when it'
keys Escape
wait_for 'Babysitting'
lock

pass=$second
unlock Babysitting
more 'Passphrases'
says 'Passphrase 1'
pick 'Passphrase 1'
says 'Remove it'
pick 'Remove it'
wait_for 'Removed. Make a new key now'
expect_not 'Passphrase 1'
pick 'Change my passphrase'
take_made
says 'The passphrase was changed.'
pass=$made
pick 'New key: everybody else out'
take_made
third=$made
says 'I have written it down' 20
code=$(screen | tr -d ' \n' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
pick 'I have written it down'
says Check
type "$(echo "$code" | cut -d- -f6-7)"
keys Enter
says 'Passphrases'
lock
try "$pass"
wait_for 'Not opened.'
pass=$third
unlock Babysitting

# A backup put back has no more in it than the store was allowed to keep.
more 'Backups'
says 'Make a backup now'
pick 'Make a backup now'
wait_for 'whole'
to_home
choose Babysitting
wait_for '1/7'
keys Escape
more 'Backups'
pick 'whole'
says 'Restore this backup'
type "$pass"
keys Enter
says 'The backup was restored.' 20
wait_for Babysitting
lock
unlock Babysitting
nowhere "$pass"
nowhere "$(echo "$code" | tr -d -)"
