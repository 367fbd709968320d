#!/bin/sh
# A whole practice in the release program, with every call that could write
# traced: not one is made from the first screen to the last. Ended in the
# middle in any way it leaves nothing in files, and nothing in memory.
PROGRAM=${OUT:-build}/justenough
case $PROGRAM in
/*) ;;
*) PROGRAM=$(cd "$(dirname "$0")/../.." && pwd)/$PROGRAM ;;
esac
. "$(dirname "$0")/../session/terminal.sh"
. "$(dirname "$0")/../session/steps.sh"
. "$(dirname "$0")/../session/guided.sh"

# Everything that is there, with sizes and times.
everything() {
	(cd "$home" && find data state config -printf '%p %s %T@ %C@\n' |
		sort; sha256sum $(find data state config -type f) </dev/null)
}
to_welcome() {
	begin 40x15
	if [ "$1" ]; then
		wait_for 'Español' 20
		choose English
	fi
	wait_for 'Try it with' 20
	sleep 0.3
	everything >"$home/before"
}
as_before() {
	everything >"$home/after"
	same "$1: all files are as they were" "$(cat "$home/before")" \
		"$(cat "$home/after")"
}
# Reads what strace wrote since the welcome screen.
writing='O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE'
since() { tail -n "+$(($1 + 1))" "$home/calls"; }
written() {
	since "$1" | grep -E "open[a-z0-9]*\(.*($writing)|creat\(|rename|unlink|mkdir|rmdir|link\(|linkat\(|truncate|fallocate|mknod|chmod|chown|utime|setxattr"
}

if command -v strace >/dev/null; then
	calls='open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat'
	calls="$calls,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,truncate"
	calls="$calls,ftruncate,fallocate,mknod,mknodat,chmod,fchmod,fchmodat"
	calls="$calls,chown,fchown,lchown,fchownat,utimensat,setxattr,fsetxattr"
	SESSION_ENV="strace -f -qq -y -e trace=$calls -o $home/calls"
	to_welcome first
	# That the trace sees what it is meant to see: the language was kept.
	if written 0 | grep -q "$state"; then
		ok 'the trace sees a file that is written'
	else
		not_ok 'the trace sees nothing'
	fi
	mark=$(wc -l <"$home/calls")
	pick 'Try it with an invented family'
	wait_for 'Practice: invented'
	guided
	keys Escape
	keys C-x
	sleep 0.5
	keys Enter
	wait_for 'Start'
	if [ "$(written "$mark")" ]; then
		written "$mark" | sed 's/^/    | /'
		not_ok 'a practice wrote'
	else
		ok 'a practice opened, made, named and removed no file'
	fi
	as_before 'after a whole practice'

	# Another language: it is kept, and nothing else.
	mark=$(wc -l <"$home/calls")
	pick 'Try it with an invented family'
	wait_for 'Practice: invented'
	keys C-l
	wait_for 'Español'
	choose 'Español'
	lang=es
	says '+ New request'
	if written "$mark" | grep -vF "$state" | grep .; then
		not_ok 'more than the language was written'
	else
		ok 'nothing was written but the language'
	fi
	same 'the language is kept' es "$(cat "$state/language")"
	same 'and no other file is in its folder' language \
		"$(ls -A "$state" | tr '\n' ' ' | sed 's/ $//')"
	kill -KILL "$(parent)"
	lang=en
	SESSION_ENV=
	rm -f "$state/language"
else
	echo "not ok $me: the trace # SKIP there is no strace"
fi

# In the middle of typing what nobody should have.
in_the_middle() {
	to_welcome "$1"
	pick 'Try it with an invented family'
	wait_for 'Practice: invented'
	rtl=
	i=0
	until shows 'Type it for me' || [ $i = 12 ]; do
		follow
		i=$((i + 1))
	done
	type 'Zwolkenburg wurzelhaus'
	wait_for 'Zwolkenburg'
}
first=first
for end in KILL-child KILL-parent TERM-child HUP-child lock; do
	in_the_middle $first
	first=
	child=$(child)
	parent=$(parent)
	case $end in
	lock)
		keys C-x
		wait_gone 'Zwolkenburg'
		wait_gone 'Practice'
		if [ "$(id -u)" = 0 ]; then
			scan=$home/scan
			${CC:-gcc} -std=c17 -D_GNU_SOURCE -O2 -o "$scan" \
				"$here/tests/fault/scan.c" || exit 1
			for who in parent child; do
				if printf '%s\n' Zwolkenburg wurzelhaus Anytown |
					"$scan" "$($who)" >"$home/found" 2>&1; then
					ok "nothing of it is in the memory of the $who"
				else
					sed 's/^/    | /' "$home/found"
					not_ok "something is in the memory of the $who"
				fi
			done
		else
			echo "not ok $me: the scan of memory # SKIP needs root"
		fi
		keys Enter
		wait_for 'Start'
		;;
	*)
		case $end in
		*-parent) kill -"${end%-*}" "$parent" ;;
		*) kill -"${end%-*}" "$child" ;;
		esac
		wait_end "$parent"
		wait_end "$child"
		restored
		expect_not Zwolkenburg
		;;
	esac
	as_before "$end in the middle"
	nowhere Zwolkenburg
	nowhere Anytown
done
