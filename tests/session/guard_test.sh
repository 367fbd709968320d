#!/bin/sh
# What the guard does to somebody who types: a line while typing, one sheet
# before anything is kept, three ways out of it; violence shows whom to call
# first; nothing unanswered is ever kept.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

to_note() {
	pick 'Something else…'
	says 'Before you write it down'
	pick 'Something different'
	wait_for 'No names, no reasons, no numbers here.'
}

first_run 80x24
new_request Babysitting
choose Next
choose Next
wait_for '3/7'
keys 2 Enter
wait_for 'Only the town, no street and no house.'

# Take it out, undo, change it.
type 'Springfield 555 014 2299'
wait_for '! '
keys Enter
says 'Is this needed?'
expect '555'
expect_not 'It is needed, keep until'
same 'the way out that is offered' ' Take it out' \
	"$(focused | grep -oE ' Take it out' | head -1)"
keys Enter
wait_gone 'Is this needed?'
expect_not 2299
expect Springfield
wait_for 'Undo: put back'
pick 'Undo: put back what was taken out'
wait_for '555 014 2299'
keys Enter
says 'Is this needed?'
keys Escape
wait_gone 'Is this needed?'
expect '555 014 2299'
keys Enter
says 'Is this needed?'
pick 'Change it'
wait_gone 'Is this needed?'
expect '555 014 2299'
keys C-u
type 'Springfield'
wait_gone '! '
keys Enter
says 'How many children'

# "Why this hurts".
keys Escape
wait_for '3/7'
keys C-u
type '555 014 2299'
wait_for '! '
keys Tab
says 'Why this hurts'
says 'Go on typing'
keys Enter
wait_for '555 014 2299'
keys C-u
type Springfield
keys Enter
says 'How many children'

# The note: the reason comes before anything can be typed.
pick 'Something else…'
says 'Before you write it down'
expect_not '['
keys Enter
says 'I see'
keys Enter
says 'Before you write it down'
keys Escape
to_note
type 'red bike, maria has court on tuesday'
wait_for '! '
keys Enter
says 'Is this needed?'
expect 'It is needed, keep until'
pick 'It is needed, keep until'
says 'How many children'
choose Next
says 'Age groups'
choose Next
says Where
pick 'I tell it myself'
pick 'I know how: nothing is written'
says 'This is all that is written down'
expect 'red bike'

# The same text is not asked about twice; a new one is.
pick 'Note'
wait_for 'court on tuesday'
keys Enter
says 'This is all that is written down'
pick 'Note'
wait_for 'court on tuesday'
type ' and lopez too'
keys Enter
says 'Is this needed?'
keys Escape
keys C-u
# What can't be kept anywhere: the third way is not drawn.
type 'passport 123456789'
wait_for '! '
keys Enter
says 'Is this needed?'
expect_not 'It is needed'
keys Escape
keys C-u

# Violence: whom to call comes first.
type 'he beats her and the child'
wait_for '! '
keys Enter
says 'Is somebody in danger now?'
expect '911'
expect_not 'Is this needed?'
keys Enter
says 'Is this needed?'
keys C-x
says "I can't get in"
nowhere 'beats her'
nowhere 123456789
unlock 'Babysitting'
