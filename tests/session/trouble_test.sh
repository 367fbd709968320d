#!/bin/sh
# Everything that can be wrong with the files has a message of its own, and
# nothing is changed by looking.
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

sums() { (cd "$1" && find . -type f ! -name lock ! -name '*.lock' \
	-exec sha256sum {} + | sort); }
# A fresh copy of the good store, to be damaged.
fresh() {
	tm kill-server 2>/dev/null
	sleep 0.2
	chmod -R u+rwX "$store"
	rm -rf "$store" "$state"
	cp -a "$home/good" "$store"
	cp -a "$home/good-state" "$state"
}
look() { # WHAT MESSAGE [unlock]
	sums "$store" >"$home/before"
	begin 80x24
	if [ "$3" = unlock ]; then
		says "I can't get in" 20
		type "$pass"
		keys Enter
	fi
	if wait_for "$2" >/dev/null; then ok "$1: $2"; fi
	kill -TERM "$(parent)"
	wait_for 'left with 0' >/dev/null
	sums "$store" >"$home/after"
	same "$1: nothing was changed" "$(cat "$home/before")" \
		"$(cat "$home/after")"
}
noise() { head -c "$1" /dev/urandom; }

first_run 80x24
asked_request Zwolkenburg
keys Escape
choose '4 More'
pick Backups
says 'Make a backup now'
pick 'Make a backup now'
wait_for 'whole'
lock
kill -TERM "$(parent)"
wait_for 'left with 0'
cp -a "$store" "$home/good"
cp -a "$state" "$home/good-state"

fresh
noise 64 | dd of="$store/store.key" bs=1 seek=200 conv=notrunc 2>/dev/null
noise 64 | dd of="$store/store.key2" bs=1 seek=200 conv=notrunc 2>/dev/null
look 'both key files damaged' 'The key file is damaged in both copies.'
fresh
noise 64 | dd of="$store/store.key" bs=1 seek=200 conv=notrunc 2>/dev/null
again
unlock Babysitting
fresh
: >"$store/store.key"
again
unlock Babysitting
fresh
rm "$store/store.key" "$store/store.key2"
look 'no key file' 'The key file is missing'
fresh
: >"$store/store.db"
look 'an empty store' 'The store file is empty. It was not replaced.'
fresh
rm "$store/store.db"
look 'no store' 'The store itself is missing'
fresh
truncate -s -5000 "$store/store.db"
look 'a cut store' 'The end of the store file is missing.'
fresh
truncate -s 4096 "$store/store.db"
look 'a store cut to a page' 'The end of the store file is missing.'
fresh
noise 300 | dd of="$store/store.db" bs=1 seek=100 conv=notrunc 2>/dev/null
look 'a damaged first page' 'The store is damaged.' unlock
fresh
chmod 755 "$store"
look 'an open folder' 'Other users of this laptop could read the store folder.'
fresh
mkdir "$XDG_DATA_HOME/.stfolder"
look 'a folder that is synchronised' 'carried to other computers by itself'
rmdir "$XDG_DATA_HOME/.stfolder"
fresh
rm "$store/store.db"
ln -s "$home/good/store.db" "$store/store.db"
look 'a store that is a link' 'not an ordinary file'

# Backups help: from the screen that says what is wrong.
fresh
: >"$store/store.db"
begin 80x24
says 'Restore a backup'
pick 'Restore a backup'
pick 'whole'
says 'Restore this backup'
type "$pass"
keys Enter
wait_for 'The backup was restored.' 20
wait_for Babysitting
choose Babysitting
wait_for Zwolkenburg

if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	fresh
	chown -R 65534:65534 "$home"
	chmod 755 "$home"
	chown -R 0:0 "$store"
	SESSION_ENV='setpriv --reuid=65534 --regid=65534 --clear-groups'
	chown -R 1:1 "$store"
	chmod -R go=rX "$store"
	begin 80x24
	wait_for 'The store folder belongs to another user.'
	fresh
	chown -R 65534:65534 "$store" "$state"
	chmod 500 "$store" "$store/backup"
	chmod 400 "$store"/store.*
	begin 80x24
	wait_for 'The disk can only be read at the moment.' 20
	fresh
	chown -R 65534:65534 "$store" "$state"
	again
	# By its line below: that user may not be able to read the tasks' names.
	unlock 'person asked'
else
	echo "not ok $me: another owner and a read-only folder # SKIP only as root"
fi
