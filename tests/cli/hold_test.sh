#!/bin/sh
# justenough hold: works without a store, a passphrase, or a second try.
. "$(dirname "$0")/rig.sh"

run() { timeout 10 "$program" "$@" </dev/null; }
mark=$work/state/justenough/hold

want "hold: before there is a store" 0 run hold
same "hold: the mark" expected "$(cat "$mark")"
same "hold: nothing but the mark" "$mark" "$(find "$work/state" -type f)"
same "hold: for nobody else to read" 600 "$(stat -c %a "$mark")"
want "hold: twice" 0 run hold lawyer
same "hold: the first reason stays" expected "$(cat "$mark")"
want "hold: a reason that is none" 2 run hold nothing
want "hold: two reasons" 2 run hold paper lawyer

rm -r "$work/state/justenough"
want "hold: a reason" 0 run hold paper
same "hold: is kept" paper "$(cat "$mark")"

printf 'what is this\n' >"$mark"
want "hold: a mark that can't be understood counts" 0 run hold lawyer
same "hold: and stays" 'what is this' "$(cat "$mark")"
rm "$mark"
mkdir "$mark"
want "hold: a mark that can't be read counts" 0 run hold
rmdir "$mark"

want "hold: with another store, the same mark" 0 run hold --store rel
same "hold: is one for the laptop" expected "$(cat "$mark")"
same "hold: makes no store" "" "$(find "$work/data" -mindepth 1)"

rm -r "$work/state/justenough"
mkdir -m 755 "$work/state/justenough"
want "hold: a folder that others can read" 1 run hold
has "hold: says why" 'read'
rm -r "$work/state/justenough"
ln -s "$work/config" "$work/state/justenough"
want "hold: a link that a person made is followed" 0 run hold
same "hold: to where it leads" expected "$(cat "$work/config/hold")"
rm "$work/state/justenough" "$work/config/hold"

XDG_STATE_HOME=/proc/nothing want "hold: a folder that can't be" 1 run hold
same "hold: never said to be on when it isn't" "" \
	"$(printf '%s' "$said" | grep on)"
