#!/bin/sh
# justenough verify: passphrases by descriptor, exit codes, broken stores.
. "$(dirname "$0")/rig.sh"

right=lantern-cactus-velvet-drummer-orchard
steps=$out/test/tests/fault/vault_steps
store=$work/data/justenough

verify() { # verify PASSPHRASE [OPTION...]
	given=$1
	shift
	printf '%s\n' "$given" |
		timeout 20 "$program" verify --passphrase-fd 0 "$@"
}

want "verify: no store" 1 verify "$right"
has "verify: says so" 'Nothing was found'
want "verify: no store in a folder that isn't there" 1 \
	verify "$right" --store "$work/no/such/folder"
same "verify: makes nothing" "" "$(find "$work/data" -mindepth 1)"
want "verify: /dev/null in place of a person" 1 \
	"$program" verify </dev/null

if [ ! -x "$steps" ]; then
	echo "not ok verify: $steps is missing (make fault-programs)"
	exit 1
fi
mkdir -m 700 "$work/made"
printf '%s\n' "$right" | "$steps" create "$work/made" 3<&0 >/dev/null ||
	echo "not ok verify: no store could be made"
cp -rp "$work/made" "$store"

want "verify: a whole store" 0 verify "$right"
has "verify: names what it looked at" '^the store .* whole'
same "verify: no passphrase in what it says" 0 \
	"$(printf '%s' "$said$complained" | grep -c "$right")"
want "verify: no passphrase on the descriptor" 2 verify ''
want "verify: a wrong one" 4 verify wrong-wrong-wrong-wrong
want "verify: the right one after it" 0 verify "$right"
want "verify: wrong once" 4 verify wrong-wrong-wrong-wrong
want "verify: wrong twice" 4 verify wrong-wrong-wrong-wrong
want "verify: the right one has to wait, and opens" 0 verify "$right"
want "verify: no line end after it" 0 sh -c \
	"printf %s $right | '$program' verify --passphrase-fd 0"
want "verify: 100,000 letters" 4 verify "$(head -c 100000 /dev/zero | tr '\0' x)"
want "verify: another descriptor" 0 sh -c \
	"echo $right | '$program' verify --passphrase-fd 7 7<&0 </dev/null"
want "verify: nothing to ask on" 2 sh -c "'$program' verify </dev/null"

(cd "$work/data" && verify "$right" --store justenough >/dev/null 2>&1)
same "verify: --store from here" 0 $?
want "verify: --store through a link" 0 sh -c \
	"ln -s '$store' '$work/link' && echo $right |
	'$program' verify --passphrase-fd 0 --store '$work/link'"

# Somebody has it open.
(exec 8>>"$store/store.lock" && flock 8 && exec sleep 9) &
holder=$!
sleep 0.3
want "verify: open elsewhere" 3 verify "$right"
kill "$holder"
wait "$holder" 2>/dev/null

LANGUAGE=es LANG=C.UTF-8 want "verify: in Spanish" 0 verify "$right"
same "verify: nothing of it in English" 0 \
	"$(printf '%s' "$said" | grep -c '^the ')"

broken() { # broken NAME CODE PATTERN COMMAND
	rm -rf "$store"
	cp -rp "$work/made" "$store"
	(cd "$store" && eval "$4")
	want "verify: $1" "$2" verify "$right"
	has "verify: $1: says so" "$3"
}
broken "an empty store" 1 'empty' ': >store.db'
broken "a store that was cut" 1 'end of the store' 'truncate -s 5000 store.db'
broken "no store beside the keys" 1 'missing' 'rm store.db'
broken "no keys beside the store" 1 'key file' 'rm store.key store.key2'
broken "damaged keys" 1 'damaged' 'for f in store.key store.key2; do
	printf x | dd of=$f bs=1 seek=100 conv=notrunc 2>/dev/null; done'
broken "one damaged key file" 0 'whole' \
	'printf x | dd of=store.key bs=1 seek=100 conv=notrunc 2>/dev/null'
broken "a folder that others can read" 1 'read' 'chmod 755 .'
broken "a folder that is carried to others" 1 'computers' 'mkdir .stfolder'
broken "a folder in place of the store" 1 '.' 'rm store.db; mkdir store.db'

# A file system that can't keep a store.
if dd if=/dev/zero of="$work/disk" bs=1M count=4 2>/dev/null &&
	command -v mkfs.vfat >/dev/null && mkfs.vfat "$work/disk" >/dev/null &&
	mkdir "$work/stick" && mount -o loop "$work/disk" "$work/stick" \
	2>/dev/null; then
	mkdir "$work/stick/store"
	want "verify: a stick" 1 verify "$right" --store "$work/stick/store"
	has "verify: a stick: says so" 'file system\|stick\|disk'
	umount "$work/stick"
fi
