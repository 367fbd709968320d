#!/bin/sh
# Runs jobs side by side and counts what they say: `ok ...` and `not ok ...`
# lines (cmocka's TAP and our scripts speak the same way). A job that ends
# badly without saying so counts as one failure. The last line is the sum.
# usage: tests/run.sh FOLDER JOBS...   (a job is a program or a script)
folder=$1
shift
rm -rf "$folder"
mkdir -p "$folder"
export CMOCKA_MESSAGE_OUTPUT=TAP
export folder
printf '%s\n' "$@" | xargs -d '\n' -P "${JOBS:-2}" -I JOB \
	sh -c '. "$0"; run_job "$1"' tests/run_job.sh JOB
passed=$(cat "$folder"/*.log | grep -c '^ok ')
failed=$(cat "$folder"/*.log | grep -c '^not ok ')
if [ "$failed" != 0 ]; then
	echo
	for log in "$folder"/*.log; do
		grep -q '^not ok ' "$log" || continue
		echo "--- $log"
		grep -B 6 '^not ok ' "$log" | tail -60
	done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
