#!/bin/sh
# Who may include whom, checked on the sources as they stand.
#
#   tests/layers.sh [APP [TREE]]
#
# APP is the folder of the sources (app); TREE, if given, is a folder of
# objects built from them (build/release), looked through for variables that
# are exported and can be changed. Each breach is one line, "file:line: what";
# the last line counts them. Leaves with 1 if there is any.

here=$(dirname "$0")
app=${1:-$here/../app}
tree=$2
list=$(mktemp) || exit 2
trap 'rm -f "$list"' EXIT

for folder in "$app" ${tree:+"$tree/app"}; do
	if ! [ -d "$folder" ]; then
		echo "layers: there is no folder $folder" >&2
		exit 2
	fi
done

# The rules. `may FOLDER OTHER...`: what a folder may include beside itself.
# `shows FOLDER HEADER...`: all that others see of it; `to OTHER HEADER` adds
# one for a single folder. `alone HEADER FOLDER FILE...`: the only files of a
# folder that may name it. `library FOLDER... : HEADER...`: who may name it; a
# folder may be one file. `pure FOLDER : HEADER...`: nothing else of libc.
rules() {
	cat <<'RULES'
may base
may core base
may guard core base
may i18n base
may host base
may catalogue core guard host base
may vault core host base
may parcel core base
may flow core guard i18n catalogue vault parcel host base
may cli flow core guard i18n base
may ui flow core guard i18n base
alone host/tty.h ui ui/term_curses.c ui/term_line.c
alone host/tmux.h ui ui/place.c
shows guard guard/guard.h
to catalogue guard/rules.h
to catalogue guard/image.h
shows parcel parcel/parcel.h
shows cli cli/cli.h
shows ui ui/ui.h
shows vault vault/vault.h vault/requests.h vault/traces.h vault/backup.h
shows vault vault/exchange.h vault/links.h vault/received.h
shows vault vault/inquiries.h
shows vault vault/tally.h
library base vault parcel : sodium.h
library base guard i18n : unistr.h unictype.h unicase.h uninorm.h unigbrk.h
library base guard i18n : uniwbrk.h unilbrk.h unitypes.h uniwidth.h
library i18n : libintl.h fribidi.h fribidi/fribidi.h
library host : seccomp.h
library vault : sqlite3.h sqlcipher/sqlite3.h
library flow : qrencode.h
library ui/term_curses.c : curses.h ncurses.h term.h ncursesw/curses.h
library ui/term_curses.c : ncursesw/ncurses.h ncursesw/term.h
pure core : stdbool.h stddef.h stdint.h limits.h string.h
system assert.h ctype.h dirent.h errno.h fcntl.h ftw.h inttypes.h langinfo.h
system limits.h link.h locale.h malloc.h math.h mntent.h poll.h pwd.h sched.h
system signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h
system strings.h termios.h time.h unistd.h wchar.h wctype.h sys/ linux/
network sys/socket.h sys/un.h linux/netlink.h linux/socket.h
size .c 500
size .h 150
RULES
}

find "$app" -name '*.[ch]' | LC_ALL=C sort > "$list"

