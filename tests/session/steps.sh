# Steps that several sessions share; sourced after terminal.sh. They know the
# screens by whole English texts, so that they work in any language: $lang
# names the catalogue that turns them into what the screen shows.

lang=en

# T 'English text': the same in $lang.
T() {
	[ "$lang" != en ] || { printf '%s' "$1"; return; }
	[ -s "$home/$lang.po" ] ||
		msgunfmt --no-wrap -o "$home/$lang.po" \
			"$out/locale/$lang/LC_MESSAGES/justenough.mo"
	found=$(text=$1 awk '
		BEGIN { text = ENVIRON["text"]; gsub(/"/, "\\\"", text) }
		$0 == "msgid \"" text "\"" { found = 1 }
		found && /^msgstr "/ {
			sub(/^msgstr "/, ""); sub(/"$/, "")
			gsub(/\\"/, "\""); print; exit
		}' "$home/$lang.po")
	# What has no translation is shown in English.
	found=${found:-$1}
	[ "$lang" != ar ] || found=$("$home/drawn" "$found")
	printf '%s' "$found"
}
# Needed before the first T in Arabic, which stands on the screen joined and
# from the right.
make_drawn() {
	${CC:-gcc} -std=c17 -D_GNU_SOURCE -I"$here/app" -o "$home/drawn" \
		"$here/tests/session/drawn.c" "$here/app/ui/utf8.c" \
		-Wl,--start-group "$out/test/i18n.a" "$out/test/base.a" \
		-Wl,--end-group $(pkg-config --libs fribidi libsodium) -lunistring
}
says() { wait_for "$(T "$1")" $2; }
pick() { choose "$(T "$1")"; }

# Whom to call is asked for once, after the recovery code; one key goes on.
skip_call() {
	says 'Not now'
	keys Enter
	says '+ New request'
}

# From nothing to an open, empty store; leaves $pass and $code. The second
# word names the row of the language picker.
first_run() {
	begin "${1:-80x24}"
	wait_for 'Español' 20
	choose "${2:-English}"
	says 'Start'
	keys Enter
	says 'Use this one'
	pass=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
	keys Enter
	says 'Next'
	type "$pass"
	keys Enter
	says 'I have written it down' 20
	code=$(screen | tr -d ' \n' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
	pick 'I have written it down'
	says 'Check'
	type "$(echo "$code" | cut -d- -f6-7)"
	keys Enter
	skip_call
	if [ -n "$pass" ] && [ -n "$code" ]; then
		ok "a passphrase and a recovery code were made"
	else
		not_ok "no passphrase or no recovery code"
	fi
}

# Starts the program again, as far as the lock screen.
again() {
	begin "${1:-80x24}"
	says "I can't get in" 20
}
# unlock [landmark]: in the words of the screen.
unlock() {
	says "I can't get in"
	type "$pass"
	keys Enter
	wait_for "${1:-$(T '+ New request')}" 20
}
lock() {
	keys C-x
	says "I can't get in"
}

# Back to Home, from wherever it is.
to_home() {
	i=0
	until shows "$(T 'Ended requests')" || [ $i = 8 ]; do
		keys Escape
		i=$((i + 1))
	done
}
# From anywhere to a row of the fourth tab.
more() {
	to_home
	choose "4 $(T More)"
	says 'Erased within 7 days'
	pick "$1"
}

# From Home to the first question of the task named.
new_request() {
	pick '+ New request'
	says 'What kind of help?'
	pick "$1"
	says 'We will ask for'
	pick 'Begin'
	wait_for '1/'
}

# All questions of babysitting, with a town and the place said by mouth.
answer_babysitting() {
	pick 'Next'
	says 'How long'
	pick 'Next'
	wait_for '3/7'
	keys 2 Enter
	type "${1:-Springfield}"
	keys Enter
	says 'How many children'
	pick 'Next'
	says 'Age groups'
	pick '3 to 5 years'
	pick 'Next'
	says 'Where'
	pick 'I tell it myself'
	says 'How we reach them'
	pick 'I know how: nothing is written'
	says 'This is all that is written down'
}

# A babysitting request that everybody asked has heard of.
asked_request() {
	new_request Babysitting
	answer_babysitting "$@"
	keys Enter
	says 'Read this to the family'
	pick 'They have heard it: skip'
	pick 'They said yes'
	says 'This is all they will see'
	pick 'I told them'
	says 'Nobody has said yes so far.'
}

# One more line; leaves the request on the screen.
somebody_can() {
	pick 'Somebody can'
	says 'Add this line'
	pick 'Add this line'
	says 'This is all they will see'
	pick 'I told them'
	says 'Choose'
	keys Escape
	says 'can help'
}
