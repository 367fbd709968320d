#!/bin/sh
# At 40x15 everything can be done; smaller, the program asks for more room and
# comes back as soon as there is; the mouse reaches what the keys reach.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 40x15
asked_request
somebody_can
resize 30x8
wait_for '40'
expect_not Springfield
keys Enter
resize 40x15
says 'can help'
resize 200x60
says 'can help'
resize 80x24
says 'can help'

# Taps.
tap 'Back'
wait_for 'Today,'
tap '2 New'
says 'What kind of help?'
tap 'Babysitting'
says 'We will ask for'
tap 'Begin'
wait_for '1/7'
tap 'Next'
says 'How long'
tap '+'
wait_for '2 hours 15'
tap '4 hours'
wait_for '4 hours'
tap 'Next'
wait_for '3/7'
tap 'A wider area'
says 'How many children'
tap 'Next'
says 'Age groups'
tap '6 to 9'
tap '10 to 12'
tap 'Next'
says Where
tap 'Back'
says 'Age groups'
wait_for '[x]'
same 'two are ticked' 2 "$(screen | grep -c '\[x\]')"
tap 'A/文'
wait_for Arabiyya
tap Espan
lang=es
says 'Age groups'
tap '^X'
says "I can't get in"
