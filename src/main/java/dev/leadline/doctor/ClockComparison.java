package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.propexo.Advertised;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares this machine's clock with another clock. */
final class ClockComparison {

    private static final Duration MOST = Duration.ofSeconds(30);

    private static final String SUBJECT = "clock";

    private ClockComparison() {}

    /** The API has not reported its time. */
    static DiagnosticResult unknown() {
        return DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.clock-not-compared"));
    }

    /** Compares with the API's clock; empty if its response had no date. */
    static Optional<DiagnosticResult> of(Advertised advertised) {
        return Optional.ofNullable(advertised.date())
                .map(theirs -> of(SUBJECT, "the API's clock", advertised.heardAt(), theirs));
    }

    /** Compares with any other clock. */
    static DiagnosticResult of(String subject, String clock, Instant ours, Instant theirs) {
        Duration ahead = Duration.between(theirs, ours);
        if (ahead.abs().compareTo(MOST) <= 0) {
            return DiagnosticResult.ok(subject, UserMessage.of("doctor.clock-agrees", clock));
        }
        return DiagnosticResult.warning(
                subject,
                ahead.isNegative()
                        ? UserMessage.of("doctor.clock-behind", words(ahead.abs()), clock)
                        : UserMessage.of("doctor.clock-ahead", words(ahead.abs()), clock));
    }

    private static String words(Duration apart) {
        return apart.compareTo(Duration.ofMinutes(2)) < 0
                ? apart.toSeconds() + " seconds"
                : apart.compareTo(Duration.ofHours(2)) < 0
                        ? apart.toMinutes() + " minutes"
                        : apart.toHours() + " hours";
    }
}
