package dev.leadline.crash;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a story is set.
 *
 * @param rows of the file
 * @param inFlight the most requests at a time
 * @param database a JDBC URL, or null for H2 under the home
 * @param patience how long a broken connection to the database is tried anew
 * @param held the row whose POST the server never answers, or 0
 */
record Setting(int rows, int inFlight, @Nullable String database, Duration patience, long held) {

    static Setting onH2(int rows, int inFlight) {
        return on(null, rows, inFlight);
    }

    static Setting on(@Nullable String database, int rows, int inFlight) {
        return new Setting(rows, inFlight, database, Duration.ofSeconds(5), 0);
    }

    Setting holding(long row) {
        return new Setting(rows, inFlight, database, patience, row);
    }

    Setting withPatience(Duration brief) {
        return new Setting(rows, inFlight, database, brief, held);
    }

    Lead lead(long number) {
        return new Lead(number, number == held);
    }
}
