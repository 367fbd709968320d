#!/bin/sh
# The main job without a screen: lines in, lines out, through pipes. What a
# screen reader, a dumb terminal or a script meets.
. "$(dirname "$0")/terminal.sh"

said=$home/said
mkfifo "$home/typed"
seen=0
start() {
	TERM=${1:-dumb} "$program" $2 <"$home/typed" >"$said" 2>&1 &
	running=$!
	exec 3>"$home/typed"
	seen=0
}
# Everything that was said since the line before the last.
news() { tail -c +$((seen + 1)) "$said"; }
line() {
	seen=$(wc -c <"$said")
	printf '%s\n' "$1" >&3
}
hears() {
	deadline=$(($(date +%s) + ${2:-10}))
	until news | grep -qF -- "$1"; do
		if [ "$(date +%s)" -ge "$deadline" ]; then
			not_ok "never said: $1"
			return
		fi
		sleep 0.05
	done
	ok "says: $1"
}
screen() { news; }
# By its words: the number that stands before them.
pick() {
	hears "$1"
	number=$(grep -F -- ". $1" "$said" | tail -1 | cut -d. -f1)
	line ".$number"
}

start
hears 'Choose your language'
pick English
hears 'It forgets by itself'
line ''
hears 'Use this one'
pass=$(grep -oE '[a-z]{5}(-[a-z]{5}){3}' "$said" | tail -1)
line ''
hears 'What you type is not shown'
line "$pass"
hears 'I have written it down' 20
code=$(tr -d ' \n' <"$said" | grep -oE '[0-9A-Z]{4}(-[0-9A-Z]{4}){6}' | tail -1)
pick 'I have written it down'
hears 'Check'
line "$(echo "$code" | cut -d- -f6-7)"
hears 'Not now'
line ''
hears 'No requests yet'
pick '+ New request'
pick 'Babysitting'
hears 'Not needed'
line ''
hears 'Possible:'
line '31 2'
hears "That day can't be chosen here."
line "$(date -d "@$(($(date +%s) + 3 * 86400))" '+%d %m')"
hears 'Next'
line ''
hears 'How long'
line '3'
hears '3 hours'
line ''
hears 'Town'
pick 'A town'
hears 'Type it'
line 'Springfield'
hears 'How many children'
line '+'
line ''
hears 'Age groups'
pick '3 to 5 years'
hears 'ticked'
line ''
hears 'Where'

# The guard asks before anything is kept; digits of any script count.
pick 'Something else'
pick 'Something different'
hears 'Type it'
line 'red bike, maria has court on tuesday'
hears 'Is this needed?'
pick 'Take it out'
hears 'red bike'
line ''
hears 'Where'
line '٩٩'
hears 'There is no such number here.'
line 'what?'
hears 'Type a number and press Enter.'
line '.*'
hears 'Español'
line '.0'
hears 'Where'

pick 'I tell it myself'
hears 'How we reach them'
pick 'I know how: nothing is written'
hears 'This is all that is written down'
line ''
pick 'They have heard it: skip'
hears 'Read this to the family'
hears 'Springfield'
pick 'They said yes'
hears 'This is all they will see'
pick 'I told them'
hears 'Nobody has said yes so far.'
pick 'Somebody can'
hears 'Add this line'
pick 'Add this line'
hears 'This is all they will see'
pick 'I told them'
hears 'Choose'
pick 'Choose'
hears 'May we tell'
pick 'They said yes'
hears 'To say, not to write'
pick 'I told them'
hears 'chosen'

pick 'It is done'
hears 'Yes, it is done'
pick 'Yes, it is done'
hears 'Needed again on another day?'
line '..'
hears "I can't get in"
line "$(head -c 20000 /dev/zero | tr '\0' x)"
hears "I can't get in"
line "$pass"
hears 'No requests yet' 20
line '.0'
exec 3>&-
wait $running
same 'leaves with 0 when nothing more comes' 0 $?
if [ "$(tail -n +8 "$said" | grep -c "$pass")" -gt 1 ]; then
	not_ok 'the passphrase was said again'
else
	ok 'the passphrase is said once, when it is made'
fi
if grep -q "$(printf '\033')" "$said"; then
	not_ok 'a control sequence was written'
else
	ok 'no control sequence was written'
fi
nowhere maria
nowhere 'red bike'

# In a terminal nothing of the passphrase is shown while it is typed.
SESSION_TERM=dumb
unset -f screen
screen() { tm capture-pane -p -t app 2>/dev/null; }
begin 80x24
wait_for "I can't get in"
type "$pass"
expect_not "$pass"
keys Enter
wait_for 'No requests yet' 20
type '..'
keys Enter
wait_for "I can't get in"
expect_not 'No requests yet'
end=$(parent)
tm send-keys -t app C-d
wait_for 'left with 0'
restored
