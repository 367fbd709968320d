#!/bin/sh
# No lesson, sheet, code or look at whom to call writes a byte, or opens
# anything for writing, in the folders of the program: read from a trace of the
# calls, which is first shown to see what is written there. The same for
# `justenough learn`, which needs no folder at all.
. "$(dirname "$0")/../session/terminal.sh"
. "$(dirname "$0")/../session/steps.sh"

if ! command -v strace >/dev/null; then
	echo "not ok $me: strace is missing"
	exit 1
fi
calls=$home/calls
# With -y each descriptor stands with its path.
trace='strace -f -qq -y -s 20 -e trace=write,pwrite64,writev,pwritev,open,openat'
trace="$trace,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
trace="$trace,ftruncate,truncate,fallocate,link,linkat,symlink,symlinkat"
trace="$trace,chmod,fchmod,fchmodat,fsync,fdatasync,utimensat,mknodat"

# changes FILE FIRST-LINE: calls that could change something below $home or
# anywhere but on a terminal and a pipe.
changes() {
	tail -n +"$2" "$1" | grep -v ' = -1 E' | awk '
		/open(at)?\(/ { if (/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/) print; next }
		/(write|writev|pwrite64|pwritev)\([0-9]+<(\/dev\/(pts\/|tty|null)|pipe:|anon_inode)/ {
			next
		}
		{ print }'
}
lines() { wc -l <"$calls"; }

# --- the command ----------------------------------------------------------------

for id in '' two_questions letter_copy; do
	$trace -o "$calls" "$program" learn $id >/dev/null 2>&1
	same "learn $id: it was traced" yes \
		"$(grep -q 'write(1' "$calls" && echo yes)"
	changes "$calls" 1 >"$home/found"
	same "learn $id: nothing is opened for writing" "" "$(cat "$home/found")"
	same "learn $id: no folder comes into being" "" \
		"$(find "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$state" -mindepth 1)"
done

# --- the app --------------------------------------------------------------------

first_run 80x24
# The check and the backup of the day are done while nobody types.
i=0
until find "$store/backup" -type f 2>/dev/null | grep -q . || [ $i = 100 ]; do
	sleep 0.2
	i=$((i + 1))
done
sleep 2
lock
tm kill-server
sleep 0.3

SESSION_ENV="$trace -o $calls"
again
unlock
sleep 2
first=$(($(lines) + 1))
keys 3
says 'Lessons of a few minutes'
pick 'The two questions'
wait_for '1/'
keys Enter Enter Enter Enter Enter
wait_for 'A father asks'
keys 1 Enter
wait_for 'Finish'
pick 'Another question'
keys 2 Enter
pick 'Finish'
says 'Lessons of a few minutes'
pick 'The seven tasks'
wait_for '1/'
keys Escape
pick 'Sheets to read out or print'
pick 'What we write down'
wait_for 'No lawyer'
pick 'Show as a QR code'
wait_for 'For a phone'
keys Escape
pick 'Language'
wait_for 'Arabiyya'
choose 'Arabiyya'
wait_for '1/'
keys Enter Enter
keys Escape Escape Escape Escape
pick 'Whom to call'
says 'Where to go'
keys Escape
says 'Lessons of a few minutes'
sleep 2
changes "$calls" "$first" >"$home/found"
[ ! -s "$home/found" ] || sed 's/^/    | /' "$home/found"
same 'nothing was written while learning' 0 "$(wc -l <"$home/found")"
same 'the terminal was, meanwhile' yes \
	"$([ "$(lines)" -gt $((first + 10)) ] && echo yes)"

# The trace sees what is written.
first=$(($(lines) + 1))
keys 1
says '+ New request'
new_request Babysitting
pick 'Next'
says 'How long'
sleep 1
changes "$calls" "$first" | grep -qF "$store/store.db" &&
	ok 'an answer is seen in the trace' ||
	not_ok 'the trace does not see an answer'
