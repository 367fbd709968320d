#!/bin/sh
# Two years with a store, again and again, each time with another seed.
#
#   tests/fault/years.sh [RUNS [SEED]]
#
# Each run lives through two years by chance (tests/fault/years_steps.c), on a
# small file system in memory of its own, so that the disk can fill; where none
# can be mounted the disk stays as it is. The seed of a run is printed, and
# gives the same run again. Prints `ok` and `not ok` lines.
set -u
cd "$(dirname "$0")/../.." || exit 2
program=${OUT:-build}/test/tests/fault/years_steps
runs=${1:-60}
seed=${2:-$(date +%s)}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
if [ ! -x "$program" ]; then
	echo "not ok years: $program is missing (make fault-programs)"
	exit 1
fi
# The mount is in a name space of its own and goes with it.
small='mount -t tmpfs -o size=32m,mode=700 none "$1" 2>/dev/null || exit 77
	exec "$2" "$3" "$1" data full'

run=0
while [ "$run" -lt "$runs" ]; do
	mkdir -m 700 "$work/$run"
	unshare -r -m sh -c "$small" years "$work/$run" "$program" "$seed" \
		2>"$work/complained"
	code=$?
	# No name spaces here, or no file systems in them.
	if [ "$code" = 77 ] || grep -q unshare "$work/complained"; then
		echo "not ok years: full disks # SKIP no file system can be mounted here"
		"$program" "$seed" "$work/$run" data
		code=$?
	fi
	[ "$code" -lt 2 ] || { cat "$work/complained"
		echo "not ok years: seed $seed: exit code $code"; }
	rm -rf "${work:?}/$run"
	run=$((run + 1))
	seed=$((seed + 1))
done
