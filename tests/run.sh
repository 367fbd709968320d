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
# cmocka writes what it skips as not ok; the reason stands in the test.
failed=$(cat "$folder"/*.log | grep '^not ok ' | grep -vc '# SKIP')
if [ "$failed" != 0 ]; then
	echo
	for log in "$folder"/*.log; do
		grep '^not ok ' "$log" | grep -qv '# SKIP' || continue
		echo "--- $log"
		grep -B 6 '^not ok ' "$log" | grep -v '# SKIP' | tail -60
	done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
