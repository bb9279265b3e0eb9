package dev.leadline.doctor;

import dev.leadline.propexo.Advertised;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** This machine's clock beside another. */
final class ClockFinding {

    private static final Duration MOST = Duration.ofSeconds(30);

    private static final String SUBJECT = "clock";

    private ClockFinding() {}

    /** Beside nobody's. */
    static DiagnosticResult untold() {
        return DiagnosticResult.fine(SUBJECT, "Not compared: the API has told no time.");
    }

    /** Beside the API's; empty where its answer had no date. */
    static Optional<DiagnosticResult> of(Advertised said) {
        return Optional.ofNullable(said.date()).map(theirs -> of(SUBJECT, "the API's", said.heardAt(), theirs));
    }

    /** Beside any other. */
    static DiagnosticResult of(String subject, String whose, Instant ours, Instant theirs) {
        Duration ahead = Duration.between(theirs, ours);
        if (ahead.abs().compareTo(MOST) <= 0) {
            return DiagnosticResult.fine(subject, "Agrees with " + whose + ".");
        }
        return DiagnosticResult.warning(
                subject,
                "This machine's clock is %s %s %s."
                        .formatted(words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of", whose),
                "Let the time be set from the network (NTP), on this machine or there: times in reports and evidence for rows in doubt depend on it.");
    }

    private static String words(Duration apart) {
        return apart.compareTo(Duration.ofMinutes(2)) < 0
                ? apart.toSeconds() + " seconds"
                : apart.compareTo(Duration.ofHours(2)) < 0
                        ? apart.toMinutes() + " minutes"
                        : apart.toHours() + " hours";
    }
}
