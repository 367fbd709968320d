#!/bin/sh
# The first run and what can go wrong in it: a passphrase that is too weak or
# typed wrong, a recovery code that is typed wrong or put off, a second window.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

made() { screen | grep -oE '[a-z]{5}(-[a-z]{5}){3}'; }
begin 80x24
wait_for 'Español'
expect 'Choose your language'
choose English
says Start
keys Enter
says 'Use this one'
first=$(made)
pick 'Make another'
wait_gone "$first"
[ -n "$(made)" ] && ok 'another one was made' || not_ok 'no other one'
pick 'Make one of digits only'
says 'Make one of letters'
expect_not "$(made | grep . || echo no letters)"
pick 'Make one of letters'
says 'Make one of digits only'
pick 'Choose my own'
says 'Next'
type 'password1'
wait_for 'Strength: weak'
keys Enter
wait_for "at least four words that don't"
expect_not password1
keys C-u
type 'kettle anvil harvest mosaic plinth'
wait_gone 'Strength: weak'
keys Escape
says 'Use this one'
pass=$(made)
keys Enter
says 'Next'
type "$first"
keys Enter
wait_for 'That was not the same'
type "$pass"
keys Enter
says 'I have written it down' 20
code=$(screen | tr -d ' \n' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
pick 'I have written it down'
says Check
type '0000-0000'
keys Enter
wait_for 'That is not what the code ends with'
keys Escape
says Later
pick Later
says 'You will be asked again at the next start.'

# Whom to call is asked for now, and only now.
says 'Where to go'
pick 'In danger, at once'
says Keep
type '112'
keys Enter
says Done
expect 'justenough learn card | lp'
pick Done
says '+ New request'

same 'only the owner enters the folder' 700 "$(stat -c %a "$store")"
same 'only the owner reads the key file' 600 "$(stat -c %a "$store/store.key")"
same 'only the owner reads the store' 600 "$(stat -c %a "$store/store.db")"
nowhere "$pass"
nowhere "$code"
nowhere "$(echo "$code" | tr -d -)"

# A second window on the same store.
tm new-window -d -t app: -n second sh -c "$program; echo second left with \$?; sleep 100"
second() { tm capture-pane -p -t second 2>/dev/null; }
second_shows() {
	i=0
	until second | grep -qF "$1" || [ $i = 100 ]; do
		sleep 0.1
		i=$((i + 1))
	done
	if second | grep -qF "$1"; then
		ok "the second window shows: $1"
	else
		second | sed 's/^/    | /'
		not_ok "the second window does not show: $1"
	fi
}
second_shows "I can't get in"
tm send-keys -t second -l "$pass"
tm send-keys -t second Enter
second_shows 'already open in another window'
tm kill-window -t second
echo "$pass" | "$program" verify --passphrase-fd 0 >"$home/said" 2>&1
same 'a command leaves with 3 then' 3 $?

choose '4 More'
says 'Erased within 7 days'
pick 'Lock and leave the program'
wait_for 'left with 0'
restored
expect_not Babysitting

# The code that was put off is asked for again.
again
unlock 'I have written it down'
code=$(screen | tr -d ' \n' | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}')
pick 'I have written it down'
says Check
type "$(echo "$code" | cut -d- -f6-7 | tr 'A-Z' 'a-z')"
keys Enter
says '+ New request'
expect_not 'Not now'
lock
unlock
expect_not 'recovery'
