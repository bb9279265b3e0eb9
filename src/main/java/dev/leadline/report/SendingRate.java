package dev.leadline.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows were sent when: counted by the second, told in spans wide enough for one chart. */
final class SendingRate {

    private static final int MOST_SPANS = 48;
    private static final List<Duration> WIDTHS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    private final SortedMap<Instant, Long> seconds = new TreeMap<>();

    /**
     * The rows sent within a span.
     *
     * @param from its beginning
     * @param rows how many
     */
    record Span(Instant from, long rows) {}

    void sent(Instant at) {
        seconds.merge(at.truncatedTo(ChronoUnit.SECONDS), 1L, Long::sum);
    }

    /** How wide each of the spans is. */
    Duration width() {
        return WIDTHS.stream()
                .filter(width -> spansOf(width) <= MOST_SPANS)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(7 * (1 + spansOf(Duration.ofDays(7)) / MOST_SPANS)));
    }

    private long spansOf(Duration width) {
        return seconds.isEmpty()
                ? 0
                : start(seconds.lastKey(), width).getEpochSecond() / width.toSeconds()
                        - start(seconds.firstKey(), width).getEpochSecond() / width.toSeconds()
                        + 1;
    }

    private static Instant start(Instant at, Duration width) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), width.toSeconds()) * width.toSeconds());
    }

    /** All spans from the first row sent to the last, those in which nothing was sent included. */
    List<Span> spans() {
        if (seconds.isEmpty()) {
            return List.of();
        }
        Duration width = width();
        List<Span> spans = new ArrayList<>();
        Instant last = seconds.lastKey();
        for (Instant from = start(seconds.firstKey(), width); !from.isAfter(last); from = from.plus(width)) {
            long rows = seconds.subMap(from, from.plus(width)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            spans.add(new Span(from, rows));
        }
        return spans;
    }
}
