#!/bin/sh
# A few of the faults of flow_sweep.sh, for every test run.
exec "$(dirname "$0")/flow_sweep.sh" every 23
