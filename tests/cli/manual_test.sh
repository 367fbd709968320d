#!/bin/sh
# The manual page and the desktop entry: in every language, whole, and put in
# their places by `make install`.
. "$(dirname "$0")/rig.sh"
tool=$out/test/tools/manual

page() { # page CODE: its file
	[ "$1" = en ] && echo "$out/man/man1/justenough.1" ||
		echo "$out/man/$1/man1/justenough.1"
}
typed() { # typed WORD: as roff has what is typed
	printf '%s\n' "$1" | sed 's/-/\\-/g'
}
# Lines of text, without what is the same in all languages.
texts() { grep -v '^[.\\[]' "$1" | LC_ALL=C sort -u; }

codes=$(ls locales/*.po | sed 's|.*/||; s/\.po$//')
commands=$("$program" --help |
	sed -n 's/^  justenough \([a-z-][a-z-]*\) .*/\1/p' | sort -u)
options=$(sed -n 's/^ *{"\(--[a-z-]*\)", OPTION_.*/\1/p' app/cli/cli.c)
same "--help names commands" yes \
	"$([ "$(echo "$commands" | wc -l)" -ge 12 ] && echo yes)"
same "the parser has options" yes \
	"$([ "$(echo "$options" | wc -l)" -ge 9 ] && echo yes)"

# lacking PAGE: commands and options that it doesn't name
lacking() {
	for word in $commands $options; do
		word=$(typed "$word")
		grep -qF -e "fB$word\\" "$1" || echo "$word"
	done
}
grep -v 'fBverify' "$(page en)" >"$work/short.1"
same "a page without a command is noticed" verify "$(lacking "$work/short.1")"

texts "$(page en)" >"$work/english"
requests='TH|nh|ad l|SH|TP|PP|IP|br|nf|fi'
for code in en $codes; do
	file=$(page "$code")
	if ! [ -f "$file" ]; then
		echo "not ok $code: there is no page"
		continue
	fi
	same "$code: every command and option is in it" "" "$(lacking "$file")"
	same "$code: as long as the English one" "$(wc -l <"$(page en)")" \
		"$(wc -l <"$file")"
	same "$code: no line is taken for a request" "" \
		"$(grep '^[.'"'"']' "$file" | grep -Ev "^\.($requests)( |\$)")"
	same "$code: no marks are left" "" "$(grep '`\|<[A-Z]*>' "$file")"
	same "$code: a day in its head" 1 \
		"$(grep -cE '^\.TH JUSTENOUGH 1 2[0-9]{3}-[01][0-9]-[0-3][0-9] ' "$file")"
	[ "$code" = en ] && continue
	texts "$file" >"$work/texts"
	same "$code: nothing in English" "" \
		"$(LC_ALL=C comm -12 "$work/english" "$work/texts")"
	same "$code: its own heads" yes \
		"$([ "$(grep '^.SH' "$file")" != "$(grep '^.SH' "$(page en)")" ] &&
		echo yes)"
done
same "no page of a language that isn't there" "$(printf '%s\n' $codes | sort)" \
	"$(cd "$out/man" && ls | grep -v '^man1$' | sort)"

# What roff itself says, where it is: Debian has it, small images haven't. For
# Chinese man(1) adds what says where its lines may be broken.
roff() {
	case $1 in */zh*) more=-mzh ;; *) more= ;; esac
	groff -k $more -man -Tutf8 -rLL=78n -wmac -wchar -wsyntax -wescape \
		-wmissing -wdelim "$1" 2>&1 >"$work/shown"
}
if command -v groff >/dev/null && command -v preconv >/dev/null; then
	for code in en $codes; do
		same "$code: roff has nothing to say" "" "$(roff "$(page "$code")")"
	done
	roff "$(page en)"
	plain=$(sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g' "$work/shown")
	for shown in 'guard [--task ID]' 'Ctrl-X, Ctrl-\' '.. hides' \
		'~/.local/share/justenough' '<5 means' "group's" 'with = '; do
		case $plain in
		*"$shown"*) echo "ok shows $shown" ;;
		*) echo "not ok shows $shown" ;;
		esac
	done
	sed '$a.nonsense' "$(page en)" >"$work/wrong.1"
	same "a wrong request is noticed" yes \
		"$([ -n "$(roff "$work/wrong.1")" ] && echo yes)"
else
	echo "ok what roff says # skipped: groff is not installed"
fi

want "the tool: a language that isn't there" 2 "$tool" xx "$out/locale" 20000
want "the tool: not by another name" 2 "$tool" es_MX "$out/locale" 20000
mkdir "$work/empty"
want "the tool: no catalogue" 1 "$tool" es "$work/empty" 20000
want "the tool: nobody can read it" 1 \
	sh -c "'$tool' es '$out/locale' 20000 >/dev/full"
want "the tool: English" 0 "$tool" en "$out/locale" 0
has "the tool: the day it is told" '^.TH JUSTENOUGH 1 1970-01-01 '

entry=$out/desktop/justenough.desktop
for code in $codes; do
	for key in Comment GenericName Keywords; do
		english=$(sed -n "s/^$key=//p" "$entry")
		own=$(sed -n "s/^$key\[$code\]=//p" "$entry")
		same "desktop: $key[$code]" own \
			"$([ -n "$own" ] && [ "$own" != "$english" ] && echo own)"
	done
	same "desktop: Keywords[$code] ends as a list does" 1 \
		"$(grep -c "^Keywords\[$code\]=.*;\$" "$entry")"
done
same "desktop: what isn't translated stays" "$(grep -v '^#' \
	data/justenough.desktop)" "$(grep -v '^#\|^[A-Za-z][A-Za-z]*\[' "$entry")"

root=$work/root
make -s install-files OUT="$out" BUILD=release DESTDIR="$root" PREFIX=/usr \
	>"$work/made" 2>&1
same "make install" "exit code 0" "exit code $?"
head -n 5 "$work/made"
there() { # there FILE LIKE
	same "installed: $1" same \
		"$(cmp -s "$root/usr/share/$1" "$2" && echo same)"
}
there man/man1/justenough.1 "$(page en)"
for code in $codes; do
	there "man/$code/man1/justenough.1" "$(page "$code")"
	there "justenough/locale/$code/LC_MESSAGES/justenough.mo" \
		"$out/locale/$code/LC_MESSAGES/justenough.mo"
done
there applications/justenough.desktop "$entry"
there justenough/guard.image "$out/guard.image"
same "installed: the program" yes \
	"$([ -x "$root/usr/bin/justenough" ] && echo yes)"
same "installed: nothing for tests" "" \
	"$(find "$root" -name '*q[pa][sr]*' -o -name '*-test*' -o -name '*.1.*')"
