#!/bin/sh
# A babysitting request from nothing to forgotten: two can help, one is
# chosen, the time changes, it is done.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 80x24
new_request Babysitting
answer_babysitting Springfield
keys Enter
wait_for 'Read this to the family'
expect 'volunteers, not lawyers'
expect_not 'They said yes'
keys Enter
wait_for 'We write down only this:'
expect 'How many children'
expect 'all of it is erased on'
keys Enter
wait_for 'A court may order us'
number=$(screen | grep -oE 'code is [0-9]+' | grep -oE '[0-9]+')
keys Enter
wait_for 'We ask people with this message'
expect 'Springfield'
choose 'They said yes'
wait_for 'This is all they will see'
expect 'They will not see'
expect_not '3 to 5'
choose 'I told them'
wait_for 'Nobody has said yes so far.'

somebody_can
expect_not 'B '
somebody_can
expect 'B '

choose 'A  '
wait_for 'Choose'
choose 'Choose'
wait_for 'May we tell'
choose 'They said yes'
wait_for 'You tell the place yourself.'
choose 'I told them'
wait_for 'chosen'

choose 'What changes'
wait_for 'How long'
choose 'How long'
wait_for 'Keep'
choose '4 hours'
choose 'Keep'
wait_for 'Somebody still has to be told'
keys Escape
wait_for 'tell the change'
choose 'A  '
choose 'Tell the change'
wait_for '4 hours'
choose 'I told them'
keys Escape
sleep 0.3

choose 'It is done'
choose 'Yes, it is done'
wait_for 'Needed again on another day?'
choose 'What we keep'
wait_for 'All that is held'
keys Escape
keys Escape
wait_for 'No requests yet'

# What was typed is in no file, while it runs and after it.
nowhere Springfield
nowhere "$pass"
keys C-x
wait_for 'Open'
nowhere Springfield

# A day off: three days later everything but the receipt is gone.
mkdir -p "$XDG_STATE_HOME/justenough"
expr "$(date +%s)" / 86400 + 3 >"$XDG_STATE_HOME/justenough/clock"
unlock
choose 'Ended requests'
wait_for 'No ended requests are kept'
[ -n "$number" ] && ok "the code was $number" || not_ok "no code was shown"
