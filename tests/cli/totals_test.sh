#!/bin/sh
# justenough totals: a table of what was released, the same each time.
. "$(dirname "$0")/rig.sh"

right=lantern-cactus-velvet-drummer-orchard
steps=$out/test/tests/fault/vault_steps
store=$work/data/justenough
clock=$work/state/justenough/clock
today=$(($(date +%s) / 86400))

totals() { # totals PASSPHRASE [OPTION...]
	given=$1
	shift
	printf '%s\n' "$given" |
		timeout 20 "$program" totals --passphrase-fd 0 "$@"
}
day() { echo "$1" >"$clock"; }

want "totals: no store" 1 totals "$right"
if [ ! -x "$steps" ]; then
	echo "not ok totals: $steps is missing (make fault-programs)"
	exit 1
fi
mkdir -m 700 "$work/made"
printf '%s\n' "$right" | "$steps" create "$work/made" 3<&0 >/dev/null ||
	echo "not ok totals: no store could be made"
cp -rp "$work/made" "$store"
mkdir -p -m 700 "$work/state/justenough"

day "$today"
want "totals: before a month is over" 0 totals "$right"
same "totals: only what the columns are" "month,task,about" "$said"
want "totals: a wrong passphrase" 4 totals wrong-wrong-wrong-wrong
same "totals: tells nothing" "" "$said"
want "totals: no passphrase" 2 totals ''

day $((today + 40))
want "totals: while erasing is stopped" 0 "$program" hold
want "totals: opens then" 0 totals "$right"
same "totals: releases nothing" "month,task,about" "$said"
no_reader
unread() { totals "$@" >&3; }
want "totals: nobody reads on" 0 unread "$right"
same "totals: nothing is said about it" "" "$complained"
exec 3>&-
rm "$work/state/justenough/hold"

want "totals: a month later" 0 totals "$right"
first=$said
tasks=$(find data/tasks -name '*.task' | wc -l)
months=$(printf '%s\n' "$first" | sed 1d | cut -d, -f1 | sort -u | wc -l)
same "totals: a number for every task in each month" $((tasks * months)) \
	"$(printf '%s\n' "$first" | sed 1d | wc -l)"
same "totals: in no other form" "" "$(printf '%s\n' "$first" | sed 1d |
	grep -vE '^[0-9]{4}-[01][0-9],[a-z_]+,(<5|[0-9]+)$')"
want "totals: once more" 0 totals "$right"
same "totals: the same" "$first" "$said"
LANGUAGE=es want "totals: in Spanish" 0 totals "$right"
same "totals: is for programs, and the same" "$first" "$said"
LANGUAGE=es want "totals: help" 0 "$program" --help
has "totals: is named in the help" 'totals \[--passphrase-fd N\]'
