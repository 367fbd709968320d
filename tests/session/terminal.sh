# A real terminal for whole sessions: one private tmux server a test, a home of
# its own, the test variant of the program. Sourced by tests/session/*.sh.
#
#   begin 80x24 [program arguments]   starts tmux and the program
#   keys Enter Down ...               tmux key names
#   type 'text'                       typed as it is
#   wait_for 'text' [seconds]         until the screen shows it
#   expect / expect_not 'text'        looks once (after wait_for)
#   screen                            the screen as text
#   say 'what'                        the check that the next result is about
# Results are `ok` and `not ok` lines; the shell goes on after a failure.

here=$(cd "$(dirname "${SELF:-$0}")/../.." && pwd)
out=${OUT:-$here/build}
program=${PROGRAM:-$out/justenough-test}
home=$(mktemp -d /tmp/justenough-session.XXXXXX)
tmux_socket=$home/tmux
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state" \
	XDG_CONFIG_HOME="$home/config" LANG=C.UTF-8
unset LANGUAGE LC_ALL LC_MESSAGES TMUX
store=$XDG_DATA_HOME/justenough
mkdir -p "$XDG_DATA_HOME" "$XDG_STATE_HOME" "$XDG_CONFIG_HOME"

tm() { tmux -S "$tmux_socket" -f /dev/null "$@"; }
finish() {
	tm kill-server 2>/dev/null
	rm -rf "$home"
}
trap finish EXIT

ok() { echo "ok $(basename "$0" .sh): $*"; }
not_ok() {
	screen | sed 's/^/    | /'
	echo "not ok $(basename "$0" .sh): $*"
}
screen() { tm capture-pane -p -t app 2>/dev/null; }

begin() {
	size=$1
	shift
	tm kill-server 2>/dev/null
	sleep 0.1
	tm new-session -d -s app -x "${size%x*}" -y "${size#*x}" \
		"env TERM=${SESSION_TERM:-tmux-256color} ${SESSION_ENV:-} $program $*; echo \"left with \$?\"; sleep 1000"
	tm set-option -g escape-time 10 2>/dev/null
}
keys() { tm send-keys -t app "$@"; sleep 0.15; }
type() { tm send-keys -t app -l -- "$1"; sleep 0.2; }
wait_for() {
	deadline=$(($(date +%s) + ${2:-15}))
	until screen | grep -qF -- "$1"; do
		if [ "$(date +%s)" -ge "$deadline" ]; then
			not_ok "waited in vain for: $1"
			return 1
		fi
		sleep 0.1
	done
	ok "shows: $1"
}
expect() {
	if screen | grep -qF -- "$1"; then ok "shows: $1"; else not_ok "does not show: $1"; fi
}
expect_not() {
	if screen | grep -qF -- "$1"; then not_ok "shows: $1"; else ok "does not show: $1"; fi
}
# Moves the focus (reverse video) to the line that holds the text: on, and
# if the end comes first, back.
is_focused() {
	tm capture-pane -p -e -t app | grep -F -- "$1" |
		grep -qE "$(printf '\033')\[([0-9]+;)*7(;[0-9]+)*m"
}
focus() {
	for way in Tab BTab; do
		i=0
		while [ $i -lt 40 ]; do
			is_focused "$1" && return 0
			tm send-keys -t app $way
			sleep 0.06
			i=$((i + 1))
		done
	done
	not_ok "could not focus: $1"
	return 1
}
choose() { focus "$1" && keys Enter; }
# The child that runs the program (the parent holds no data).
child() { pgrep -P "$(pgrep -f "$program" | head -1)" | head -1; }
# No file of the home holds the word, as UTF-8 or UTF-16.
nowhere() {
	utf16=$(printf '%s' "$1" | iconv -f UTF-8 -t UTF-16LE | od -An -tx1 | tr -d ' \n')
	if grep -rqaF -- "$1" "$XDG_DATA_HOME" "$XDG_STATE_HOME" 2>/dev/null; then
		not_ok "found in a file: $1"
	elif find "$XDG_DATA_HOME" "$XDG_STATE_HOME" -type f -exec od -An -v -tx1 {} + |
		tr -d ' \n' | grep -qF "$utf16"; then
		not_ok "found as UTF-16 in a file: $1"
	else
		ok "in no file: $1"
	fi
}
