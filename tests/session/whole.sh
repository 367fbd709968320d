# A whole request in $lang, from an empty home to the end; sourced by the
# sessions that do it in a language.

asked_request
expect Springfield
somebody_can
somebody_can
choose 'A  '
says 'Choose'
pick 'Choose'
says 'They said yes'
pick 'They said yes'
says 'You tell the place yourself.'
pick 'I told them'
says 'chosen'
pick 'What changes'
says 'How long'
pick 'How long'
says 'Keep'
keys Right
pick 'Keep'
says '! Somebody still has to be told of a change.'
keys Escape
choose 'A  '
pick 'Tell the change'
says 'This is all they will see'
pick 'I told them'
keys Escape
says 'It is done'
pick 'It is done'
pick 'Yes, it is done'
says 'Needed again on another day?'
pick 'Needed again on another day?'
wait_for '1/7'
keys Escape
lock
day +3
unlock
pick 'Ended requests'
says 'No ended requests are kept any more.'
