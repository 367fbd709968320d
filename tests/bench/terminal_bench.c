/* What a person waits for, measured from outside in a real pseudo-terminal:
 * first word on the screen, cost of a key press, time until hidden, memory.
 * usage: terminal_bench FLOOR PROGRAM [DATA STATE PASSPHRASE]
 * DATA is the XDG_DATA_HOME of a filled store, STATE an XDG_STATE_HOME where a
 * language was chosen. BENCH_LANGUAGE is the environment's. Prints medians and
 * ratios. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 21
#define KEYS 200
#define BUFFER (1 << 20)

struct terminal {
    pid_t pid;
    int descriptor;
    char *seen; /* everything since the last `forget` */
    size_t length;
};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void start(struct terminal *terminal, const char *program)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};

    terminal->length = 0;
    terminal->pid = forkpty(&terminal->descriptor, NULL, NULL, &size);
    if (terminal->pid == 0) {
        setenv("TERM", "xterm-256color", 1);
        execl(program, program, (char *)NULL);
        _exit(127);
    }
}

/* Reads what there is within the time; false if nothing came. */
static int take(struct terminal *terminal, int milliseconds)
{
    struct pollfd poll_one = {terminal->descriptor, POLLIN, 0};
    ssize_t got;

    if (poll(&poll_one, 1, milliseconds) <= 0)
        return 0;
    got = read(terminal->descriptor, terminal->seen + terminal->length,
               BUFFER - terminal->length - 1);
    if (got <= 0)
        return 0;
    terminal->length += (size_t)got;
    terminal->seen[terminal->length] = '\0';
    return 1;
}

static int wait_word(struct terminal *terminal, const char *word, int limit)
{
    double end = now_ms() + limit;

    while (now_ms() < end) {
        if (memmem(terminal->seen, terminal->length, word, strlen(word)))
            return 1;
        if (!take(terminal, (int)(end - now_ms())))
            break;
    }
    return memmem(terminal->seen, terminal->length, word, strlen(word)) != NULL;
}

static void settle(struct terminal *terminal)
{
    while (take(terminal, 150))
        ;
    terminal->length = 0;
}

static void stop(struct terminal *terminal)
{
    kill(terminal->pid, SIGTERM);
    for (int i = 0; i < 40 && take(terminal, 50); i++)
        ;
    kill(terminal->pid, SIGKILL);
    waitpid(terminal->pid, NULL, 0);
    close(terminal->descriptor);
}

static void type(struct terminal *terminal, const char *keys)
{
    if (write(terminal->descriptor, keys, strlen(keys)) < 0)
        perror("write");
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, by_value);
    return values[count / 2];
}

static double first_paint(struct terminal *terminal, const char *program,
                          const char *word)
{
    double before = now_ms(), taken;

    start(terminal, program);
    if (!wait_word(terminal, word, 5000))
        fprintf(stderr, "%s never showed %s\n", program, word);
    taken = now_ms() - before;
    stop(terminal);
    return taken;
}

/* Children of a process, by /proc; the supervised child is the only one. */
static pid_t child_of(pid_t parent)
{
    char path[64];
    FILE *file;
    int child = 0;

    snprintf(path, sizeof path, "/proc/%d/task/%d/children", parent, parent);
    file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%d", &child) != 1)
            child = 0;
        fclose(file);
    }
    return child;
}

static long resident_kib(pid_t pid)
{
    char path[64], line[256];
    long kib = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/status", pid);
    file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmRSS: %ld", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return kib;
}

static double cpu_ms(pid_t pid)
{
    char path[64];
    unsigned long long spent = 0;
    FILE *file;

    /* Nanoseconds on the processor, far finer than the ticks of stat. */
    snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
    file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%llu", &spent) != 1)
            spent = 0;
        fclose(file);
    }
    return (double)spent / 1e6;
}

