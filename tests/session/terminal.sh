# A real terminal for whole sessions: one private tmux server a test, a home of
# its own, the test variant of the program. Sourced by tests/session/*.sh and
# some of tests/fault/*.sh.
#
#   begin 80x24 [program arguments]   starts tmux and the program; SESSION_TERM
#                                     and SESSION_ENV ("A=1 B=2") are for it
#   keys Enter Down ...               tmux's names of keys
#   type 'text'                       typed as it is
#   tap 'text'                        a click on the text, in a settled picture
#   choose 'text'                     moves the focus there and presses Enter
#   wait_for 'text' [seconds]         until the screen shows it
#   wait_gone 'text' [seconds]        until the screen doesn't show it
#   expect / expect_not 'text'        looks once (after wait_for)
#   same 'what' EXPECTED FOUND        compares two words
#   screen                            the screen as text
#   day +3, day 2025-06-14            what the program takes for today
#   restored                          the terminal's modes are as they were
#   parent, child                     process ids of the program's two
#   wait_end PID                      until that process is gone
#   nowhere 'text'                    no file of the program holds it
# Results are `ok` and `not ok` lines; the shell goes on after a failure, but
# not after many.

here=$(cd "$(dirname "$0")/../.." && pwd)
out=${OUT:-$here/build}
case $out in
/*) ;;
*) out=$here/$out ;;
esac
program=${PROGRAM:-$out/justenough-test}
home=$(mktemp -d /tmp/justenough-session.XXXXXX)
tmux_socket=$home/tmux
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
	XDG_CONFIG_HOME="$home/config" LANG=C.UTF-8 SHELL=/bin/sh
unset LANGUAGE LC_ALL LC_MESSAGES TMUX NO_COLOR
store=$XDG_DATA_HOME/justenough
state=$XDG_STATE_HOME/justenough
mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$state"
chmod 700 "$state"

tm() { tmux -u -S "$tmux_socket" -f /dev/null "$@"; }
finish() {
	tm kill-server 2>/dev/null
	sleep 0.1
	rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

me=$(basename "$0" .sh)
ok() { echo "ok $me: $*"; }
not_ok() {
	screen | sed 's/^/    | /'
	echo "not ok $me: $*"
	failures=$((${failures:-0} + 1))
	# Each wait in vain takes its time, and one follows from another.
	[ $failures -lt 6 ] || exit 1
}
same() {
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1: $3, not $2"; fi
}

# --- the program in its terminal ---------------------------------------------

begin() {
	size=$1
	shift
	tm kill-server 2>/dev/null
	cat >"$home/pane" <<-END
		stty -g >"$home/modes-before"
		env TERM=${SESSION_TERM:-tmux-256color} ${SESSION_ENV:-} "$program" $*
		code=\$?
		echo "left with \$code"
		exec sleep 1000
	END
	until tm new-session -d -s app -x "${size%x*}" -y "${size#*x}" \
		sh "$home/pane" 2>/dev/null; do
		sleep 0.1
	done
	tm set-option -g escape-time 10
}
# tmux cuts the old picture to the new size at once, the program paints its own
# a little later; what is tapped before that stands somewhere else.
resize() {
	tm resize-window -t app -x "${1%x*}" -y "${1#*x}"
	sleep 0.3
	settled
}
# The pane runs a shell, that runs the parent, and that the child.
parent() { pgrep -P "$(tm display-message -p -t app '#{pane_pid}')" | head -1; }
child() { pgrep -P "$(parent)" | head -1; }
wait_end() {
	deadline=$(($(date +%s) + ${2:-10}))
	while kill -0 "$1" 2>/dev/null; do
		if [ "$(date +%s)" -ge "$deadline" ]; then
			not_ok "process $1 goes on"
			return 1
		fi
		sleep 0.1
	done
}
modes() { stty -g -F "$(tm display-message -p -t app '#{pane_tty}')"; }
restored() {
	i=0
	while [ "$(modes)" != "$(cat "$home/modes-before")" ] && [ $i -lt 30 ]; do
		sleep 0.1
		i=$((i + 1))
	done
	same 'the terminal is as it was' "$(cat "$home/modes-before")" "$(modes)"
}
day() {
	case $1 in
	+*) echo $(($(date +%s) / 86400 + ${1#+})) >"$state/clock" ;;
	*) echo "$1" >"$state/clock" ;;
	esac
}

# --- keys and taps -----------------------------------------------------------

keys() { tm send-keys -t app "$@"; sleep 0.15; }
type() { tm send-keys -t app -l -- "$1"; sleep 0.2; }
# The picture stays as it is for a while: nothing is being painted.
settled() {
	i=0
	now=$(screen)
	while [ $i -lt 50 ]; do
		sleep 0.15
		then=$now
		now=$(screen)
		[ "$then" != "$now" ] || return 0
		i=$((i + 1))
	done
}
# A click, as a terminal reports it.
tap() {
	settled
	line=$(screen | grep -nF -m 1 -- "$1")
	if [ -z "$line" ]; then
		not_ok "nothing to tap: $1"
		return 1
	fi
	before=${line#*:}
	before=${before%%"$1"*}
	press $(($(printf %s "$before" | wc -L) + 1)) "${line%%:*}"
}
press() {
	tm send-keys -t app -l "$(printf '\033[<0;%s;%sM' "$1" "$2")"
	tm send-keys -t app -l "$(printf '\033[<0;%s;%sm' "$1" "$2")"
	sleep 0.2
}

# --- what is seen ------------------------------------------------------------

screen() { tm capture-pane -p -t app 2>/dev/null; }
shows() { screen | grep -qF -- "$1"; }
wait_for() {
	deadline=$(($(date +%s) + ${2:-10}))
	until shows "$1"; do
		if [ "$(date +%s)" -ge "$deadline" ]; then
			not_ok "waited in vain for: $1"
			return 1
		fi
		sleep 0.1
	done
	ok "shows: $1"
}
wait_gone() {
	deadline=$(($(date +%s) + ${2:-10}))
	while shows "$1"; do
		if [ "$(date +%s)" -ge "$deadline" ]; then
			not_ok "still shows: $1"
			return 1
		fi
		sleep 0.1
	done
	ok "no longer shows: $1"
}
# A screen may be looked at in the middle of being painted.
expect() {
	shows "$1" || sleep 0.5
	if shows "$1"; then ok "shows: $1"; else not_ok "does not show: $1"; fi
}
expect_not() {
	! shows "$1" || sleep 0.5
	if shows "$1"; then not_ok "shows: $1"; else ok "does not show: $1"; fi
}

# What stands in reverse video: the focus.
focused() {
	tm capture-pane -p -e -t app | awk 'BEGIN { RS = "\033" } {
		text = $0
		if (NR > 1 && match(text, /^\[[0-9;]*m/)) {
			count = split(substr(text, 2, RLENGTH - 2), codes, ";")
			if (count == 0)
				on = 0
			for (i = 1; i <= count; i++)
				if (codes[i] == 7)
					on = 1
				else if (codes[i] == 0 || codes[i] == 27)
					on = 0
			text = substr(text, RLENGTH + 1)
		}
		if (on)
			printf "%s", text
	}'
}
is_focused() { focused | grep -qF -- "$1"; }
# Moves the focus to what holds the text: on, and round.
focus() {
	i=0
	while [ $i -lt 60 ]; do
		is_focused "$1" && return 0
		tm send-keys -t app Tab
		sleep 0.05
		i=$((i + 1))
	done
	not_ok "could not focus: $1"
	return 1
}
choose() { focus "$1" && keys Enter; }

# --- what is left in files ---------------------------------------------------

# No file holds the word, as UTF-8, UTF-16 or UTF-32.
nowhere() {
	for form in UTF-8 UTF-16LE UTF-32LE; do
		hex=$(printf '%s' "$1" | iconv -f UTF-8 -t $form | od -An -v -tx1 |
			tr -d ' \n')
		if find "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME" -type f \
			-exec od -An -v -tx1 {} + 2>/dev/null | tr -d ' \n' | grep -qF "$hex"; then
			not_ok "in a file, as $form: $1"
			return 1
		fi
	done
	ok "in no file: $1"
}
