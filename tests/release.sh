#!/bin/sh
# Asks the release program itself, and not the Makefile, what it is.
cd "$(dirname "$0")/.." || exit 1
program=${OUT:-build}/justenough
check() {
	if eval "$2"; then echo "ok release: $1"; else echo "not ok release: $1"; fi
}
headers=$(readelf -hlW "$program")
dynamic=$(readelf -dW "$program")
symbols=$(nm "$program")
check "position independent" 'echo "$headers" | grep -q "DYN ("'
check "relocations are read-only" 'echo "$headers" | grep -q GNU_RELRO'
check "all symbols are bound at start" 'echo "$dynamic" | grep -qE "BIND_NOW|NOW"'
check "the stack can't be executed" 'echo "$headers" | grep GNU_STACK | grep -qv RWE'
check "stack protector" 'echo "$symbols" | grep -q __stack_chk_fail'
check "fortified calls" 'echo "$symbols" | grep -q "_chk@"'
# Const tables with pointers are sealed after start (.data.rel.ro); what the
# libraries copy here is theirs.
exported=$(objdump -t "$program" |
	awk '$2 == "g" && $3 == "O" && ($4 == ".data" || $4 == ".bss") {print $NF}' |
	grep -vE '@|^_|^uninorm_|^UC_CATEGORY_')
check "no exported variable of ours is mutable: $exported" '[ -z "$exported" ]'
check "no sanitizer in it" '! echo "$symbols" | grep -qE "__asan|__ubsan"'
# X_test.c and X_none.c stand in for X.c in the test variants only; the file
# names are in the symbol table as long as it isn't stripped.
files=$(nm -a "$program" | awk '$2 == "a" {print $3}')
test_files=$(nm -a "$program-test" | awk '$2 == "a" {print $3}')
check "the symbol table names the files" 'echo "$files" | grep -q "^vault.c$"'
check "nothing of the test variant is in it" \
	'! echo "$files" | grep -qE "_(test|none)[.]c$"'
check "the test variant differs by just these files" \
	'echo "$test_files" | grep -q "^clock_test.c$" && echo "$test_files" | grep -q "^cost_test.c$"'
