#!/bin/sh
# Every catalogue in locales/: tests/locale.sh [PO_CHECK]
#
# The template is up to date, msgfmt -c, the same texts as the template, and
# what po_check looks for. Then po_check itself is shown wrong catalogues and
# has to refuse them.
# Prints ok and not ok lines.
set -u
cd "$(dirname "$0")/.." || exit 2
check=${1:-${OUT:-build}/test/tests/tools/po_check}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0

result() { # 0 = good, then what was tried
    if [ "$1" = 0 ]; then
        echo "ok locale: $2"
    else
        failed=1
        echo "not ok locale: $2"
    fi
}

# Not byte by byte: gettext's versions break long lines at other places.
make -s pot OUT="$work" POT="$work/now.pot" >"$work/out" 2>&1 &&
    msgcat --no-wrap "$work/now.pot" >"$work/now.long" &&
    msgcat --no-wrap locales/justenough.pot >"$work/kept.long" &&
    cmp -s "$work/now.long" "$work/kept.long"
result $? "the template is what the sources say (make pot)"

# A language is a row, a catalogue, rules and the lines that try them: each has
# all of them, or none.
sed -n 's/^ *{\.code = "\([^"]*\)".*/\1/p' app/i18n/language.c |
    grep -v '^q' | LC_ALL=C sort >"$work/rows"
{ echo en; ls locales/*.po; } | sed 's|.*/||; s/\.po$//' |
    LC_ALL=C sort >"$work/catalogues"
diff "$work/rows" "$work/catalogues"
result $? "each row of app/i18n/language.c has its catalogue, and the reverse"
lacking=0
while read -r code; do
    for file in data/guard/$code.rules tests/guard/$code.tsv \
        tests/guard/$code.held.tsv; do
        [ -f "$file" ] || { echo "missing: $file"; lacking=1; }
    done
done <"$work/rows"
result $lacking "each language has rules for the guard and lines to try them"

for po in locales/*.po; do
    code=$(basename "$po" .po)
    msgfmt -c -o /dev/null "$po"
    result $? "$po: msgfmt -c"
    msgcmp --use-untranslated --use-fuzzy "$po" locales/justenough.pot \
        >"$work/out" 2>&1
    same=$?
    head -n 6 "$work/out"
    result "$same" "$po: the same texts as the template (make po)"
    # What is doubtful is for a person to judge: `make language-report`.
    msgcat --no-wrap "$po" >"$work/po" && "$check" -q "$code" <"$work/po"
    result $? "$po: po_check"
done

lost() { # FILE...
    awk -f tests/tools/lost_notes.awk locales/justenough.pot "$@"
}
# Names of sources have no blanks.
# shellcheck disable=SC2046
lost $(find app -name '*.[ch]')
result $? "every note for translators is in the template"
printf '/* TRANSLATORS: nobody\n * reads it. */\nint none;\n' >"$work/lost.c"
! lost "$work/lost.c" >"$work/out"
result $? "self-test: a note that is lost"

# What every header must have; `without` names lines that are left out.
without=
glossary() {
    printf '#   %s == zz\n' request volunteer passphrase 'recovery code' \
        lock erase agree 'hand over' 'need to know'
}

# A catalogue with one text, given by its lines; must be refused, or pass.
try() { # yes|no CODE PLURAL LINES WHAT
    {
        glossary | sed "/${without:-^$}/d"
        printf 'msgid ""\nmsgstr ""\n'
        printf '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        printf '"Plural-Forms: %s\\n"\n\n%b\n' "$3" "$4"
    } >"$work/po"
    "$check" "$2" <"$work/po" >"$work/out"
    got=$?
    case $1$got in
    yes0 | no1) result 0 "self-test: $5" ;;
    *)
        cat "$work/out"
        result 1 "self-test: $5"
        ;;
    esac
}

two='nplurals=2; plural=n != 1;'
six='nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : '
six=$six'n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;'
# The lines are printf's %b.
try yes es "$two" 'msgid "{a} of {b}"\nmsgstr "{b}: {a}"' 'other order'
try no es "$two" 'msgid "{a} of {b}"\nmsgstr "{b}"' 'a part is missing'
try no es "$two" 'msgid "{a}"\nmsgstr "{a} {c}"' 'a foreign part'
try yes es "$two" '#. {c} may stand for it.\nmsgid "{a}"\nmsgstr "{c}"' \
    'a part that the note allows'
try no es "$two" 'msgid "yes"\nmsgstr ""' 'not translated'
try no es "$two" '#, fuzzy\nmsgid "yes"\nmsgstr "no"' 'fuzzy'
try no es "nplurals=2; plural=n>1;" 'msgid "yes"\nmsgstr "si"' 'plural header'
try no es "$two" 'msgid "yes"\nmsgstr "si\0314\0201"' 'not NFC'
try yes es "$two" 'msgid "yes"\nmsgstr "s\0303\0255"' 'NFC'
pdi='\0342\0201\0251'
fsi='\0342\0201\0250'
try no es "$two" 'msgid "yes"\nmsgstr "'"${pdi}si$fsi"'"' \
    'isolates the wrong way round'
