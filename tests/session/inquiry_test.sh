#!/bin/sh
# An inquiry: written down by choices alone, changed, erased, brought back, and
# given out after the lawyer's yes, with the month and not the day.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

first_run 40x15
more 'Somebody asks about people'
says 'Write one down'
expect ' off'
choose 'What to do now'
says 'Stay calm'
expect 'lawyer'
keys Enter
says 'Three times never'
keys Escape Escape
says 'Write one down'
choose 'Stop erasing'
says 'We expect one'
keys Escape
choose 'Whom to call'
says 'not filled in'
keys Escape
says 'Write one down'
choose 'Write one down'
says 'writing it here is telling'
choose 'It may be written down'
wait_for '1/6'
keys Enter
says 'How did they come?'
choose 'by a letter'
says 'Who was it?'
choose 'immigration office'
says 'Did they have a paper?'
choose "an office's own form"
says 'What was it about?'
choose 'in general'
says 'What was answered?'
keys Escape
says 'What was it about?'
choose 'our group'
says 'What was answered?'
choose 'referred to the lawyer'
wait_for 'our group'
choose 'Keep'
says 'Kept: a day and five choices.'

choose 'immigration office'
wait_for 'How they came'
choose 'Paper'
says 'Did they have a paper?'
choose 'signed by a judge'
wait_for 'signed by a judge'
choose 'Keep'
says 'Kept: a day and five choices.'
choose 'immigration office'
choose 'Erase it now'
says 'The inquiry was erased.'
wait_gone 'immigration office'
choose 'Undo'
wait_for 'immigration office'

choose 'Give it to others'
says 'Has the lawyer said yes?'
choose 'Not yet'
says 'Write one down'
choose 'Give it to others'
choose 'The lawyer said yes'
wait_for 'justenough inquiries csv'
choose 'I see'
lock
tm kill-server
sleep 0.5

given=$(printf '%s\n' "$pass" | "$program" inquiries csv --passphrase-fd 0 \
	--lawyer-said-yes)
same 'what goes out' "month,came,body,paper,about,answered
$(date -u +%Y-%m),letter,immigration,judge,group,lawyer" "$given"
nowhere immigration
