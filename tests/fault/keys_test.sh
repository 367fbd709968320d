#!/bin/sh
# A few of the faults of keys.sh, for every test run.
exec "$(dirname "$0")/keys.sh" every 9
