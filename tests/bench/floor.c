/* The floor that the app's first paint is measured against: a bare ncursesw
 * program that paints one line and waits for a key. */
#include <locale.h>

#include <curses.h>

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    initscr();
    raw();
    noecho();
    mvaddstr(1, 2, "Just Enough");
    refresh();
    getch();
    endwin();
    return 0;
}
