#!/bin/sh
# Faults in every write-class call of everything that touches the key file.
#
#   tests/fault/keys.sh [every N] [STEP...]
#   steps: change add remove newkey create resume
#
# Each step is repeated on a fresh copy of a store, with the process killed
# at, or an error put into, the first, second, third ... such call, until a
# run goes through untouched. After each: one passphrase opens (never none),
# a step that said "done" is done, all rows are there, and the list of
# passphrases is as long as the number of those that open. `resume` does the
# same to the opening that brings an interrupted newkey to its end. It takes
# minutes; with `every N` only each N-th such call is tried. Prints `ok` and
# `not ok` lines.
#
# OUT says where things are built (build), CC what builds them.

set -u
cd "$(dirname "$0")/../.." || exit 2
out=${OUT:-build}
every=1
if [ "${1:-}" = every ]; then
    every=$2
    shift 2
fi
steps=${*:-change add remove newkey create resume}
one=lantern-cactus-velvet-drummer-orchard
two=tosab-kerul-nadif-pomeg
new=kepir-lonat-sudof-mibel
calls='write pwrite64 fsync fdatasync rename renameat renameat2 unlink
       unlinkat ftruncate fallocate'

build() {
    make -s OUT="$out" BUILD="$1" "$out/$1/vault.a" "$out/$1/core.a" \
        "$out/$1/host.a" "$out/$1/base.a" >/dev/null &&
    ${CC:-gcc} -std=c17 -D_GNU_SOURCE -Iapp -g -o "$out/$1/vault_steps" \
        tests/fault/vault_steps.c -Wl,--start-group "$out/$1/vault.a" \
        "$out/$1/core.a" "$out/$1/host.a" "$out/$1/base.a" -Wl,--end-group \
        $(pkg-config --libs sqlcipher libsodium libseccomp) -lunistring
}

build test && build release || exit 2
program=$out/test/vault_steps
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
chmod 700 "$work"
runs=0 failed=0 place=0

fail() {
    failed=$((failed + 1))
    echo "not ok keys: $*"
}

# run PROGRAM STEP FOLDER PASSPHRASE...
run() {
    with=$1 step=$2 folder=$3
    shift 3
    printf '%s\n' "$@" | "$with" "$step" "$folder" 3<&0
}

# opens FOLDER PASSPHRASE: y, n, or what else came out
opens() {
    said=$(run "$program" open "$1" "$2" 2>&1)
    case $? in
    0) echo y; echo "$said" | sed 's/.*, \([0-9]*\) slots/\1/' >"$work/slots" ;;
    1) echo n ;;
    3) echo "without rows" ;;
    *) echo "broken ($said)" ;;
    esac
}

# What may be true after a step, as "one two new" and the length of the list.
# Right are: all as before, or all as after; only as after if it said "done".
before='yyn 2'
after() {
    case $1 in
    change) echo 'nyy 2' ;;
    add) echo 'yyy 3' ;;
    remove) echo 'ynn 1' ;;
    newkey | resume) echo 'nny 1' ;;
    esac
}

check() { # STEP CODE WHAT
    expected=$(after "$1")
    found="$(opens "$work/store" $one)$(opens "$work/store" $two)$(
        opens "$work/store" $new) $(cat "$work/slots")"
    case $found in
    "$expected") ;;
    "$before") [ "$1" != resume ] || fail "$3: the old key came back"
        [ "$2" != 0 ] || fail "$3: said done, but is not" ;;
    *) fail "$3 (left with $2): $found" ;;
    esac
}

# A store that was not finished either opens, or can be made once more. It has
# no rows yet, which is no fault.
check_create() { # CODE WHAT
    found=$(opens "$work/store" $one)
    [ "$found" = 'without rows' ] && return
    [ "$1" != 0 ] || fail "$2: said done, but $found"
    run "$program" create "$work/store" $one >/dev/null 2>&1
    found=$(opens "$work/store" $one)
    [ "$found" = 'without rows' ] || fail "$2: can't be made again: $found"
}

# A store whose new data key was stopped between key file and store.
stop_newkey() {
    for number in 1 2 3 4 5 6; do
        rm -rf "$work/store" "$work/stopped"
        cp -a "$work/seed" "$work/store"
        {
            printf '%s\n' $one $new | strace -f -o "$work/log" \
                -e trace=renameat -e inject=renameat:signal=SIGKILL:when=$number \
                "$program" newkey "$work/store" 3<&0 >/dev/null 2>&1
        } 2>/dev/null
        cp -a "$work/store" "$work/stopped"
        [ -e "$work/stopped/store.db.new" ] &&
            [ "$(opens "$work/store" $new)" = y ] && return
    done
    fail "no newkey could be stopped after its commit point"
}

# once STEP CALL FAULT N: false if the N-th call doesn't exist
once() {
    rm -rf "$work/store"
    case $1 in
    create) set -- "$@" create $one ;;
    resume) cp -a "$work/stopped" "$work/store"; set -- "$@" open $new ;;
    *) cp -a "$work/seed" "$work/store"; set -- "$@" "$1" $one ;;
    esac
    # The shell's own word about a killed process is not wanted.
    {
        printf '%s\n' "$6" $new | strace -f -o "$work/log" -e trace="$2" \
            -e inject="$2:$3:when=$4" "$program" "$5" "$work/store" 3<&0 \
            >/dev/null 2>&1
        code=$?
    } 2>/dev/null
    grep -q -e INJECTED -e 'killed by SIGKILL' "$work/log" || return 1
    runs=$((runs + 1))
    what="$1, $2 number $4, $3"
    if [ "$1" = create ]; then
        check_create $code "$what"
    else
        check "$1" $code "$what"
    fi
}

run "$program" create "$work/seed" $one || exit 2
run "$program" fill "$work/seed" $one || exit 2
run "$program" add "$work/seed" $one $two || exit 2
run "$program" backup "$work/seed" $one || exit 2

stop_newkey
for step in $steps; do
    failed_before=$failed runs_before=$runs
    for call in $calls; do
        for fault in signal=SIGKILL error=EIO error=ENOSPC; do
            # With `every`, another one each time.
            place=$((place + 1))
            number=$((place % every + 1))
            while once "$step" "$call" "$fault" "$number"; do
                number=$((number + every))
            done
        done
    done
    [ $failed != $failed_before ] ||
        echo "ok keys: $step, $((runs - runs_before)) faults"
done

# The release takes no store with the small cost of the test variant.
run "$out/release/vault_steps" open "$work/seed" $one 2>"$work/said"
case $?$(cat "$work/said") in
2*"asks for something this program never does"*)
    echo 'ok keys: the release opens no store of the test variant' ;;
*) fail "the release opened a store of the test variant" ;;
esac

[ $failed = 0 ]