try yes ar "$six" 'msgid "yes"\nmsgstr "'"${fsi}si$pdi"'"' \
    'isolates in pairs'
try no ar "$six" 'msgid "yes"\nmsgstr "\0342\0200\0217si"' 'an RLM'
try no es "$two" '#. max 4 cells\nmsgid "yes"\nmsgstr "claro"' \
    'too wide by its note'
try yes es "$two" '#. max 5 cells\nmsgid "yes"\nmsgstr "claro"' \
    'just fits'
try no es "$two" 'msgctxt "head, max 2 cells"\nmsgid "Su"\nmsgstr "dom"' \
    'too wide by its context'
try yes es "$two" '#. at most 2 cells\nmsgid "{n}%"\nmsgstr "{n}%"' \
    'a part counts as one cell'
days='msgid "%lu day"\nmsgid_plural "%lu days"\n'
try no es "$two" "$days"'msgstr[0] "un dia"\nmsgstr[1] "%lu dias"' \
    'the number is missing'
words='msgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n'
rest='msgstr[4] "%lu"\nmsgstr[5] "%lu"'
try yes ar "$six" "$days$words"'msgstr[3] "%lu"\n'"$rest" \
    'Arabic says none, one and two in words'
try no ar "$six" "$days$words"'msgstr[3] "d"\n'"$rest" 'but not three'
try no ar "$six" "$days"'msgstr[0] "%lu"\nmsgstr[1] "%lu"' \
    'too few plural forms'
try no es "$two" 'msgid "yes\\n"\nmsgstr "claro"' 'the line break is gone'
try no es "$two" 'msgid "a\\nb"\nmsgstr "a b"' 'a line break within is gone'
try no es "$two" 'msgid "yes"\nmsgstr " si"' 'a blank in front'
try no es "$two" 'msgid "yes"\nmsgstr "si "' 'a blank behind'
try no es "$two" 'msgid ", "\nmsgstr ","' 'the blank behind is gone'
try yes es "$two" 'msgid ", "\nmsgstr "\0357\0274\0214"' \
    'a wide comma has its blank within'
try no es "$two" 'msgid "a b"\nmsgstr "a  b"' 'two blanks'
try no es "$two" 'msgid "a (b)"\nmsgstr "a (b"' 'half a bracket'
try no es "$two" 'msgid "a \\"b\\""\nmsgstr "a \\"b"' 'half a quotation'
try no es "$two" 'msgid "Open"\nmsgstr "&Abrir"' 'a sign for a menu key'
try no es "$two" 'msgid "take --lines"\nmsgstr "use lineas"' \
    'an option is gone'
try no es "$two" 'msgid "What is it that you need"\nmsgstr "What is it that you need"' \
    'English still'
try yes es "$two" 'msgid "OK"\nmsgstr "OK"' 'a short word may be the same'
try no es "$two" 'msgid "yes"\nmsgstr "'"${fsi}si$pdi"'"' \
    'isolates without need'

without='recovery code =='
try no es "$two" 'msgid "OK"\nmsgstr "OK"' 'the glossary lacks a term'
without='=='
try no es "$two" 'msgid "OK"\nmsgstr "OK"' 'no glossary'
without=

# The same, with what it says: a doubt is said and passes.
doubt() { # LINES SAYS WHAT
    {
        glossary | sed 's/request ==.*/request, requests == pedid | solicit/'
        printf '#   stage   etapa\n'
        printf 'msgid ""\nmsgstr ""\n'
        printf '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        printf '"Plural-Forms: %s\\n"\n\n%b\n' "$two" "$1"
    } >"$work/po"
    "$check" es <"$work/po" >"$work/out"
    got=$?
    if [ "$got" = 0 ] && if [ -n "$2" ]; then grep -q "^? .*$2" "$work/out"
    else ! grep -q '^?' "$work/out"; fi; then
        result 0 "self-test: $3"
    else
        cat "$work/out"
        result 1 "self-test: $3"
    fi
}
doubt 'msgid "Your requests"\nmsgstr "Sus tareas"' glossary \
    'a word that is not of the glossary'
doubt 'msgid "Your request"\nmsgstr "Su Pedido"' '' 'a word of the glossary'
doubt 'msgid "requested"\nmsgstr "tarea"' '' 'another word that begins so'
doubt '# not in the glossary: request\nmsgid "request"\nmsgstr "tarea"' '' \
    'an exception of the glossary'
doubt 'msgid "stage"\nmsgstr "tarea"' '' 'a line for people is no rule'
doubt 'msgid "Done."\nmsgstr "Hecho"' 'another sign' 'a full stop is gone'
doubt 'msgid "Say \\"no.\\""\nmsgstr "Diga \0302\0253no\0302\0273."' '' \
    'a full stop behind the quotation'
doubt 'msgid "the day"\nmsgstr "el el dia"' 'a word twice' 'a word twice'
doubt 'msgid "within 45 days"\nmsgstr "en unos dias"' 'a number' \
    'a number is gone'
doubt 'msgid "within 45 days"\nmsgstr "en \0331\0244\0331\0245 dias"' '' \
    'a number in other digits'

[ "$failed" = 0 ]
