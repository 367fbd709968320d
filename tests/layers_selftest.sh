#!/bin/sh
# Proves that tests/layers.sh catches what it is there for: a small house in
# which all is right, and one breach after the other planted into it.

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
caught=0
missed=0

# file NAME LINE...: writes app/NAME.
file() {
	name=app/$1
	shift
	mkdir -p "$(dirname "$name")"
	printf '%s\n' "$@" > "$name"
}

house() {
	rm -rf app
	file base/mem.h '#include <stddef.h>'
	file base/mem.c '#include "base/mem.h"' '' '#include <sodium.h>'
	file core/task.h '#include <stdbool.h>' '#include "base/mem.h"'
	file core/task.c '#include "core/task.h"' '#include <string.h>'
	file guard/guard.h '#include "core/task.h"'
	file guard/rules.h '#include "guard/guard.h"'
	file guard/inner.h '#include "guard/rules.h"'
	file guard/guard.c '#include "guard/guard.h"' '#include <unistr.h>' \
		'#include "guard/inner.h"' '#include "guard/fold.h"'
	file guard/fold_make.c '#include <stdio.h>'
	file i18n/phrase.h '#include "base/mem.h"'
	file i18n/phrase.c '#include "i18n/phrase.h"' '#include <libintl.h>'
	file host/tty.h '#include "base/mem.h"'
	file host/tty.c '#include "host/tty.h"' '#include <termios.h>'
	file host/tty_none.c '#include "host/tty.h"'
	file catalogue/catalogue.h '#include "guard/guard.h"'
	file catalogue/guard_file.c '#include "catalogue/catalogue.h"' \
		'#include "guard/rules.h"' '#include "host/tty.h"'
	file vault/vault.h '#include "core/task.h"'
	file vault/db.h '#include <sqlcipher/sqlite3.h>'
	file vault/vault.c '#include "vault/vault.h"' '#include "vault/db.h"'
	file parcel/parcel.h '#include "core/task.h"'
	file parcel/wire.h '#include "base/mem.h"'
	file flow/ask.h '#include "vault/vault.h"'
	file flow/ask.c '#include "flow/ask.h"' '#include "parcel/parcel.h"' \
		'#include <qrencode.h>'
	file cli/cli.h '#include "base/mem.h"'
	file cli/command.c '#include "flow/ask.h"' '#include <stdio.h>'
	file ui/ui.h '#include "flow/ask.h"'
	file ui/term.h '#include "base/mem.h"'
	file ui/term_curses.c '#include "ui/term.h"' '#include <curses.h>' \
		'#include "host/tty.h"'
	file ui/term_line.c '#include "ui/term.h"' '#include "host/tty.h"'
	file main.c '#include "cli/cli.h"' '#include "ui/ui.h"' \
		'#include "host/tty.h"'
}

# Whether the output has a line that starts so, and the count at its end.
expect() {
	what=$1
	start=$2
	shift 2
	if "$here/layers.sh" "$@" > out 2>&1; then
		left=0
	else
		left=$?
	fi
	if [ $left -eq 1 ] && grep -qF "$start" out &&
		tail -n 1 out | grep -q '^layers: .*, 1 breaches$'; then
		caught=$((caught + 1))
	else
		missed=$((missed + 1))
		echo "missed: $what"
		sed 's/^/    /' out
	fi
}

# planted WHAT OUTPUT NAME LINE...: the house with that file in it.
planted() {
	what=$1
	start=$2
	shift 2
	house
	file "$@"
	expect "$what" "$start" app
}

house
if ! "$here/layers.sh" app > out; then
	echo "missed: a house in which all is right"
	cat out
	missed=$((missed + 1))
fi

planted 'core includes the guard' 'core/a.c:1: core may not include guard' \
	core/a.c '#include "guard/guard.h"'
planted 'base includes core' 'base/a.h:2: base may not include core' \
	base/a.h '' '#include "core/task.h"'
planted 'ui reaches into the store' 'ui/a.c:2: ui may not include vault' \
	ui/a.c '#include "ui/ui.h"' '  #  include "vault/vault.h"'
planted 'guard includes i18n' 'guard/a.c:1: guard may not include i18n' \
	guard/a.c '#include "i18n/phrase.h"'
planted 'parcel includes the store' 'parcel/a.c:1: parcel may not include' \
	parcel/a.c '#include "vault/vault.h"'
planted 'cli includes ui' 'cli/a.c:1: cli may not include ui' \
	cli/a.c '#include "ui/ui.h"'
planted 'flow opens the sealed store' 'flow/a.c:1: vault/db.h is private' \
	flow/a.c '#include "vault/db.h"'
planted 'flow opens the sealed parcel' 'flow/a.c:1: parcel/wire.h is private' \
	flow/a.c '#include "parcel/wire.h"'
planted 'flow makes guard rules' 'flow/a.c:1: guard/rules.h is private' \
	flow/a.c '#include "guard/rules.h"'
