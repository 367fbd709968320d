#!/bin/sh
# justenough inquiries: nothing without the lawyer's yes and the passphrase, and
# the month alone.
. "$(dirname "$0")/rig.sh"

right=lantern-cactus-velvet-drummer-orchard
steps=$out/test/tests/fault/vault_steps
store=$work/data/justenough

given() { # given PASSPHRASE [ARGUMENT...]
	passphrase=$1
	shift
	printf '%s\n' "$passphrase" |
		timeout 20 "$program" inquiries --passphrase-fd 0 "$@"
}
in_terminal() { # in_terminal ANSWER PASSPHRASE: as somebody who types
	{ sleep 1; printf '%s\n' "$1"; sleep 2; printf '%s\n' "$2"; sleep 2; } |
		timeout 20 script -qec "$program inquiries csv" /dev/null
}

if [ ! -x "$steps" ]; then
	echo "not ok inquiries: $steps is missing (make fault-programs)"
	exit 1
fi
want "inquiries: no store" 1 given "$right" --lawyer-said-yes
mkdir -m 700 "$store"
printf '%s\n' "$right" | "$steps" create "$store" 3<&0 >/dev/null ||
	echo "not ok inquiries: no store could be made"

want "inquiries: none" 0 given "$right" --lawyer-said-yes
has "inquiries: none: says so" 'No inquiry is written down'
want "inquiries: none, as CSV" 0 given "$right" csv --lawyer-said-yes
same "inquiries: a head and nothing more" \
	"month,came,body,paper,about,answered" "$said"
printf '%s\n' "$right" | "$steps" inquiry "$store" 3<&0 >/dev/null ||
	echo "not ok inquiries: none could be put"

want "inquiries: without the lawyer's yes" 1 given "$right"
same "inquiries: nothing comes out" "" "$said"
has "inquiries: says what is missing" '--lawyer-said-yes'
want "inquiries: a wrong passphrase" 4 given wrong-wrong-wrong \
	--lawyer-said-yes
same "inquiries: nothing comes out then" "" "$said"
want "inquiries: another word" 2 given "$right" excel --lawyer-said-yes
want "inquiries: the option takes no value" 2 given "$right" \
	--lawyer-said-yes=no

month=$(date -u -d '40 days ago' +%Y-%m)
now=$(date -u +%Y-%m)
want "inquiries: as CSV" 0 given "$right" csv --lawyer-said-yes
same "inquiries: by month, then by what they are" "month,came,body,paper,about,answered
$month,person,immigration,office,person,lawyer
$month,letter,office,office,general,lawyer
$now,call,unknown,none,group,nothing" "$said"
want "inquiries: as Markdown" 0 given "$right" --lawyer-said-yes
has "inquiries: says what it is not" 'Stories of families'
has "inquiries: a table" "^| $(LC_ALL=C date -u -d '40 days ago' '+%B %Y') | in person | immigration office | an office's own form | one person | referred to the lawyer |"
same "inquiries: no day" 0 "$(printf '%s' "$said" |
	grep -c -e "$(date -u -d '40 days ago' +%Y-%m-%d)" \
	-e "$(LC_ALL=C date -u -d '40 days ago' '+%-d %b')")"
same "inquiries: no passphrase" 0 "$(printf '%s' "$said$complained" |
	grep -c "$right")"
want "inquiries: in Spanish" 0 given "$right" csv --lawyer-said-yes \
	--language es
same "inquiries: the table's words are the same" 1 "$(printf '%s' "$said" |
	grep -c "$month,letter,office,office,general,lawyer")"
want "inquiries: nobody can read them" 1 sh -c "printf '%s\n' '$right' |
	'$program' inquiries --passphrase-fd 0 --lawyer-said-yes >/dev/full"

if command -v script >/dev/null; then
	typed=$(in_terminal no "$right")
	same "inquiries: no in a terminal" 0 \
		"$(printf '%s' "$typed" | grep -c "$month")"
	typed=$(in_terminal yes "$right")
	same "inquiries: yes in a terminal" 2 \
		"$(printf '%s' "$typed" | grep -c "$month")"
fi
