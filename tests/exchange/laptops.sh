# Two laptops, red and blue, for tests that carry packets between them; read
# with `.` after tests/cli/rig.sh.
#
#   step LAPTOP STEP [WORD...]     what a person does there (exchange_steps)
#   sends LAPTOP CODE [--line L]   justenough send, to the other one
#   takes LAPTOP                   justenough receive
#   meet                           both stores, each knows the other
#   box LAPTOP in|out              the folder
#   nowhere WORD FOLDER...         no file under it holds the word

steps=$out/test/tests/fault/exchange_steps
right='lantern copper window thursday'
if [ ! -x "$steps" ]; then
	echo "not ok $0: $steps is missing (make BUILD=test fault-programs)"
	exit 1
fi

other() { if [ "$1" = red ]; then echo blue; else echo red; fi; }
box() { echo "$work/$1/store/exchange/${2}box"; }

step() {
	laptop=$1
	name=$2
	shift 2
	"$steps" "$name" "$work/$laptop/store" "$work/$laptop/state" \
		"$top/data" "$@"
}
program_at() { # program_at LAPTOP COMMAND...
	laptop=$1
	shift
	printf '%s\n' "$right" | XDG_STATE_HOME="$work/$laptop/xdg" timeout 60 \
		"$program" "$@" --store "$work/$laptop/store" --passphrase-fd 0
}
sends() {
	laptop=$1
	shift
	program_at "$laptop" send "$@" --to "$(other "$laptop")"
}
takes() { program_at "$1" receive; }

meet() {
	for laptop in red blue; do
		mkdir -m 700 "$work/$laptop" "$work/$laptop/state"
		mkdir -m 700 "$work/$laptop/xdg"
		ln -s ../state "$work/$laptop/xdg/justenough"
		step $laptop create || return 1
	done
	for laptop in red blue; do
		step $laptop card $laptop >"$work/$laptop/card" || return 1
	done
	for laptop in red blue; do
		them=$(other $laptop)
		step $laptop know "$them" "$(sed -n 1p "$work/$them/card")" \
			"$(sed -n 2p "$work/$them/card")" || return 1
	done
}

nowhere() {
	word=$1
	shift
	if grep -rqaF -- "$word" "$@" 2>/dev/null; then
		grep -rlaF -- "$word" "$@"
		echo "not ok in a file: $word"
	else
		echo "ok in no file: $word"
	fi
}
