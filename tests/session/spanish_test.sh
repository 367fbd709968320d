#!/bin/sh
# The whole request in Spanish, from the language picker to the end.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

lang=es
first_run 80x24 Español
. "$(dirname "$0")/whole.sh"
