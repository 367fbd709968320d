#!/bin/sh
# Two years in less than a minute, for every test run.
exec "$(dirname "$0")/years.sh" 2
