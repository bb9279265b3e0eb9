package dev.leadline.web.settings;

import dev.leadline.doctor.DiagnosticResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The latest check of everything. Whoever asks again within a minute gets the same one, and nobody makes two run at once. */
final class Checkup {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Supplier<List<DiagnosticResult>> check;
    private final Clock clock;
    private volatile @Nullable CheckupResult last;

    Checkup(Supplier<List<DiagnosticResult>> check, Clock clock) {
        this.check = check;
        this.clock = clock;
    }

    /**
     * @param at when it was made
     */
    record CheckupResult(Instant at, List<DiagnosticResult> findings) {}

    /** Empty before the first check since the start. */
    Optional<CheckupResult> last() {
        return Optional.ofNullable(last);
    }

    /** Checks, unless that was done within the last minute; takes some seconds. */
    synchronized void run() {
        CheckupResult before = last;
        Instant now = clock.instant();
        if (before == null || !now.isBefore(before.at().plus(FRESH))) {
            last = new CheckupResult(now, List.copyOf(check.get()));
        }
    }
}
