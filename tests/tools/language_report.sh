#!/bin/sh
# How far each language is, and which of its characters the usual fonts lack:
# tests/tools/language_report.sh PO_CHECK PO_LETTERS
#
# Fonts are asked for by fontconfig, as terminals do; one that isn't installed
# here is named and left out. Nothing is a failure: a report.
set -u
cd "$(dirname "$0")/../.." || exit 2
check=$1
letters=$2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
fonts='DejaVu Sans Mono|Noto Sans Mono|Noto Sans Arabic|Noto Sans Mono CJK SC|Noto Sans Mono CJK KR|Unifont'

all=$(($(grep -c '^msgid ' locales/justenough.pot) - 1))
printf '%-6s %8s %6s %6s %9s %11s\n' \
    language texts percent wrong doubtful characters
for po in locales/*.po; do
    code=$(basename "$po" .po)
    # The template's texts that this catalogue has; what is obsolete counts
    # for nothing.
    done=$(msgmerge --quiet --no-fuzzy-matching -o - "$po" \
        locales/justenough.pot | msgattrib --translated --no-fuzzy \
        --no-obsolete - | grep -c '^msgid ')
    done=$((done > 0 ? done - 1 : 0))
    msgcat --no-wrap "$po" >"$work/po"
    "$check" "$code" <"$work/po" >"$work/said"
    wrong=$(grep -v '^[?#]' "$work/said" | grep -cv 'is not translated')
    doubtful=$(grep -c '^?' "$work/said")
    "$letters" "$code" <"$work/po" >"$work/$code" || continue
    printf '%-8s %6s %6s%% %6s %9s %11s\n' "$code" "$done" \
        $((done * 100 / all)) "$wrong" "$doubtful" "$(tail -n 1 "$work/$code")"
done

command -v fc-list >/dev/null || {
    echo
    echo 'Fonts were not looked at: fontconfig is not installed.'
    exit 0
}
echo
echo 'Characters that a font lacks (terminals take them from another one):'
# Charsets come as "20-7e a0-2e9 ..." in hexadecimal, one line a font file.
echo "$fonts" | tr '|' '\n' | while read -r font; do
    fc-list ":family=$font" charset | sed 's/.*charset=//' >"$work/font"
    if [ ! -s "$work/font" ]; then
        echo "  $font: not installed here"
        continue
    fi
    for po in locales/*.po; do
        code=$(basename "$po" .po)
        [ -f "$work/$code" ] || continue
        lacking=$(awk '
            function number(hex,   i, value) {
                value = 0
                for (i = 1; i <= length(hex); i++)
                    value = value * 16 + \
                        index("0123456789abcdef", tolower(substr(hex, i, 1))) - 1
                return value
            }
            NR == FNR {
                for (i = 1; i <= NF; i++) {
                    split($i, ends, "-")
                    from[++ranges] = number(ends[1])
                    to[ranges] = number(ends[2] == "" ? ends[1] : ends[2])
                }
                next
            }
            /^U/ {
                point = number(substr($0, 3))
                for (i = 1; i <= ranges; i++)
                    if (point >= from[i] && point <= to[i])
                        next
                count++
                if (count <= 8)
                    some = some " " $0
            }
            END { if (count) print count ":" some (count > 8 ? " ..." : "") }
            ' "$work/font" "$work/$code")
        [ -z "$lacking" ] || echo "  $font, $code lacks $lacking"
    done
done
exit 0
