#!/bin/sh
# justenough send and receive: a request from asking to agreed, back and done,
# carried by hand between two laptops; plain lines, exit codes, wrong usage.
. "$(dirname "$0")/rig.sh"
. "$top/tests/exchange/laptops.sh"

run() { timeout 10 "$program" "$@" </dev/null; }
want "send: a code without a contact" 2 run send 417
want "send: a contact without a code" 2 run send --to blue
want "send: a word that is no code" 2 run send four --to blue
want "receive: a word that means nothing" 2 run receive all
want "send: no store" 1 sh -c "echo x | '$program' send --passphrase-fd 0"
want "receive: no store" 1 sh -c \
	"echo x | '$program' receive --passphrase-fd 0"

if ! meet; then
	echo "not ok exchange: the laptops could not meet"
	exit 1
fi
carry() { # carry FROM TO
	mkdir -p "$(box "$2" in)"
	find "$(box "$1" out)" -name '*.parcel' \
		-exec mv {} "$(box "$2" in)/" \;
}

number=$(step red sitting Springfield '14 Elm Street')
want "send: nothing waits" 0 program_at red send
same "send: and nothing is said" "" "$said"
want "send: asking" 0 sends red "$number"
has "send: says so" "^sent	$number	blue$"
want "send: lists what waits" 0 program_at red send
has "send: for whom" '^waiting	blue	1$'
want "send: a wrong passphrase" 4 sh -c \
	"echo wrong | '$program' send --store '$work/red/store' --passphrase-fd 0"
want "send: no such code" 1 sends red 9999
want "send: no such contact" 1 program_at red send "$number" --to green
want "send: no such line" 1 sends red "$number" --line Z

carry red blue
want "receive: list" 0 program_at blue receive list
has "receive: lists it" "^there	new	red	$number$"
same "receive: and takes nothing" "" "$(step blue look)"
want "receive: takes it" 0 takes blue
has "receive: says so" "^taken	new	red	$number$"
same "receive: asking" "theirs $number asking red" "$(step blue look)"
same "receive: the file is gone" 0 "$(ls "$(box blue in)" | wc -l)"

step blue can
carry blue red
want "receive: an answer" 0 takes red
has "receive: they can" "^taken	can	blue	$number$"
want "send: what that line may know" 0 sends red "$number" --line A
carry red blue
takes blue >/dev/null
same "available" "theirs $number available red" "$(step blue look)"
step red choose "$number" A
sends red "$number" --line A >/dev/null
carry red blue
takes blue >/dev/null
same "agreed, with the place" "theirs $number agreed red place" \
	"$(step blue look)"
step red change "$number"
sends red "$number" --line A >/dev/null
carry red blue
want "receive: a change" 0 takes blue
has "receive: says so" "^taken	changed	red	$number$"

step red back "$number" A
carry red blue
takes blue >/dev/null
same "back to available" "theirs $number available red" "$(step blue look)"
step red end "$number"
carry red blue
takes blue >/dev/null
same "over" "theirs $number available red ended" "$(step blue look)"

# Handed over, and gone where it was.
number=$(step red sitting Shelbyville '7 Oak Lane')
step red hand "$number" blue
carry red blue
want "receive: a whole request" 0 takes blue
has "receive: says so" "^taken	take-over	red	$number$"
carry blue red
want "receive: it was taken over" 0 takes red
has "receive: says so" "^taken	taken-over	blue	$number$"
same "gone there" 0 "$(step red look | grep -c "^ours $number")"
same "and here" 1 "$(step blue look | grep -c "^ours $number")"

# Damaged, foreign and odd files: each is said, none is taken, no hang.
mkfifo "$(box blue in)/000000000000000000000001.parcel"
ln -s /etc/passwd "$(box blue in)/000000000000000000000002.parcel"
echo cut >"$(box blue in)/000000000000000000000003.parcel"
head -c 16604 /dev/urandom >"$(box blue in)/000000000000000000000004.parcel"
i=0
mkdir "$(box blue in)/friend"
while [ $i -lt 300 ]; do
	: >"$(box blue in)/friend/$(printf %024x $i).parcel"
	i=$((i + 1))
done
want "receive: odd files" 0 takes blue
same "receive: each of them is left" 302 \
	"$(printf '%s\n' "$said" | grep -c '^left	unknown	-	-	')"
nowhere Springfield "$work/red/store" "$work/blue/store"
nowhere 'Elm Street' "$work/red/store" "$work/blue/store"
