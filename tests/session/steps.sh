# Steps that several sessions share; sourced after terminal.sh.

# From nothing to an open, empty store; leaves $pass and $code.
first_run() {
	begin "${1:-80x24}"
	wait_for 'English'
	[ -z "$2" ] || focus "$2"
	keys Enter
	sleep 0.4
	keys Enter
	sleep 0.4
	pass=$(screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}')
	keys Enter
	sleep 0.3
	type "$pass"
	keys Enter
	i=0
	until screen | grep -qE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}' || [ $i = 60 ]; do
		sleep 0.2
		i=$((i + 1))
	done
	code=$(screen | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
	keys Enter
	type "$(echo "$code" | cut -d- -f6-7)"
	keys Enter
	sleep 0.4
	if [ -n "$pass" ] && [ -n "$code" ]; then
		ok "a passphrase and a recovery code were made"
	else
		not_ok "no passphrase or no recovery code"
	fi
}

unlock() {
	wait_for 'Passphrase' 10
	type "$pass"
	keys Enter
	wait_for "${1:-New request}" 20
}

# From Home to the first question of the task named.
new_request() {
	choose '+ New request'
	wait_for 'What kind of help?'
	choose "$1"
	wait_for 'We will ask for'
	keys Enter
	wait_for '1/7'
}

# All questions of babysitting, with a town and the place said by mouth.
answer_babysitting() {
	choose 'Next'
	wait_for 'How long'
	choose 'Next'
	wait_for '3/7'
	choose 'A town'
	type "${1:-Springfield}"
	keys Enter
	wait_for 'How many children'
	choose 'Next'
	wait_for 'Age groups'
	choose '3 to 5 years'
	choose 'Next'
	wait_for 'Where'
	choose 'I tell it myself'
	wait_for 'How we reach them'
	choose 'I know how'
	wait_for 'This is all that is written down'
}
