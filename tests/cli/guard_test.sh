#!/bin/sh
# justenough guard: one line for a line, whatever is in it.
. "$(dirname "$0")/rig.sh"

# What is wrong with single rules is said elsewhere.
guard() { timeout 10 "$program" guard "$@" 2>>"$work/rules"; }

same "guard: no input, no output" "" "$(guard </dev/null)"
same "guard: an empty line is ok" "ok" "$(echo | guard)"
same "guard: what a line holds" "person_name" \
	"$(echo 'my name is Maria Lopez' | guard)"
same "guard: no line end after the last line" "ok,person_name" \
	"$(printf 'two hours on Monday\nmy name is Maria Lopez' | guard |
	paste -sd,)"
same "guard: bytes that are no text" "ok,person_name" \
	"$(printf '\377\376 \300\257\nmy name is \377 Maria Lopez\n' | guard |
	paste -sd,)"
same "guard: a NUL hides nothing after it" "person_name" \
	"$(printf 'two hours\000my name is Maria Lopez\n' | guard)"
same "guard: a carriage return is no letter" "person_name" \
	"$(printf 'my name is Maria Lopez\r\n' | guard)"

long() { head -c "$1" /dev/zero | tr '\0' "$2"; }
same "guard: ten million bytes in a line, and what stands behind them" \
	"person_name" \
	"$({ long 10000000 x; echo ' my name is Maria Lopez'; } | guard)"
same "guard: ten million bytes of no text" "ok" \
	"$(long 10000000 '\377' | guard)"
# Across the edge of each piece of 64 KiB, byte by byte.
wrong=0
for at in 65500 65510 65515 65520 65525 65530 65535 65536 65540; do
	found=$({ long $((at - 1)) '.'; echo ' my name is Maria Lopez'; } | guard)
	[ "$found" = person_name ] || wrong=$((wrong + 1))
done
same "guard: nothing is lost between two pieces" 0 "$wrong"
same "guard: as many answers as lines" 20000 \
	"$(yes 'two hours' | head -20000 | guard | wc -l | tr -d ' ')"

# Answered before more comes: a program may ask line by line.
mkfifo "$work/in" "$work/out"
"$program" guard <"$work/in" >"$work/out" 2>/dev/null &
guarding=$!
exec 8>"$work/in" 9<"$work/out"
echo 'my name is Maria Lopez' >&8
answer=none
read -r answer <&9
shut=$(sed -n 's/^Seccomp:[[:space:]]*//p' "/proc/$guarding/status")
exec 8>&- 9<&-
wait
same "guard: what reads anybody's text is shut in" 2 "$shut"
same "guard: answers before the next line" person_name "$answer"

want "guard: a task that isn't there" 2 guard --task nothing </dev/null
same "guard: names it" 1 "$(grep -c nothing "$work/rules")"
want "guard: a word too many" 2 guard babysitting </dev/null
want "guard: nobody can read the answers" 1 \
	sh -c "echo x | '$program' guard >/dev/full"
same "guard: a task allows what it needs" "language,ok" \
	"$(echo 'she speaks Spanish' | guard),$(echo 'she speaks Spanish' |
	guard --task interpreting)"
same "guard: leaves nothing behind" "" \
	"$(find "$work/data" "$work/state" "$work/config" -mindepth 1)"