static void key_cost(struct terminal *terminal, const char *what,
                     const char *there, const char *back)
{
    pid_t child = child_of(terminal->pid);
    double before;
    size_t bytes;

    settle(terminal);
    before = cpu_ms(child);
    for (int i = 0; i < KEYS; i++) {
        type(terminal, i % 2 ? back : there);
        take(terminal, 100);
        while (take(terminal, 2))
            ;
    }
    bytes = terminal->length;
    printf("key press, %-22s %6.3f ms of CPU (bound 1), %zu bytes to the "
           "terminal\n",
           what, (cpu_ms(child) - before) / KEYS, bytes / KEYS);
}

static void print_memory(const struct terminal *terminal, const char *what)
{
    long parent = resident_kib(terminal->pid);
    long child = resident_kib(child_of(terminal->pid));

    printf("resident memory, %-19s parent %ld + child %ld = %.1f MB (bound "
           "14)\n",
           what, parent, child, (double)(parent + child) / 1000.0);
}

/* From Home to a town that is being typed: the guard has been read there. */
static void to_typing(struct terminal *terminal)
{
    static const char *const steps[][2] = {
        {"2", "What kind"},       {"\r", "We will ask"},
        {"\r", "1/7"},            {"\r\r", "2/7"},
        {"\r", "Town"},            {"2\r", "Only the town"},
        {"spring", "spring"}};

    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        settle(terminal);
        type(terminal, steps[i][0]);
        if (!wait_word(terminal, steps[i][1], 5000))
            fprintf(stderr, "never showed %s\n", steps[i][1]);
    }
}

static void measure_open(struct terminal *terminal, const char *program,
                         const char *passphrase)
{
    double before;

    start(terminal, program);
    if (!wait_word(terminal, "Passphrase", 5000)) {
        fprintf(stderr, "no lock screen\n");
        return;
    }
    settle(terminal);
    type(terminal, passphrase);
    type(terminal, "\r");
    if (!wait_word(terminal, "New request", 30000))
        fprintf(stderr, "not opened\n");
    settle(terminal);
    key_cost(terminal, "list", "\033[B", "\033[A");
    print_memory(terminal, "list");
    to_typing(terminal);
    print_memory(terminal, "guard read, typing");
    key_cost(terminal, "typing, guard reads", "a", "\x7f");
    settle(terminal);
    before = now_ms();
    type(terminal, "\x18");
    take(terminal, 2000);
    printf("hide to blank screen %6.1f ms (bound 50)\n", now_ms() - before);
    stop(terminal);
}

int main(int argc, char **argv)
{
    struct terminal terminal = {.seen = malloc(BUFFER)};
    double floors[RUNS], paints[RUNS], floor_ms, paint_ms;

    if (argc < 3 || !terminal.seen)
        return 2;
    unsetenv("LANGUAGE");
    if (getenv("BENCH_LANGUAGE"))
        setenv("LANGUAGE", getenv("BENCH_LANGUAGE"), 1);
    /* Turn about, so that other work on the machine hits both alike. */
    for (int i = 0; i < RUNS; i++) {
        floors[i] = first_paint(&terminal, argv[1], "Just Enough");
        paints[i] = first_paint(&terminal, argv[2], "English");
    }
    floor_ms = median(floors, RUNS);
    paint_ms = median(paints, RUNS);
    printf("first paint          %6.1f ms, bare program %.1f ms: ratio %.2f "
           "(bound 4)\n",
           paint_ms, floor_ms, paint_ms / floor_ms);
    start(&terminal, argv[2]);
    wait_word(&terminal, "English", 5000);
    key_cost(&terminal, "language picker", "\033[B", "\033[A");
    stop(&terminal);
    if (argc > 5) {
        setenv("XDG_DATA_HOME", argv[3], 1);
        setenv("XDG_STATE_HOME", argv[4], 1);
        measure_open(&terminal, argv[2], argv[5]);
    }
    free(terminal.seen);
    return 0;
}
