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
 * @param remote whether workers send the rows
 * @param perMinute the rate limit, or 0 for none
 */
record CrashSetup(
        int rows,
        int inFlight,
        @Nullable String database,
        Duration patience,
        long held,
        boolean remote,
        int perMinute) {

    static CrashSetup onH2(int rows, int inFlight) {
        return on(null, rows, inFlight);
    }

    static CrashSetup on(@Nullable String database, int rows, int inFlight) {
        return new CrashSetup(rows, inFlight, database, Duration.ofSeconds(5), 0, false, 0);
    }

    CrashSetup holding(long row) {
        return new CrashSetup(rows, inFlight, database, patience, row, remote, perMinute);
    }

    CrashSetup withPatience(Duration brief) {
        return new CrashSetup(rows, inFlight, database, brief, held, remote, perMinute);
    }

    CrashSetup limitedTo(int requests) {
        return new CrashSetup(rows, inFlight, database, patience, held, remote, requests);
    }

    CrashSetup withWorkers() {
        return new CrashSetup(rows, inFlight, database, patience, held, true, perMinute);
    }

    CrashLead lead(long number) {
        return new CrashLead(number, number == held);
    }
}
