#!/bin/sh
# All measurements, each beside its floor. usage: run.sh PROGRAMS PROGRAM
programs=$1
program=$2
home=$(mktemp -d /tmp/justenough-bench.XXXXXX)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_STATE_HOME="$home/state" XDG_CONFIG_HOME="$home/config"
unset XDG_DATA_HOME
echo "--- store"
"$programs/store_bench"
echo "--- packets"
"$programs/parcel_bench"
"$programs/exchange_bench"
"$programs/import_bench" data
echo "--- QR code"
"$programs/qr_bench"
echo "--- accounting"
"$programs/account_bench" data
"$programs/purge_bench"
echo "--- terminal, 100,000 requests in the store"
passphrase=tosab-kerul-nadif-pomeg
mkdir -p "$home/data" "$home/state"
mkdir -p -m 700 "$home/chosen/justenough"
echo en >"$home/chosen/justenough/language"
"$programs/fill" "$home/data/justenough" $passphrase 100000
"$programs/terminal_bench" "$programs/floor" "$program" "$home/data" \
	"$home/chosen" $passphrase
echo "--- languages"
"$programs/language_bench" "$(dirname "$program")/locale"
for po in locales/*.po; do
	language=$(basename "$po" .po)
	printf '%s: ' "$language"
	BENCH_LANGUAGE=$language "$programs/terminal_bench" "$programs/floor" \
		"$program"
done
[ ! -x "$programs/guard_bench" ] || {
	echo "--- guard"
	"$programs/guard_bench" data "$(dirname "$program")/guard.image" tests/guard/*.tsv
}
[ ! -x "$programs/learn_bench" ] || {
	echo "--- lessons"
	"$programs/learn_bench" data
}
