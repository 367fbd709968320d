#!/bin/sh
# Every sentence of [Yes] and [No] in data/guard holds, and every entry stands
# folded in its file.
cd "$(dirname "$0")/../.." || exit 1
report=${OUT:-build}/test/tests/guard/report
if "$report" -r data >"${TMPDIR:-/tmp}/guard-rules.$$" 2>&1; then
	echo "ok guard rules: all sentences hold, all entries are folded"
else
	head -40 "${TMPDIR:-/tmp}/guard-rules.$$"
	echo "not ok guard rules: sentences that don't hold, or entries not folded"
fi
rm -f "${TMPDIR:-/tmp}/guard-rules.$$"