breaches=$(
	{
		rules
		echo "files"
		sed "s|^$app/||" "$list"
		echo "lines"
		# Only the lines that matter go on to awk, and the last of each file.
		xargs awk '
			FNR == 1 && NR > 1 { print last, count, "END" }
			{ last = FILENAME; count = FNR }
			/^[ \t]*#[ \t]*include/ { print FILENAME, FNR, $0 }
			END { if (NR) print last, count, "END" }
		' < "$list" | sed "s|^$app/||"
	} | awk '
function breach(what) { print file ":" line ": " what; }
function folder_of(path) {
	return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "main"
}
# The header that a source is the body of: X.h for X.c, X_test.c, X_none.c.
function own_header(path) {
	sub(/(_test|_none)?\.c$/, ".h", path)
	return path
}
function quoted(name,   other) {
	other = folder_of(name)
	if (name !~ /\.h$/ || name !~ /\// || name ~ /\.\./)
		return breach("\"" name "\" is not written from app/")
	if (!(name in known) && !(made(name) in known))
		return breach("\"" name "\" is not there")
	if (folder != "main" && other != folder && !((folder, other) in may) &&
	    !((name, file) in alone))
		return breach(folder " may not include " other " (" name ")")
	if (((name, folder) in guarded) && !((name, file) in alone))
		return breach("this file may not name " name)
	if (other != folder && (other in sealed) && !(name in shown) &&
	    !((name, folder) in shown_to))
		breach(name " is private to " other)
	if (file ~ /\.h$/) {
		edges[file] = edges[file] " " name
		edge_line[file, name] = line
	}
}
function made(name) { sub(/\.h$/, "_make.c", name); return name }
function angled(name,   start) {
	start = name
	sub(/\/.*/, "/", start)
	if (name in network)
		return breach("<" name ">: nothing of ours names a network")
	if (name in library) {
		if (!((name, folder) in library_of) && !((name, file) in library_of))
			breach(folder " may not name <" name ">")
		return
	}
	if (folder in pure) {
		if (!((folder, name) in pure_of))
			breach(folder " is pure and may not name <" name ">")
		return
	}
	if (!(name in system_header) && !(start in system_header))
		breach("<" name "> belongs to no library that we use")
}
# Parts of a larger module have no header of their own; tools of the build and
# main.c stand alone.
function first_include(name,   own) {
	own = own_header(file)
	if (file ~ /\.c$/ && file !~ /_make\.c$/ && own in known && name != own)
		breach("its own header " own " comes first")
}
# Depth first; a header that is met again on the way is a cycle.
function walk(header,   names, count, i) {
	state[header] = 1
	count = split(edges[header], names, " ")
	for (i = 1; i <= count; i++) {
		if (state[names[i]] == 1) {
			file = header
			line = edge_line[header, names[i]]
			breach("headers in a circle, back to " names[i])
		} else if (!state[names[i]])
			walk(names[i])
	}
	state[header] = 2
}
$0 == "files" { part = "files"; next }
$0 == "lines" { part = "lines"; next }
part == "" {
	if ($1 == "may")
		for (i = 2; i <= NF; i++)
			may[$2, $i] = 1
	else if ($1 == "alone") {
		guarded[$2, $3] = 1
		for (i = 4; i <= NF; i++)
			alone[$2, $i] = 1
	} else if ($1 == "shows") {
		sealed[$2] = 1
		for (i = 3; i <= NF; i++)
			shown[$i] = 1
	} else if ($1 == "to")
		shown_to[$3, $2] = 1
	else if ($1 == "library") {
		for (colon = 2; $colon != ":"; colon++)
			;
		for (i = colon + 1; i <= NF; i++) {
			library[$i] = 1
			for (j = 2; j < colon; j++)
				library_of[$i, $j] = 1
		}
	} else if ($1 == "pure") {
		pure[$2] = 1
		for (i = 4; i <= NF; i++)
			pure_of[$2, $i] = 1
	} else if ($1 == "system")
		for (i = 2; i <= NF; i++)
			system_header[$i] = 1
	else if ($1 == "network")
		for (i = 2; i <= NF; i++)
			network[$i] = 1
	else if ($1 == "size")
		limit[$2] = $3
	next
}
part == "files" {
	known[$1] = 1
	files[++file_count] = $1
	folder = folder_of($1)
	if (folder == "main" ? $1 != "main.c" : !((folder, "base") in may) &&
	    folder != "base") {
		file = $1
		line = 1
		breach("there is no rule for where this stands")
	}
	next
}
{
	file = $1
	line = $2
	folder = folder_of(file)
	if ($3 == "END") {
		ending = file ~ /\.c$/ ? ".c" : ".h"
		if (line > limit[ending])
			breach("longer than " limit[ending] " lines")
		next
	}
	text = $0
	sub(/^[^#]*#[ \t]*include[ \t]*/, "", text)
	is_quoted = substr(text, 1, 1) == "\""
	name = substr(text, 2)
	sub(/[">].*/, "", name)
	if (!(file in begun))
		first_include(name)
	begun[file] = 1
	if (is_quoted)
		quoted(name)
	else
		angled(name)
}
END {
	for (i = 1; i <= file_count; i++)
		if (files[i] ~ /\.h$/ && !state[files[i]])
			walk(files[i])
}' || echo "layers.sh:1: the check itself failed"
	# A table of pointers that never changes lies in .data.rel.ro.
	if [ -n "$tree" ]; then
		find "$tree/app" -name '*.o' -exec nm -A -g --defined-only \
			--format=sysv {} + | awk -F '|' '
			NF > 6 && $1 !~ /:(__|\.)/ && $3 ~ /[BCDGS]/ &&
			    $7 !~ /^ *\.data\.rel\.ro/ {
				gsub(/ /, "", $1)
				split($1, parts, ":")
				print parts[1] ":1: exports a variable, " parts[2]
			}'
	fi
)

[ -z "$breaches" ] || printf '%s\n' "$breaches"
count=$(printf '%s' "$breaches" | grep -c '')
echo "layers: $(wc -l < "$list") files, $count breaches"
[ "$count" -eq 0 ]
