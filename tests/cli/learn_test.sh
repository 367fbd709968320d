#!/bin/sh
# justenough learn: what it lists and prints, in every language, from a group's
# folder too, and the card with whom to call. It leaves nothing behind.
. "$(dirname "$0")/rig.sh"

right=lantern-cactus-velvet-drummer-orchard
learn() { timeout 10 "$program" learn "$@" </dev/null; }
ids() { learn | sed -n 's/^  \([a-z_]*\)  *[^ ].*/\1/p' | grep -vx card; }

want "learn" 0 learn
has "learn: a lesson with its title" '^  two_questions  *The two questions'
has "learn: a sheet" '^  what_we_write '
has "learn: the card" '^  card '
same "learn: as many as there are files" \
	"$(ls data/learn | grep -c '\.lesson$\|\.sheet$')" "$(ids | wc -l)"

want "a lesson" 0 learn two_questions
has "a lesson: its title" '^The two questions$'
has "a lesson: a card" "^Before asking$"
has "a lesson: a question" '^1\.  '
has "a lesson: its answers" '^    a) '
has "a lesson: explained" '^1a   \(Right\|Wrong\)\. '
for which in Right Wrong; do
	echo "$said" | grep "^[0-9]*[abc]  *$which" | wc -l
done >"$work/counts"
same "a lesson: two wrong answers for each right one" "twice" "$(
	{ read right_ones; read wrong_ones; } <"$work/counts"
	[ "$right_ones" -ge 2 ] && [ "$wrong_ones" = $((2 * right_ones)) ] &&
		echo twice)"
want "a sheet" 0 learn what_we_write
has "a sheet: nobody has read it" '^! No lawyer has read this sheet'
same "a sheet: that stands on top" "! No lawyer" \
	"$(echo "$said" | head -1 | cut -c1-11)"
has "a sheet: its day" 'looked up on'
want "a letter" 0 learn letter_copy
has "a letter: a line to write on" '____________ ('
same "a letter: no blank is left" 0 "$(echo "$said" | grep -c '{blank')"
has "a letter: where to cut" '^- - - - '
has "a letter: by hand" 'by hand'

# Every one of them, in every language: no line is too long, no control
# character, nothing that steers a direction.
for language in en $(ls locales | sed -n 's/\.po$//p'); do
	for id in $(ids); do
		timeout 10 "$program" --language "$language" learn "$id" ||
			echo "FAILED $id"
	done >"$work/all"
	same "$language: all are printed" 0 "$(grep -c FAILED "$work/all")"
	same "$language: at most 72 columns" yes \
		"$([ "$(wc -L <"$work/all")" -le 72 ] && echo yes)"
	same "$language: no control characters" 0 \
		"$(tr -d '\n' <"$work/all" | tr -cd '\000-\037\177' | wc -c)"
	same "$language: no marks of direction" 0 \
		"$(grep -c "$(printf '\342\201[\246-\251]')" "$work/all")"
done

want "an id that isn't there" 2 learn nothing
want "a path" 2 learn ../../data/learn/two_questions
want "an empty id" 2 learn ''
want "two ids" 2 learn two_questions paper
want "nobody can read it" 1 sh -c "'$program' learn two_questions >/dev/full"
same "nothing is made" "" \
	"$(find "$work/data" "$work/state" "$work/config" -mindepth 1)"

# A group's own, one of them broken.
group=$work/config/justenough/learn
mkdir -p "$group"
cp tests/unit/catalogue/examples/* "$group"
sed 's/^title = The two questions/title = أسئلتنا نحن/' \
	data/learn/two_questions.lesson >"$group/two_questions.lesson"
want "a group's" 0 learn
has "a group's: added" '^  walk  *Walking dogs'
has "a group's: in the place of ours, in logical order" \
	'^  two_questions  *أسئلتنا نحن'
want "a group's letter" 0 learn dog_letter
has "a group's letter: who has read it" '^Read by a lawyer: A\. Barrister$'
has "a group's letter: its blanks" '^____________ (Your street)$'
printf '[Lesson]\nid = bad\ntitle = \033[31mred\n' >"$group/bad.lesson"
want "a broken one" 1 learn
has "a broken one: is named with its line" 'bad\.lesson:3: '
has "a broken one: the others are listed" '^  walk '
want "a broken one: the others are printed" 0 learn walk
want "a broken one: asked for" 2 learn bad
has "a broken one: asked for, says why" 'bad\.lesson:3: '
rm -r "$work/config/justenough"

# Whom to call, which needs the passphrase.
card() { # card PASSPHRASE
	printf '%s\n' "$1" | timeout 20 "$program" learn card --passphrase-fd 0
}
want "card: no store" 1 card "$right"
want "card: nothing to ask on" 1 learn card
same "card: no store is made" "" "$(find "$work/data" -mindepth 1)"
mkdir -m 700 "$work/data/justenough"
printf '%s\n' "$right" | "$out/test/tests/fault/vault_steps" create \
	"$work/data/justenough" 3<&0 >/dev/null ||
	echo "not ok card: no store could be made (make fault-programs)"
want "card: a wrong passphrase" 4 card wrong-wrong-wrong
same "card: nothing is printed" "" "$said"
want "card: the right one" 0 card "$right"
has "card: where to go" '^Where to go$'
has "card: a line to write on" '____'
want "card: nothing to ask on, with a store" 2 learn card
