#!/bin/sh
# justenough inventory and check: no store, no traces, any language.
. "$(dirname "$0")/rig.sh"

run() { timeout 10 "$program" "$@" </dev/null; }

want "inventory: without a store" 0 run inventory
has "inventory: a heading for each kind of help" '^## Babysitting$'
has "inventory: a field with why, who, how and how long" \
	'^| When | So that .* | everybody who is asked | spoken, .* | until 1 day'
has "inventory: what is never asked" '^- \*\*Their papers or status\*\*'
has "inventory: what stays behind" '^| A receipt | '
has "inventory: what is not encrypted" '^## What is not encrypted$'
has "inventory: no agreements" '^None\. Nothing is told to another body\.$'
same "inventory: one title" 1 "$(printf '%s\n' "$said" | grep -c '^# ')"
same "inventory: makes nothing" "" \
	"$(find "$work/data" "$work/state" "$work/config" -mindepth 1)"
english=$said
want "inventory: in Spanish" 0 run inventory --language es
has "inventory: with the Spanish names" '^## Cuid'
want "inventory: by LANG" 0 env LANG=ar_EG.UTF-8 "$program" inventory
same "inventory: is another text" no \
	"$([ "$said" = "$english" ] && echo yes || echo no)"
want "inventory: nobody can read it" 1 sh -c "'$program' inventory >/dev/full"
want "inventory: takes no word" 2 run inventory all

own=$work/config/justenough
mkdir -p "$own/tasks"
printf '%s\n' '[Task]' 'id = walk' 'name = A walk' 'purpose = With a dog.' \
	'helpers = 1' 'ends = done' '[Field name]' 'label = Their name' \
	'why = To know.' 'kind = count' 'stage = asking' 'keep = 0' \
	'[Field reach]' 'label = Reach' 'why = X.' 'kind = reach' 'stage = own' \
	'keep = 0' >"$own/tasks/walk.task"
printf '%s\n' '[Agreement clinic]' 'with = The clinic' 'tells = how many came' \
	'why = to plan' >"$own/agreements"
want "inventory: with a group's own" 0 run inventory
has "inventory: its task" '^## A walk$'
has "inventory: marked" 'should not be collected: a name'
has "inventory: its agreement" '^| The clinic | how many came | to plan |'
echo 'nonsense' >>"$own/agreements"
want "inventory: a broken list of agreements" 1 run inventory
has "inventory: is named with its line" 'agreements:5:'
has "inventory: and does not look whole" 'could not be read to its end'
rm -r "$own"

mkdir -m 700 "$work/home"
HOME=$work/home want "check: always exit code 0" 0 run check
has "check: one line a point, with a word" \
	'^\(ok\|please look\|can.t tell\)  *Is the disk encrypted?'
same "check: nothing but such lines" "" \
	"$(printf '%s\n' "$said" | grep -v '^\(ok\|please look\|can.t tell\)  ')"
chmod 755 "$work/home"
HOME=$work/home want "check: a home that others can read" 0 run check
has "check: says what to do" '^please look  Is your home folder .*chmod go= ~'
HOME='' want "check: without a home" 0 run check
has "check: can't tell" "^can't tell   Is your home folder"
want "check: in Arabic" 0 run check --language ar
mkdir -p -m 700 "$work/state/justenough"
printf '0\n' >"$work/state/justenough/clock"
want "check: a clock in 1970" 0 run check
has "check: is seen" '^please look  Is the date right?'
