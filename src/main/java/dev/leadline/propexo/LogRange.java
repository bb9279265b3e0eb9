package dev.leadline.propexo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How far back the write logs are asked for (the parameter {@code time_range} of "Query write logs"). */
public enum LogRange {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30));

    private final Duration length;

    LogRange(Duration length) {
        this.length = length;
    }

    /**
     * The shortest range that contains what was logged so long ago.
     *
     * @param age not negative; nothing older than a month can be asked for
     */
    public static LogRange of(Duration age) {
        return Arrays.stream(values())
                .filter(range -> age.compareTo(range.length) < 0)
                .findFirst()
                .orElse(MONTH);
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
