#ifndef STORE_FILL_H
#define STORE_FILL_H
/* Statements that fill a store with requests 1 to n, of which n (i) is the
 * row source: 7 tasks, 19 days, 41 towns, three texts each. */

#define ANSWER                                                                 \
    "INSERT INTO answer (request, field, stage, value, search, expires,"       \
    " state, day, dated, warned) SELECT row, "
#define OF_ALL ", 30000, state, day, 0, 0 FROM request"

static const char *const store_fill[] = {
    "INSERT INTO request (id, code, task, state, outcome, day, changed,"
    " postponed, asked, needed, question, expires, lines_expire, first)"
    " SELECT randomblob(16), 1000 + i, 'task' || (i % 7),"
    " CASE WHEN i % 20 = 0 THEN 0 WHEN i % 2 THEN 1 ELSE 2 END, 0,"
    " 20000 + i * 7919 % 19, 20000, 0, 3, 1, 0, 30000, 30000, 30000 FROM n",
    "INSERT INTO code (code, until) SELECT 1000 + i, 30000 FROM n",
    (ANSWER
     "'town', 0, 'text:Town ' || (row % 41), 'town ' || (row % 41)" OF_ALL),
    (ANSWER "'hours', 0, '180', ''" OF_ALL),
    (ANSWER "'place', 2, 'text:behind the market, door ' || row,"
            " 'behind the market, door ' || row" OF_ALL),
    (ANSWER "'note', 3, 'text:bring two blue boxes and ask for number ' ||"
            " (row * 31), 'bring two blue boxes and ask for number ' ||"
            " (row * 31)" OF_ALL),
    "INSERT INTO helper (request, label, stage, told, reserve, stale) SELECT"
    " row, 'A', 1 + row % 2, 20000, 0, 0 FROM request WHERE row % 3 = 0",
};

#undef ANSWER
#undef OF_ALL
#endif
