#!/bin/sh
# Two laptops, red and blue: cards are typed, numbers compared, and a request
# goes from asking to agreed, back, and away, carried by hand as with a stick.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

# laptop red|blue: from here on it is the other machine.
laptop() {
	export XDG_DATA_HOME="$home/$1/data" XDG_STATE_HOME="$home/$1/state" \
		XDG_CONFIG_HOME="$home/$1/config"
	store=$XDG_DATA_HOME/justenough
	state=$XDG_STATE_HOME/justenough
	mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$state"
	chmod 700 "$state"
	if [ -s "$home/$1/pass" ]; then
		pass=$(cat "$home/$1/pass")
		again
		unlock
	else
		first_run 80x24
		echo "$pass" >"$home/$1/pass"
	fi
}
carry() { # carry FROM TO
	mkdir -p "$home/$2/data/justenough/exchange/inbox"
	find "$home/$1/data/justenough/exchange/outbox" -name '*.parcel' \
		-exec mv {} "$home/$2/data/justenough/exchange/inbox/" \;
}
waits() { # waits LAPTOP COUNT
	same "$1: $2 wait to go" "$2" \
		"$(find "$home/$1/data/justenough/exchange/outbox" \
		-name '*.parcel' | wc -l)"
}
# This laptop's card and the last two of its groups, as the screen shows them.
own_card() {
	more 'Other laptops'
	choose "This laptop's card"
	wait_for 'read out these'
	screen | grep -oE '[0-9]{5} [0-9]{5} [0-9]{5}' | tail -1 |
		cut -d' ' -f2,3 >"$home/$1/groups"
	choose 'Show as text'
	wait_gone 'What others call it'
	wait_for "Blanks don't matter"
	screen | sed -e "1,/Blanks don't matter/d" -e '/───/,$d' |
		tr -d ' \n' >"$home/$1/card"
	keys Escape
	keys Escape
}
add_contact() { # add_contact LABEL OF
	choose 'Contacts'
	wait_for 'Add a laptop'
	choose 'Add a laptop'
	wait_for 'type the'
	focus 'Next'
	keys BTab
	type "$(cat "$home/$2/card")"
	choose 'Next'
	wait_for 'only your group'
	type "$1"
	keys Enter
	wait_for 'were not compared yet'
	type '1234567890'
	keys Enter
	wait_for 'These are not the numbers'
	i=0
	while [ $i -lt 10 ]; do
		keys BSpace
		i=$((i + 1))
	done
	type "$(cat "$home/$2/groups")"
	keys Enter
	wait_for 'The numbers were compared'
	expect 'Compared.'
}
take_one() { # take_one 'what it is'
	more 'Other laptops'
	keys Enter
	wait_for 'Packets that came'
	choose "$1"
	wait_for 'From: '
	choose 'Take it'
	wait_for 'Taken.'
}

mkdir -p "$home/red" "$home/blue"
laptop red
own_card red
laptop blue
own_card blue
add_contact 'red laptop' red
laptop red
more 'Other laptops'
add_contact 'blue laptop' blue

to_home
new_request Babysitting
answer_babysitting Springfield
keys Enter
wait_for 'Read this to the family'
choose 'They have heard it: skip'
choose 'They said yes'
wait_for 'This is all they will see'
choose 'Send to a laptop'
wait_for 'blue laptop'
choose 'blue laptop'
wait_for 'This is all they will see:'
expect 'Springfield'
expect_not '3 to 5'
choose 'Make the packet'
wait_for 'waits to be carried'
waits red 1
carry red blue

laptop blue
take_one 'A new request'
keys Escape
choose 'Requests of other laptops'
wait_for 'red laptop'
choose 'Babysitting'
wait_for 'You are asked.'
expect 'Springfield'
choose 'I can help'
wait_for 'You have said that you can help.'
waits blue 1
carry blue red

laptop red
take_one 'They can help'
to_home
choose 'Babysitting'
wait_for 'can help'
choose 'A  '
wait_for 'Told by packet: blue laptop'
choose 'Choose'
wait_for 'May we tell'
choose 'They said yes'
wait_for 'To say, not to write'
choose 'Send to a laptop'
wait_for 'For: blue laptop'
expect '3 to 5'
choose 'Make the packet'
wait_for 'waits to be carried'
carry red blue

laptop blue
take_one 'They tell you more'
keys Escape
choose 'Requests of other laptops'
choose 'Babysitting'
wait_for 'You were chosen.'
expect '3 to 5'

# Taken back: once it can't be undone any more it is on its way.
laptop red
choose 'Babysitting'
wait_for 'chosen'
choose 'A  '
choose "Can't any more"
wait_for 'I told them'
choose 'I told them'
wait_for 'Taken back'
waits red 0
lock
waits red 1
carry red blue
laptop blue
take_one 'Something changed'
keys Escape
choose 'Requests of other laptops'
choose 'Babysitting'
wait_for 'You have said that you can help.'
choose "I can't any more"
wait_for 'Say that you'
choose "I can't"
wait_for 'waits to be carried'
carry blue red
nowhere Springfield
laptop red
take_one 'help'
to_home
choose 'Babysitting'
wait_for 'Nobody has said yes so far.'
nowhere Springfield
lock
