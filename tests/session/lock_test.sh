#!/bin/sh
# The screen is covered after a minute, counts down and locks after five; a
# suspend locks at once; both keys hide from anywhere; nothing half typed is
# lost by it.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

# Milliseconds that the suspended clock and the running clock have gained.
clocks() {
	printf '\n\n%s\n%s\n' "$1" "$2" >"$state/clock.new"
	mv "$state/clock.new" "$state/clock"
	kill -WINCH "$(child)"
	sleep 0.3
}
is_blank() {
	i=0
	while screen | tr -d ' \302\240\n' | grep -q . && [ $i -lt 30 ]; do
		sleep 0.1
		i=$((i + 1))
	done
	if screen | tr -d ' \302\240\n' | grep -q .; then
		not_ok "not blank: $1"
	else
		ok "blank: $1"
	fi
}

first_run 80x24
new_request Babysitting
choose Next
choose Next
wait_for '3/7'
keys 2 Enter
type Springf
wait_for Springf
clocks 40000 40000
expect Springf
clocks 61000 61000
is_blank 'covered after a minute'
keys x
wait_for Springf
expect_not Springfx

# From that key on five minutes.
clocks 200000 200000
is_blank 'covered again'
clocks 336000 336000
wait_for 'Locks in'
expect_not Springf
keys Left
wait_gone 'Locks in'
wait_for Springf
clocks 640000 640000
says "I can't get in"
unlock 'question:'
keys Enter
wait_for Springf

# A closed lid: only the suspended clock goes on.
clocks 680000 640000
says "I can't get in"
expect_not Springf
unlock 'question:'
keys Enter
wait_for Springf

# Both keys, also out of a sheet; and a signal.
for way in C-x 'C-\' signal; do
	keys C-u
	type 'lopez 555 014 2299'
	wait_for '! '
	keys Enter
	says 'Is this needed?'
	case $way in
	signal) kill -QUIT "$(child)" ;;
	*) keys "$way" ;;
	esac
	says "I can't get in"
	expect_not lopez
	nowhere lopez
	unlock 'question:'
	keys Enter
	wait_for 'was not kept'
	keys 2 Enter
done

# Enough of it: an end from outside while a sheet is open.
type 'lopez 555 014 2299'
keys Enter
says 'Is this needed?'
kill -TERM "$(parent)"
wait_for 'left with 0'
restored
expect_not lopez
nowhere lopez
