package dev.leadline.crash;

import org.jspecify.annotations.Nullable;

/**
 * Where a story is set.
 *
 * @param rows of the file
 * @param inFlight the most requests at a time
 * @param database a JDBC URL, or null for H2 under the home
 * @param held the row whose POST the server never answers, or 0
 */
record Setting(int rows, int inFlight, @Nullable String database, long held) {

    static Setting onH2(int rows, int inFlight) {
        return new Setting(rows, inFlight, null, 0);
    }

    static Setting on(@Nullable String database, int rows, int inFlight) {
        return new Setting(rows, inFlight, database, 0);
    }

    Setting holding(long row) {
        return new Setting(rows, inFlight, database, row);
    }

    Lead lead(long number) {
        return new Lead(number, number == held);
    }
}
