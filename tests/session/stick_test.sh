#!/bin/sh
# Sticks as they come: put in while the program runs, full, read-only, pulled
# out. In a mount space of its own, so that nobody else's /media is touched.
if [ -z "${STICK_SPACE:-}" ]; then
	if [ "$(id -u)" != 0 ] || ! unshare -m true 2>/dev/null; then
		echo "ok stick_test # SKIP needs root to mount a file system"
		exit 0
	fi
	STICK_SPACE=1 exec unshare -m --propagation private "$0"
fi
. "$(dirname "$0")/terminal.sh"
. "$(dirname "$0")/steps.sh"

mkdir -p "$home/disk" /media
mount -t tmpfs -o size=1m none /media || exit 1
mkdir /media/STICK
# The file system of sticks where there is a way to make one.
stick_in() { # stick_in OPTIONS
	if command -v mkfs.vfat >/dev/null; then
		[ -s "$home/disk/image" ] || {
			dd if=/dev/zero of="$home/disk/image" bs=1k count=256 \
				2>/dev/null
			mkfs.vfat "$home/disk/image" >/dev/null
		}
		mount -t vfat -o "loop,umask=077,$1" "$home/disk/image" \
			/media/STICK 2>/dev/null && return
	fi
	mount -t tmpfs -o "size=256k,mode=700,$1" none /media/STICK
}

first_run 80x24
more 'Other laptops'
choose "This laptop's card"
wait_for 'No stick was found'
stick_in rw
choose 'Look again'
wait_for '/media/STICK'
choose 'Put the card on the stick'
wait_for 'You can take it out.'
same 'the card is on the stick' 1 \
	"$(find /media/STICK/exchange -name '*.contact' | wc -l)"
choose 'Put the card on the stick'
wait_for 'You can take it out.'
same 'once is enough' 1 \
	"$(find /media/STICK/exchange -name '*.contact' | wc -l)"

# Full: said, and nothing half is left.
rm -r /media/STICK/exchange
dd if=/dev/zero of=/media/STICK/filler bs=1k count=400 2>/dev/null
choose 'Put the card on the stick'
wait_gone 'You can take it out.'
expect 'full'
same 'nothing half is left' 0 \
	"$(find /media/STICK -name '*.contact' -o -name '.syncthing*' | wc -l)"
rm /media/STICK/filler

# Pulled out.
umount -l /media/STICK
choose 'Put the card on the stick'
sleep 0.5
expect_not 'You can take it out.'
wait_for "This laptop's card"

# Read-only.
stick_in ro
choose 'Look again'
wait_for '/media/STICK'
choose 'Put the card on the stick'
sleep 0.5
expect_not 'You can take it out.'
umount /media/STICK
keys Escape
choose 'Look for packets'
wait_for 'No packet is here now.'
lock
umount /media
