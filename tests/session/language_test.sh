#!/bin/sh
# The language changes in the middle of a question, with what was typed; the
# direction follows; the choice outlives the program. Nothing typed is lost.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

to_language() { # NAME IN LATIN LETTERS
	keys C-l
	wait_for Arabiyya
	choose "$1"
	wait_gone Arabiyya
}
column_of() { screen | awk -v text="$1" 'index($0, text) {
	print index($0, text); exit }'; }

first_run 80x24
new_request Babysitting
choose Next
choose Next
wait_for '3/7'
choose 'A town'
type Spring
english=$(column_of Spring)
to_language Espan
lang=es
says 'A town'
expect Spring
type f
to_language Arabiyya
expect Springf
arabic=$(column_of Springf)
if [ "${arabic:-0}" -gt $((english + 20)) ]; then
	ok "the field is mirrored"
else
	not_ok "the field is not mirrored: $english, $arabic"
fi
type i
expect Springfi
to_language English
type eld
wait_for Springfield
lang=en
keys Enter
says 'How many children'
to_language Espan
lang=es
says 'How many children'
lock
again
expect_not 'Choose your language'
unlock
