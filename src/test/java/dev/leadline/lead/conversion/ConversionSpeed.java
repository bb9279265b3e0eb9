package dev.leadline.lead.conversion;

import dev.leadline.lead.Field;
import dev.leadline.source.Row;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Prints how fast columns are profiled and cells converted, in CPU time of one thread; run by hand, since no test may depend on the time. */
final class ConversionSpeed {

    private static final List<String> CELLS = List.of(
            "Jane",
            "Doe",
            "jane.doe.1234@example.com",
            "(617) 555-0123",
            "6/13/2027",
            "$1,250",
            "1200-1500",
            "2BR",
            "2 cats, 1 small dog",
            "yes",
            "12 Main Street",
            "Boston",
            "Massachusetts",
            "02139",
            "12 months",
            "2",
            "Zillow Rentals",
            "2027-06-01T09:15:00Z",
            "Looking for a quiet place near the park, with parking.",
            "");

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("jane.doe.1234@example.com", Example.EMAIL),
            Map.entry("(617) 555-0123", Example.PHONE),
            Map.entry("6/13/2027", Example.MOVE_IN),
            Map.entry("Tuesday, June 1, 2027", Example.MOVE_IN),
            Map.entry("2027-06-01T09:15:00Z", Example.MOVE_IN),
            Map.entry("$1,250/mo", Example.RENT_MAXIMUM),
            Map.entry("$1,200 to $1,500", Example.RENT_MAXIMUM),
            Map.entry("2 bed / 1 bath", Example.BEDROOMS),
            Map.entry("2 cats, 1 small dog", Example.PETS),
            Map.entry("12 months", Example.LEASE_TERM),
            Map.entry("yes", Example.SUBSCRIBE),
            Map.entry("Massachusetts", Example.STATE),
            Map.entry("Jane", Example.FIRST_NAME),
            Map.entry("Looking for a quiet place near the park.", Example.NOTES));

    private ConversionSpeed() {}

    public static void main(String[] arguments) {
        for (int round = 0; round < 3; round++) {
            long rows = 300_000;
            long start = cpuTime();
            FileProfile.of(CELLS, rows(rows));
            System.out.printf("profile: %,d rows/s of %d columns%n", perSecond(rows, start), CELLS.size());
        }
        FIELDS.forEach(ConversionSpeed::convert);
        long start = cpuTime();
        for (int i = 0; i < 1_000_000; i++) {
            Conversions.splitName("Dr. Jane van der Berg Jr.");
        }
        System.out.printf("%-45s %,12d/s%n", "Dr. Jane van der Berg Jr.", perSecond(1_000_000, start));
    }

    private static void convert(String cell, Field field) {
        long cells = 300_000;
        long start = 0;
        for (long i = 0; i < 2 * cells; i++) {
            start = i == cells ? cpuTime() : start;
            Conversions.convert(field, cell, Example.RANGES);
        }
        System.out.printf("%-45s %,12d/s%n", cell, perSecond(cells, start));
    }

    private static Iterator<Row> rows(long rows) {
        return LongStream.range(0, rows)
                .mapToObj(row -> new Row(row + 1, row + 2, CELLS, null))
                .iterator();
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long perSecond(long count, long start) {
        return count * 1_000_000_000L / (cpuTime() - start);
    }
}
