#!/bin/sh
# The command line itself: what it takes, what it refuses, where things stand.
. "$(dirname "$0")/rig.sh"

run() { timeout 10 "$program" "$@" </dev/null; }

want "--help" 0 run --help
has "--help names every command" verify
want "--version" 0 run --version
want "an option that isn't there" 2 run --nothing
want "an option without its value" 2 run tasks --store
want "a number that is none" 2 run verify --passphrase-fd x
want "a descriptor that is closed" 2 run verify --passphrase-fd 9
want "a command that isn't there" 2 run nothing
want "a word after a command that takes none" 2 run tasks babysitting
want "two commands" 2 run tasks verify
want "an empty word" 2 run ''
want "an empty --store" 1 run tasks --store=
want "tasks" 0 run tasks
has "tasks: says what is not needed" '^  - '
want "tasks: nobody can read them" 1 sh -c "'$program' tasks >/dev/full"

want "a language of ours" 0 run --language es --help
has "is spoken" 'pasos de\|ayuda\|esta'
for language in xx '' 'es_XX.ISO-8859-1' '../../etc' \
	"$(head -c 5000 /dev/zero | tr '\0' x)"; do
	LANG=$language want "LANG that is none" 0 run --version
	want "--language that is none" 0 run --language "$language" --version
done
LANG=es_ES.UTF-8 LC_ALL='' want "LANG is followed" 0 run tasks
has "in Spanish" 'Quién\|quien\|Cuidar\|niñ'

want "no terminal for the app: lines" 0 run
has "says what can be chosen" 'Español'
same "no screen was drawn on what is none" "" \
	"$(printf %s "$said" | tr -cd '\033')"
want "lines, with a value" 2 run --lines=yes
for closed in '0<&-' '1>&-' '2>&-' '0<&- 1>&- 2>&-'; do
	eval "timeout 10 '$program' --version $closed" >"$work/x" 2>&1
	same "--version with $closed" "ended: yes" \
		"ended: $([ $? -le 1 ] && echo yes)"
done

# Whoever reads has had enough, as `head` does: that is no fault of a disk.
no_reader
unread() { run "$@" >&3; }
for word in --help --version tasks learn inventory check hold; do
	want "$word: nobody reads on" 0 unread $word
	same "$word: nothing is said about it" "" "$complained"
done
answers() { yes 'a line' | timeout 20 "$program" guard >&3; }
want "guard: nobody reads on" 0 answers
same "guard: ends, and says nothing about it" "" "$complained"
want "a wrong task is still said" 2 unread guard --task none
has "in words" 'none: '
want "lines: nobody reads on" 0 unread --lines
same "lines: nothing is said about it" "" "$complained"
exec 3>&-
rm -rf "$work/state/justenough"

# A control character in a group's own file reaches no terminal.
mkdir -p "$work/config/justenough/tasks"
printf '[Task]\nid = own\nname = \033[31mred\npurpose = x\n' \
	>"$work/config/justenough/tasks/own.task"
echo '[Task]' >"$work/config/justenough/tasks/$(printf '\033[31m').task"
want "a broken file of the group's" 1 run tasks
has "is named with its line" 'own.task:3:'
same "no control character comes out" 0 \
	"$(printf '%s%s' "$said" "$complained" | tr -d '\n' | tr -cd '\000-\037' |
	wc -c | tr -d ' ')"
