package dev.leadline.cli;

import dev.leadline.run.RunListener;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Progress on standard error, to be closed when the work is done. Safe to be called from any thread. */
interface ConsoleProgress extends RunListener, AutoCloseable {

    /** The time of day at which something goes on, to the second. */
    DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    default void waiting(Instant until, String reason) {
        note("Waiting until " + TIME.format(until) + ": " + reason);
    }

    /** Takes away what shows of the present step. */
    void end();

    @Override
    default void close() {
        end();
    }
}
