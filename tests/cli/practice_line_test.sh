#!/bin/sh
# What a practice types for the volunteer is noticed in each language as a name
# and a court; its invented town is noticed in none.
. "$(dirname "$0")/rig.sh"

# The text in a language, or in English where it was not translated.
told() {
	[ "$1" != en ] || { echo "$2"; return; }
	found=$(msgunfmt --no-wrap "$out/locale/$1/LC_MESSAGES/justenough.mo" |
		awk -v text="$2" '
		$0 == "msgid \"" text "\"" { found = 1 }
		found && /^msgstr "/ {
			sub(/^msgstr "/, ""); sub(/"$/, ""); print; exit
		}')
	echo "${found:-$2}"
}

tried=0
for language in en $(cd locales && ls -- *.po | sed 's/\.po$//'); do
	line=$(told "$language" 'red bike. maria, court')
	town=$(told "$language" 'text:Anytown')
	same "practice line: noticed in $language: $line" 'legal,person_name' \
		"$(echo "$line" | "$program" guard --task babysitting 2>/dev/null |
		tr , '\n' | sort | paste -sd,)"
	same "practice line: the town begins as it must in $language" 'text:' \
		"$(echo "$town" | cut -c 1-5)"
	same "practice line: the town is no finding in $language" 'ok' \
		"$(echo "${town#text:}" | "$program" guard --task babysitting \
		2>/dev/null)"
	tried=$((tried + 1))
done
[ $tried -ge 3 ] && echo 'ok practice line: in several languages' ||
	echo "not ok practice line: only $tried languages"
