# Says each note for translators that did not reach the template:
#     awk -f lost_notes.awk justenough.pot app/*.c
# xgettext takes a comment only if it ends right above the line on which the
# text begins. Exit 1 if one is lost.
function tidy(line) {
    sub(/[ \t]*\*\/.*$/, "", line)
    sub(/^[ \t]*(\/?\*+ ?)?/, "", line)
    gsub(/[ \t]+/, " ", line)
    sub(/ $/, "", line)
    return line
}

FNR == 1 { taking = 0 }
FNR == NR {
    if (sub(/^#\. /, ""))
        notes = notes " " tidy($0)
    next
}
/\/\* *TRANSLATORS:/ {
    taking = 1
    at = FILENAME ":" FNR
    note = ""
    sub(/^.*\/\* */, "")
}
taking {
    line = tidy($0)
    note = note (note == "" || line == "" ? "" : " ") line
    if (/\*\//) {
        taking = 0
        if (note != "TRANSLATORS:" && !index(notes, note)) {
            print at ": does not reach the template: " note
            lost = 1
        }
    }
}
END { exit lost }
