# Makes a language that nobody speaks, out of justenough.pot, for tests.
#
#   msgcat --no-wrap justenough.pot | awk -v language=qps -f pseudo.awk
#
# qps: accents, and 60% more cells than English in wide letters at the end,
# between brackets that show what was cut off. qar: Arabic letters, right to
# left. {parts}, %lu and escapes stay as they are. Needs no awk but POSIX's.

BEGIN {
    if (language == "qps")
        split("å ƀ ĉ đ é ƒ ĝ ĥ ï ĵ ķ ļ ɱ ñ ö þ ɋ ŕ š ŧ ü ṽ ŵ ẋ ý ž " \
              "Å Ɓ Ĉ Đ É Ƒ Ĝ Ĥ Ï Ĵ Ķ Ļ Ɱ Ñ Ö Þ Ɋ Ŕ Š Ŧ Ü Ṽ Ŵ Ẋ Ý Ž", to, " ")
    else
        split("ا ب ث د ع ف ج ه ي ج ك ل م ن و ب ق ر س ت ع ف و خ ي ز " \
              "ا ب ث د ع ف ج ه ي ج ك ل م ن و ب ق ر س ت ع ف و خ ي ز", to, " ")
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for (i = 1; i <= 52; i++)
        map[substr(letters, i, 1)] = to[i]
    if (language == "qar") {
        map[","] = "،"; map["?"] = "؟"; map[";"] = "؛"
    }
    print "msgid \"\"\nmsgstr \"\""
    print "\"Content-Type: text/plain; charset=UTF-8\\n\""
    print "\"Plural-Forms: nplurals=2; plural=n != 1;\\n\""
    header = 1
}

# One text without its outer quotes.
function pseudo(text,    out, i, c, cells, rest) {
    # Digits stay, and what the guard has to notice in a practice.
    if (text == "0123456789" || text == "" || text ~ /maria, court$/)
        return text
    out = ""; cells = 0
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        rest = substr(text, i)
        if (match(rest, /^(\\.|%lu|%%|\{[a-z0-9_]+\})/)) {
            out = out substr(rest, 1, RLENGTH)
            cells += substr(rest, 1, 1) == "\\" ? 0 : RLENGTH
            i += RLENGTH - 1
        } else {
            out = out (c in map ? map[c] : c)
            cells++
        }
    }
    # Signs and names of weekdays have their two cells in any language.
    return language == "qps" && cells > 2 ? longer(out, cells) : out
}

# Brackets take four cells; the rest is said in words of two wide letters. A
# last line break stays last.
function longer(text, cells,    more, tail) {
    tail = ""
    while (text ~ /\\n$/) {
        tail = tail "\\n"
        text = substr(text, 1, length(text) - 2)
    }
    for (more = int(cells * 6 / 10) - 4; more > 0; more -= 5)
        text = text " 全角"
    return "「" text "」" tail
}

function quoted(line) {
    sub(/^[^"]*"/, "", line)
    sub(/"$/, "", line)
    return line
}

function flush() {
    if (id != "" && !header) {
        print ""
        if (context != "")
            print "msgctxt \"" context "\""
        print "msgid \"" id "\""
        if (plural != "") {
            print "msgid_plural \"" plural "\""
            print "msgstr[0] \"" pseudo(id) "\""
            print "msgstr[1] \"" pseudo(plural) "\""
        } else
            print "msgstr \"" pseudo(id) "\""
    }
    if (part != "")
        header = 0
    id = plural = context = part = ""
}

/^#/ { next }
/^$/ { flush(); next }
/^msgctxt / { part = "context"; context = quoted($0); next }
/^msgid / { part = "id"; id = quoted($0); next }
/^msgid_plural / { part = "plural"; plural = quoted($0); next }
/^msgstr/ { part = "string"; next }
/^"/ {
    if (part == "id") id = id quoted($0)
    else if (part == "plural") plural = plural quoted($0)
    else if (part == "context") context = context quoted($0)
}
END { flush() }
