#!/bin/sh
# After a lock no memory of the child or the parent holds a word that was
# typed or read, nor the passphrase, nor the recovery code, in UTF-8, UTF-16
# or UTF-32 (what curses keeps). Needs root: the program lets nobody else
# look. That the scan finds what is there is shown first.
. "$(dirname "$0")/../session/terminal.sh"
. "$(dirname "$0")/../session/steps.sh"

if [ "$(id -u)" != 0 ]; then
	echo "not ok $me: the scan of memory # SKIP only root can read the memory of another process"
	exit 0
fi
scan=$home/scan
${CC:-gcc} -std=c17 -D_GNU_SOURCE -O2 -o "$scan" "$here/tests/fault/scan.c" ||
	exit 1

# words_of_keys: the passphrase and the code, whole and in part.
words_of_keys() {
	printf '%s\n' "$pass" "${pass%-*-*}" "${pass#*-*-}" \
		"$(echo "$pass" | tr -d -)" "$code" "$(echo "$code" | cut -d- -f1-2)" \
		"$(echo "$code" | cut -d- -f6-7)" "$(echo "$code" | tr -d -)" \
		"$(echo "$code" | cut -d- -f6-7 | tr -d -)"
}
# Beginnings too: a text was once only half typed.
typed='Zwolkenburg zwolken dreizahn dreiz wurzelhaus wurzel lopezzo'

nothing_left() {
	for who in parent child; do
		{ words_of_keys; echo "$typed" | tr ' ' '\n'; } |
			"$scan" "$($who)" >"$home/found" 2>&1
		code_of_scan=$?
		if [ $code_of_scan = 0 ]; then
			ok "nothing in the $who, $1"
		else
			sed 's/^/    | /' "$home/found"
			echo "not ok $me: scan of the $who, $1: $code_of_scan"
		fi
	done
}
is_found() {
	if echo "$1" | "$scan" "$(child)" >"$home/found"; then
		not_ok "the scan does not find $1 while it is there"
	else
		ok "the scan finds $1 while it is there"
	fi
}

# After the first run: the passphrase and the code were on the screen.
begin 80x24
wait_for 'English'
keys Enter
wait_for 'write down only what that help needs'
keys Enter
wait_for 'Use this one'
pass=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
is_found "$pass"
keys Enter
wait_for 'Type it once more'
type "$pass"
keys Enter
wait_for 'If the passphrase is forgotten' 20
code=$(screen | tr -d ' \n' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
is_found "$(echo "$code" | cut -d- -f1-2)"
choose 'I have written it down'
wait_for 'Type the last two groups'
type "$(echo "$code" | cut -d- -f6-7)"
keys Enter
skip_call
lock
nothing_left 'after the first run'

# After a request with a town, a place, a note, a label, and a finding.
unlock
new_request Babysitting
choose 'Next'
choose 'Next'
wait_for '3/7'
choose 'A town'
wait_for 'Only the town'
type Zwolkenburg
wait_for Zwolkenburg
is_found Zwolkenburg
keys Enter
wait_for 'How many children'
choose 'Next'
wait_for 'Age groups'
choose '3 to 5 years'
choose 'Next'
wait_for '6/7'
choose 'Write it down'
wait_for 'Only the place'
type 'the wurzelhaus by the bridge'
is_found wurzel
keys Enter
wait_for '7/7'
choose 'Through somebody'
wait_for "A word of the group's own"
type 'maria lopezzo 555 014 2299'
wait_for '! '
is_found lopezzo
keys C-x
wait_for 'Stop erasing ('
nothing_left 'after a lock with a finding on the screen'
unlock 'question:'
keys Enter
wait_for 'was not kept'
choose 'Through somebody'
wait_for "A word of the group's own"
type 'the dreizahn cook'
is_found dreizahn
keys Enter
wait_for 'This is all that is written down'
keys Enter
wait_for 'Read this to the family'
choose 'They have heard it: skip'
choose 'They said yes'
wait_for Zwolkenburg
choose 'Show as a QR code'
wait_for "For a phone's camera"
is_found Zwolkenburg
keys C-x
wait_for 'Stop erasing ('
nothing_left 'after a lock with a code on the screen'
unlock
choose 'Babysitting'
choose 'Ask round'
wait_for Zwolkenburg
choose 'I told them'
wait_for 'Nobody has said yes so far.'
somebody_can
choose 'What we keep'
wait_for 'What we keep'
keys Escape
keys Escape
keys /
wait_for 'Find'
type Zwolken
wait_for 'Babysitting'
keys C-\\
wait_for 'Stop erasing ('
nothing_left 'after a request, a list and a search'

# Arabic, as it was typed and as it is drawn: joined, from the right.
unlock
choose '+ New request'
wait_for 'What kind of help?'
choose Babysitting
wait_for 'We will ask for'
choose 'Begin'
choose 'Next'
choose 'Next'
wait_for '3/7'
choose 'A town'
wait_for 'Only the town'
keys C-l
wait_for 'Arabiyya'
choose 'Arabiyya'
wait_gone 'Only the town'
arabic=زفولكنبرغ
before=$(screen)
type "$arabic"
sleep 0.5
# The one word of the screen that was not there before.
drawn=$(screen | tr ' []' '\n\n\n' | grep -vxF "$(echo "$before" |
	tr ' []' '\n\n\n')" | head -1)
is_found "$arabic"
is_found "$drawn"
keys C-x
sleep 0.5
typed="$typed $arabic $drawn"
nothing_left 'after Arabic'
keys C-l
wait_for 'English'
choose 'English'
wait_for 'Stop erasing ('

# What was typed on the lock screen itself.
type "$pass"
keys C-u
nothing_left 'after a passphrase that was taken back'
