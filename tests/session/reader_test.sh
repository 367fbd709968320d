#!/bin/sh
# A screen to be read aloud or felt: words alone, in the order they are
# spoken; and in every mode the cursor, which screen readers follow, is put on
# what has the focus as the last thing of each repaint.
. "$(dirname "$0")/terminal.sh"

place() { tm display-message -p -t app '#{cursor_y} #{cursor_x}'; }
# What stands from the cursor on. Before it there are no wide letters.
at_cursor() {
	set -- $(place)
	screen | sed -n "$(($1 + 1))p" | cut -b "$(($2 + 1))-"
}
starts_with() { # TEXT
	case $(at_cursor) in
	"$1"*) ok "the cursor stands before $1" ;;
	*) not_ok "the cursor does not stand before $1: $(place)" ;;
	esac
}

# The last sequences of what the program wrote: colours and the like, then a
# movement, and behind it not one letter.
ends_by_moving() {
	awk 'BEGIN { RS = "\033" } { part[NR] = $0 } END {
		for (i = NR; i > 0; i--) {
			text = part[i]
			gsub(/\017/, "", text)
			gsub(/[\r\b]/, "<", text)
			if (text ~ /^(\[[?0-9;]*[mhl]|\(B)$/)
				continue
			exit !(text ~ /^\[[0-9;]*[HfABCDGd`]$/ || text ~ /<$/)
		}
		exit 1
	}' "$home/bytes"
}
repaints() { # KEY ...
	tm pipe-pane -t app "cat >$home/bytes"
	keys "$@"
	sleep 0.3
	tm pipe-pane -t app
	sleep 0.1
	if [ -s "$home/bytes" ] && ends_by_moving; then
		ok "$*: the cursor is the last act"
	else
		od -c "$home/bytes" | tail -n 4
		not_ok "$*: the cursor is not the last act"
	fi
}

plain_words() {
	if screen | grep -q '[─│╭╮╰╯▌▐█░]'; then
		not_ok "boxes are drawn"
	else
		ok "no boxes"
	fi
	if screen | grep -qP '[\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFC}]'; then
		not_ok "letters are shaped"
	else
		ok "letters as they are written"
	fi
}

# The language that was chosen.
forget() { rm -f "$state"/language*; }

begin 80x24 --reader
wait_for 'Choose your language'
plain_words
expect 'العربية, Arabiyya'
starts_with English
repaints Down
starts_with Español
keys 1
repaints 0
starts_with العربية
repaints Enter
wait_gone 'Choose your language'
plain_words
repaints Down
repaints C-l
wait_for Arabiyya
plain_words

# The same of screens for the eye.
forget
begin 80x24 --language ar
wait_for Arabiyya
repaints Down
begin 80x24
wait_for 'Choose your language'
repaints Down
starts_with Español

# Kept like a colour, without an option.
forget
printf 'reader\n' >"$state/theme"
begin 80x24
wait_for 'Choose your language'
plain_words
expect 'العربية, Arabiyya'
