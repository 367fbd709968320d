#!/bin/sh
# What others are told: read out, as a code, in their language; who agreed is
# told by word of mouth; taking back. None of it becomes a file.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 80x24
new_request Babysitting
answer_babysitting Quinberry
keys Enter
choose 'They have heard it: skip'
wait_for 'Read this to the family'
choose 'They said yes'
wait_for 'This is all they will see'
expect 'Quinberry'

# As a code: the bars and the words go, the way back stays.
choose 'Show as a QR code'
wait_for "For a phone's camera"
expect_not 'hide'
expect_not 'Quinberry'
expect '▀'
keys Enter
wait_for 'This is all they will see'
choose 'Show as a QR code'
wait_for "For a phone's camera"
resize 40x24
wait_for '‹ Back'
expect '▀'
resize 40x16
sleep 0.5
expect '▀'
tap '‹ Back'
wait_for 'all they will see'
resize 80x24
wait_for 'This is all they will see'

# Read out, line by line, in another language.
choose 'Language'
wait_for 'In which language?'
type 2
keys Enter
wait_for 'Puede cuidar'
choose 'Read it out, line by line'
wait_for '1/6'
keys Enter
wait_for 'Cuándo'
keys Escape
wait_for 'This is all they will see'
choose 'I told them'
wait_for 'Nobody has said yes so far.'

# Somebody can, and is chosen.
somebody_can
choose 'A  '
wait_for 'They were told: When'
choose 'Choose'
wait_for 'May we tell'
choose 'They said yes'
wait_for 'your group knows?'
expect_not 'Show as a QR code'
choose 'Not sure'
wait_for 'say the place yet'
choose 'I told them'
wait_for 'chosen'

# Taken back: the text first, then the stage; undone, and done.
choose 'A  '
choose "Can't any more: take back"
wait_for 'You are no longer needed for this'
expect 'They were told: When, How long, Town, How many'
choose 'I told them'
wait_for 'Taken back.'
wait_for "Can't after all: take back"
tap 'Undo'
wait_for "Can't any more: take back"
choose "Can't any more: take back"
wait_for 'Without telling them'
choose 'Without telling them'
wait_for "Can't after all: take back"
choose "Can't after all: take back"
wait_for 'You are no longer needed for this'
choose 'I told them'
wait_for 'The line is gone'
expect_not 'A  '

# A code on the screen goes with the lock.
choose 'Ask more people'
choose 'Show as a QR code'
wait_for '▀'
keys C-x
wait_for "I can't get in"
expect_not '▀'
unlock
keys C-x
wait_for "I can't get in"

nowhere 'Quinberry'
nowhere 'Sitter?'
nowhere 'not counted on'
