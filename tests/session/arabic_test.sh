#!/bin/sh
# The whole request in Arabic, from the language picker to the end: mirrored,
# with the town in Latin letters in the middle of it.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

make_drawn || exit 1
lang=ar
first_run 80x24 Arabiyya
. "$(dirname "$0")/whole.sh"
