# What the tests of the command line share; read with `.`, from any folder.
#   $program   the test variant        $work   a folder that goes at the end
#   want NAME CODE COMMAND...  runs it, compares the exit code; its output is
#                              in $said, its complaints in $complained
#   no_reader      makes descriptor 3 a pipe whose reader has gone
#   has NAME PATTERN           whether $said or $complained has the pattern
top=$(cd "$(dirname "$0")/../.." && pwd) || exit 1
cd "$top" || exit 1
out=$(cd "${OUT:-build}" && pwd) || exit 1
program=$out/justenough-test
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
mkdir -m 700 "$work/data" "$work/state" "$work/config"
export XDG_DATA_HOME="$work/data" XDG_STATE_HOME="$work/state"
export XDG_CONFIG_HOME="$work/config"
unset LANGUAGE LC_ALL LC_MESSAGES
export LANG=C.UTF-8
if [ ! -x "$program" ]; then
	echo "not ok $0: $program is missing (make BUILD=test)"
	exit 1
fi

same() { # same NAME WANTED FOUND
	if [ "$2" = "$3" ]; then
		echo "ok $1"
	else
		echo "wanted: $2"
		echo "found:  $3"
		echo "not ok $1"
	fi
}

want() {
	name=$1 wanted=$2
	shift 2
	said=$("$@" 2>"$work/complained")
	code=$?
	complained=$(cat "$work/complained")
	[ "$code" = "$wanted" ] || printf '%s\n' "$said" "$complained"
	same "$name" "exit code $wanted" "exit code $code"
}

has() {
	if printf '%s\n%s\n' "$said" "$complained" | grep -q -- "$2"; then
		echo "ok $1"
	else
		printf '%s\n' "$said" "$complained"
		echo "not ok $1: no $2"
	fi
}

no_reader() {
	mkfifo "$work/pipe"
	: <"$work/pipe" &
	exec 3>"$work/pipe"
	wait
}
