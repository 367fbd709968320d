#!/bin/sh
# Ways of writing that change nothing of what a line says: all labelled lines
# are noticed in each of them, and none cries wolf more often. The bounds stand
# a little below what is reached; a slip is in the longest word, which is not
# always the one that matters.
cd "$(dirname "$0")/../.." || exit 1
programs=${OUT:-build}/test/tests/guard
turned=$(mktemp) || exit 2
trap 'rm -f "$turned"' EXIT

# check WAY RECALL FALSE: at least and at most so many of a hundred.
check()
{
	"$programs/turn" "$1" tests/guard/*.tsv >"$turned" || exit 2
	"$programs/report" data "$turned" | awk -v way="$1" -v recall="$2" \
		-v false="$3" '
		/^together/ {
			ok = $3 + 0 >= recall && $6 + 0 <= false
			printf "%s turned lines: %s: recall %s, false %s (asked %s, %s)\n",
				ok ? "ok" : "not ok", way, $3, $6, recall, false
			seen = 1
		}
		END { if (!seen) print "not ok turned lines: " way ": no figures" }'
}
check loud 97.5 0.8
check drawn 97 0.6
check slip 97 1.2
check point 99 0.4
check wide 99 0.3
check beside 97 1
check quoted 99 0.4
