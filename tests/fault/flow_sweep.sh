#!/bin/sh
# Faults in every write-class call of what a person does with requests.
#
#   tests/fault/flow_sweep.sh [every N] [STEP...]
#   steps: save backup restore erase end unlock
#
# Each step runs on a fresh copy of a store, with the process killed at, or an
# error put into, the first, second, third ... call that writes (with `every
# N` at each N-th of all such places). After each: the store opens, store,
# key files and backups are whole, and what is there is all as before or all
# as after; only as after if the step said it was done. `unlock` is an opening
# 30 days later: what was due is gone then, whatever happened before.
#
# Prints `ok` and `not ok` lines. Without `every` it takes minutes.

set -u
cd "$(dirname "$0")/../.." || exit 2
out=${OUT:-build}
every=1
if [ "${1:-}" = every ]; then
	every=$2
	shift 2
fi
steps=${*:-save backup restore erase end unlock}
calls='write pwrite64 fsync fdatasync rename renameat renameat2 unlink
	unlinkat ftruncate fallocate'
program=$out/test/tests/fault/flow_steps
name=$(basename "$0" .sh)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
chmod 700 "$work"
today=$(($(date +%s) / 86400))
place=0 runs=0 failed=0

run() { "$program" "$1" "$work/now/store" "$work/now/state" "$PWD/data"; }
fresh() {
	rm -rf "$work/now"
	cp -a "$work/$1" "$work/now"
}
fail() {
	failed=$((failed + 1))
	echo "not ok $name: $*"
}
seed_of() { [ "$1" = restore ] && echo changed || echo seed; }
# The day moves on for the step and for the look after it.
set_day() { [ "$1" != unlock ] || echo $((today + 30)) >"$work/now/state/clock"; }

mkdir -m 700 "$work/now" "$work/now/state"
echo "$today" >"$work/now/state/clock"
run create && run backup || { fail 'no store could be made'; exit 1; }
mv "$work/now" "$work/seed"
fresh seed
# Not a changed answer: that is replaced in the backup too.
run end || fail 'the second store could not be made'
mv "$work/now" "$work/changed"

# expected STEP: leaves what is there before and after, without any fault.
expected() {
	fresh "$(seed_of "$1")"
	before=$(run look) || fail "$1: the store of the start is not whole"
	set_day "$1"
	run "$1" || fail "$1: not done without a fault"
	after=$(run look) || fail "$1: not whole without a fault"
	[ "$1" = backup ] || [ "$before" != "$after" ] ||
		fail "$1: changes nothing"
}

# How often the step makes each call, as "call number" lines.
count_calls() {
	fresh "$(seed_of "$1")"
	set_day "$1"
	strace -f -qq -o "$work/log" -e "trace=$(echo $calls | tr ' ' ,)" \
		"$program" "$1" "$work/now/store" "$work/now/state" "$PWD/data" \
		>/dev/null 2>&1
	sed -n 's/^[0-9]* *\([a-z0-9]*\)(.*/\1/p' "$work/log" | sort | uniq -c |
		while read -r number call; do echo "$call $number"; done
}

once() { # STEP CALL FAULT N
	what="$1, $2 number $4, $3"
	fresh "$(seed_of "$1")"
	set_day "$1"
	# The shell's own word about a killed process is not wanted.
	{
		strace -f -qq -o "$work/log" -e trace="$2" -e inject="$2:$3:when=$4" \
			"$program" "$1" "$work/now/store" "$work/now/state" "$PWD/data" \
			>/dev/null 2>"$work/said"
		code=$?
	} 2>/dev/null
	runs=$((runs + 1))
	case $code in
	0 | 1 | 2 | 3 | 137) ;;
	*) fail "$what: left with $code: $(cat "$work/said")" ;;
	esac
	found=$(run look 2>"$work/said") ||
		fail "$what (left with $code): $? $(cat "$work/said")"
	case $found in
	"$after") ;;
	"$before")
		[ $code != 0 ] || fail "$what: said done, but is not"
		[ "$1" != unlock ] || fail "$what: what was due is still there"
		;;
	*) fail "$what (left with $code): neither old nor new: $found" ;;
	esac
}

for step in $steps; do
	expected "$step"
	failed_before=$failed runs_before=$runs
	count_calls "$step" >"$work/counts"
	while read -r call count; do
		for fault in signal=SIGKILL error=EIO error=ENOSPC; do
			number=1
			while [ $number -le "$count" ]; do
				place=$((place + 1))
				[ $((place % every)) != 0 ] ||
					once "$step" "$call" "$fault" $number </dev/null
				number=$((number + 1))
			done
		done
	done <"$work/counts"
	[ $failed != $failed_before ] ||
		echo "ok $name: $step, $((runs - runs_before)) faults"
done
[ $failed = 0 ]
