#!/bin/sh
# At 40x15 in Spanish and in Arabic: a whole lesson from its first card to its
# last question, a sheet in another language, whom to call and its card.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

make_drawn || exit 1

# What of the file a key of a section says: value TEXT-OF-SECTION KEY.
value() {
	awk -v section="[$1]" -v key="$2 = " '
		/^\[/ { inside = $0 == section }
		inside && index($0, key) == 1 {
			print substr($0, length(key) + 1); exit
		}' "$here/data/learn/two_questions.lesson"
}
# The right letter of a question: a, b or c.
right_of() {
	awk -v start="[Answer $1 " '
		/^\[/ { letter = index($0, start) == 1 ? \
			substr($0, length(start) + 1, 1) : "" }
		letter && /^right = / { print letter; exit }
		' "$here/data/learn/two_questions.lesson"
}
# The beginning of a text as the screen shows it: a line of 40 cells holds the
# first two words of any.
begins() {
	shown=$(T "$1")
	if [ "$lang" = ar ] && [ "$shown" != "$1" ]; then
		# Joined and turned around: what is last in it is read first.
		echo "$shown" | awk '{ print $NF }'
	else
		echo "$shown" | cut -d ' ' -f 1-2
	fi
}

lesson() {
	keys 3
	says 'Lessons of a few minutes'
	pick 'The two questions'
	card=1
	while [ "$card" -le "$cards" ]; do
		wait_for "$card/$cards"
		wait_for "$(begins "$(value "Card $card" title)")"
		expect_not '↓'
		keys Enter
		card=$((card + 1))
	done
	# Each wrong answer is explained, and one may try again.
	right=$(right_of 1)
	for letter in a b c; do
		[ "$letter" != "$right" ] || continue
		wait_for "$(begins "$(value "Answer 1 $letter" answer)")"
		number=$(printf %d "$(($(printf '%d' "'$letter") - 96))")
		keys "$number" Enter
		says '! Not this one.'
		keys Enter
	done
	question=1
	while [ "$question" -le "$questions" ]; do
		letter=$(right_of $question)
		number=$(($(printf '%d' "'$letter") - 96))
		wait_for "$(begins "$(value "Question $question" question)")"
		keys "$number" Enter
		says '✓ That is right.'
		[ "$question" = "$questions" ] || keys Enter
		question=$((question + 1))
	done
	pick 'Finish'
	says 'Lessons of a few minutes'
}

cards=$(grep -c '^\[Card' "$here/data/learn/two_questions.lesson")
questions=$(grep -c '^\[Question' "$here/data/learn/two_questions.lesson")
for language in Español:es Arabiyya:ar; do
	rm -rf "$XDG_DATA_HOME"/* "$state"/*
	lang=${language#*:}
	first_run 40x15 "${language%:*}"
	start=$(date +%s)
	lesson
	[ $(($(date +%s) - start)) -lt 300 ] && ok "in $lang in five minutes" ||
		not_ok "in $lang it takes too long"
	pick 'Sheets to read out or print'
	says 'For families'
	keys Enter
	wait_for '1/'
	expect '!'
	keys Up
	pick 'Language'
	wait_for 'Arabiyya'
	choose 'English'
	wait_for 'What we write down'
	wait_for 'No lawyer has read this sheet'
	keys Escape Escape
	pick 'Whom to call'
	pick 'Where to go'
	says 'Keep'
	type 'Open Door Clinic 555 014 2299'
	keys Enter
	wait_for 'Open Door Clinic'
	keys End
	wait_for 'justenough learn card | lp'
	lock
	nowhere 'Open Door'
	printed=$(echo "$pass" | "$program" --language en learn card \
		--passphrase-fd 0)
	same "the card of $lang is printed" 1 \
		"$(echo "$printed" | grep -c '^    Open Door Clinic 555 014 2299$')"
done

# Three months later one line asks one question, which one key puts away.
lang=en
for days in 40 80 92; do
	day +$days
	tm kill-server
	begin 80x24
	wait_for 'A/文'
	keys C-l
	wait_for 'Arabiyya'
	choose English
	unlock
	[ $days = 92 ] || expect_not 'A question to refresh what we learned'
done
wait_for 'A question to refresh what we learned'
focus 'A question to refresh what we learned'
keys Enter
wait_for '3 '
keys 1 Enter
says 'Finish'
pick 'Finish'
says '+ New request'
expect_not 'A question to refresh what we learned'
