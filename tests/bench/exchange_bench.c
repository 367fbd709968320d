/* 200 laptops with 20,000 requests among them, over a bad carrier: whether all
 * know what they should in the end and nobody anything else, what it costs,
 * and whether that grows with the number of contacts. */
#include "../unit/parcel/many.h"

#define PACKETS 60000

static void report(const char *what, double value, double most,
                   const char *unit)
{
    printf("%-44s %8.3f %-5s at most %g%s\n", what, value, unit, most,
           value <= most ? "" : "   TOO MUCH");
}

static double run(size_t laptops, size_t requests, unsigned long packets)
{
    static struct many many;
    unsigned long received;
    double per_packet;

    many_start(&many, laptops, requests);
    while (many.sums.made < packets)
        many_step(&many);
    many_settle(&many);
    received = many.sums.taken + many.sums.gaps + many.sums.known +
               many.sums.overtaken + many.sums.other + many.sums.damaged;
    per_packet = many.sums.take_ms / (double)received;
    printf("%zu laptops, %zu requests: %lu packets made, %lu lost, %lu doubled,"
           " %lu damaged,\n  %lu at the wrong laptop; %lu taken, %lu after a"
           " gap, %lu known, %lu overtaken\n",
           laptops, requests, many.sums.made, many.sums.lost, many.sums.doubled,
           many.sums.damaged, many.sums.other, many.sums.taken, many.sums.gaps,
           many.sums.known, many.sums.overtaken);
    report("copies that differ in the end", (double)many_differences(&many), 0,
           "");
    report("answers that should not have been", (double)many.sums.wrong, 0, "");
    report("a packet", (double)many.sums.bytes / (double)many.sums.made, 16604,
           "bytes");
    report("making one", many.sums.make_ms / (double)many.sums.made, 10, "ms");
    report("opening and judging one", per_packet, 10, "ms");
    many_end(&many);
    return per_packet;
}

int main(void)
{
    double few, all;

    if (secret_setup())
        return 1;
    few = run(10, 1000, PACKETS / 20);
    all = run(200, 20000, PACKETS);
    report("a packet with 200 contacts, to one with 10", all / few, 1.5,
           "times");
    return 0;
}
