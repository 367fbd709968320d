#!/bin/sh
# What we hold about you, the family's yes taken back, and erasing at their
# word; a code that is gone and one that never was get one answer.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

held() { # held CODE: from Home to the answer
	more 'What we hold about you'
	says "Whoever knows the code"
	type "$1"
	keys Enter
}

first_run 80x24
asked_request Springfield
number=$(screen | grep -oE '[0-9]+ · Babysitting' | grep -oE '^[0-9]+')
somebody_can
to_home

held "$number"
says 'Is it them?'
expect_not Springfield
keys Enter
says 'This is all that we hold about you:'
expect 'Town: Springfield'
expect 'erased on'
choose 'Language for reading'
choose 'Español'
expect Springfield
choose 'Show as QR codes'
wait_for '▀'
expect_not Springfield
keys Escape
wait_for Springfield

# One answer is corrected, another erased.
choose 'Correct or erase one answer'
says 'What we keep'
choose 'Springfield'
choose 'Correct it'
says 'Keep'
expect Springfield
keys Escape
says 'What we keep'
choose 'Age groups'
choose 'Erase it now'
says 'The answer was erased.'
keys Escape
wait_gone 'Age groups'
keys Escape Escape

# Under a hold it is read out with a warning, and not erased.
to_home
more 'Stop erasing'
choose 'We expect one'
says 'Stop erasing is on.'
to_home
held "$number"
says 'Is it them?'
expect 'Ask the lawyer'
keys Enter
says 'This is all that we hold about you:'
choose 'Erase everything now'
says 'Tell those who know of it first'
choose 'Erase it now'
wait_for 'Stop erasing is on: nothing can be erased'
keys Escape Escape Escape
to_home
more 'Stop erasing'
type 2468
keys Enter
says 'Erasing by the timetable goes on.'

# The yes is taken back: those who know of it get a text, and nothing more.
to_home
choose 'Babysitting'
says 'Somebody can'
choose 'The family takes its yes back'
wait_for 'The family took its yes back'
expect_not 'Somebody can'
expect 'tell that it is over'
choose 'Tell those who know of it'
says 'It is cancelled, no help is needed any more'
expect_not Springfield
choose 'I told them'
wait_gone 'tell that it is over'

# Erased at their word; then the code is as if it never was.
to_home
held "$number"
says 'Is it them?'
keys Enter
says 'This is all that we hold about you:'
choose 'Erase everything now'
choose 'Erase it now'
says 'Everything under this code was erased.'
sleep 11
type "$number"
keys Enter
says 'We hold nothing under this code.'
gone=$(screen)
choose 'Another code'
type 99
keys Enter
says 'We hold nothing under this code.'
same 'one answer for both' "$gone" "$(screen)"
nowhere Springfield