planted 'the catalogue looks inside the guard' \
	'catalogue/a.c:1: guard/inner.h is private' \
	catalogue/a.c '#include "guard/inner.h"'
planted 'main looks inside ui' 'main.c:1: ui/term.h is private to ui' \
	main.c '#include "ui/term.h"'
planted 'a screen names the terminal' 'ui/a.c:1: ui may not include host' \
	ui/a.c '#include "host/tty.h"'
planted 'a screen names curses' 'ui/a.c:1: ui may not name <curses.h>' \
	ui/a.c '#include <curses.h>'
planted 'the line terminal names curses' \
	'ui/term_line.c:2: ui may not name <ncurses.h>' \
	ui/term_line.c '#include "ui/term.h"' '#include <ncurses.h>'
planted 'flow names the database' 'flow/a.c:1: flow may not name <sqlite3.h>' \
	flow/a.c '#include <sqlite3.h>'
planted 'core names sodium' 'core/a.c:1: core may not name <sodium.h>' \
	core/a.c '#include <sodium.h>'
planted 'core has a clock' 'core/a.c:1: core is pure and may not name <time.h>' \
	core/a.c '#include <time.h>'
planted 'core reads files' 'core/a.c:1: core is pure and may not name <stdio.h>' \
	core/a.c '#include <stdio.h>'
planted 'ui translates by itself' 'ui/a.c:1: ui may not name <libintl.h>' \
	ui/a.c '#include <libintl.h>'
planted 'guard names seccomp' 'guard/a.c:1: guard may not name <seccomp.h>' \
	guard/a.c '#include <seccomp.h>'
planted 'a new library' 'flow/a.c:1: <glib.h> belongs to no library' \
	flow/a.c '#include <glib.h>'
planted 'a socket' 'host/a.c:1: <sys/socket.h>: nothing of ours names' \
	host/a.c '#include <sys/socket.h>'
planted 'a relative include' 'core/a.c:1: "task.h" is not written from app/' \
	core/a.c '#include "task.h"'
planted 'a way round' 'core/a.c:1: "core/../ui/ui.h" is not written from' \
	core/a.c '#include "core/../ui/ui.h"'
planted 'a body that is included' 'core/a.c:1: "core/task.c" is not written' \
	core/a.c '#include "core/task.c"'
planted 'a header that is not there' 'core/a.c:1: "core/none.h" is not there' \
	core/a.c '#include "core/none.h"'
planted 'another header first' 'core/task.c:1: its own header core/task.h' \
	core/task.c '#include <string.h>' '#include "core/task.h"'
planted 'another header first in a variant' \
	'host/tty_none.c:1: its own header host/tty.h' \
	host/tty_none.c '#include <string.h>' '#include "host/tty.h"'
planted 'a folder without a rule' 'net/a.c:1: there is no rule for where' \
	net/a.c '#include <stdio.h>'
planted 'a second file at the top' 'other.c:1: there is no rule for where' \
	other.c '#include "base/mem.h"'
planted 'a header that includes itself' 'core/a.h:1: headers in a circle' \
	core/a.h '#include "core/a.h"'

house
file core/a.h '#include "core/b.h"'
file core/b.h '#include <stddef.h>' '#include "core/c.h"'
file core/c.h '#include "core/a.h"'
expect 'three headers in a circle' 'headers in a circle, back to core/a.h' app

house
awk 'BEGIN { for (i = 0; i < 501; i++) print "" }' > app/core/long.c
expect 'a long body' 'core/long.c:501: longer than 500 lines' app
house
awk 'BEGIN { for (i = 0; i < 151; i++) print "" }' > app/core/long.h
expect 'a long header' 'core/long.h:151: longer than 150 lines' app
house
awk 'BEGIN { for (i = 0; i < 500; i++) print "" }' > app/core/long.c
awk 'BEGIN { for (i = 0; i < 150; i++) print "" }' > app/core/long.h
file core/long.c '#include "core/long.h"'
file core/task.c '#include "base/mem.h"'
expect 'one breach beside two files of full length' \
	'core/task.c:1: its own header' app

# Variables, in objects as the compiler makes them.
objects() {
	house
	rm -rf tree
	mkdir -p tree/app/core
	printf '%s\n' "$1" > code.c
	${CC:-cc} -fPIE -c -o tree/app/core/code.o code.c
}
objects 'static int hidden; int *get(void); int *get(void) { return &hidden; }
	const char *const names[] = {"a", "b"}; const int number = 3;'
if ! "$here/layers.sh" app tree > out; then
	echo "missed: constants are no breach"
	cat out
	missed=$((missed + 1))
fi
objects 'int counter;'
expect 'a variable of zeros' 'exports a variable, counter' app tree
objects 'int limit = 7;'
expect 'a variable with a value' 'exports a variable, limit' app tree
objects 'const char *names[] = {"a", "b"};'
expect 'a table that can be changed' 'exports a variable, names' app tree

echo "layers_selftest: $caught caught, $missed missed"
[ "$missed" -eq 0 ]
