package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.propexo.Advertised;
import org.jspecify.annotations.Nullable;

/**
 * Compares the configured rate limit with the limit that the API advertises.
 *
 * @param configured requests per minute, 0 for no limit
 */
record RateLimitComparison(int configured) {

    private static final String SUBJECT = "limit";

    /** The API has not advertised a limit. */
    DiagnosticResult withoutLimit() {
        return DiagnosticResult.ok(SUBJECT, UserMessage.of("doctor.limit-unknown", ours()));
    }

    DiagnosticResult with(Advertised advertised) {
        Integer theirs = advertised.limit();
        if (theirs == null || theirs <= 0) {
            return withoutLimit();
        }
        UserMessage found = found(theirs, advertised.remaining());
        if (configured == 0) {
            return DiagnosticResult.warning(SUBJECT, UserMessage.of("doctor.limit-not-set", found, theirs));
        }
        if (configured > theirs) {
            return DiagnosticResult.warning(SUBJECT, UserMessage.of("doctor.limit-too-high", found, theirs));
        }
        return DiagnosticResult.ok(
                SUBJECT, configured == theirs ? found : UserMessage.of("doctor.limit-could-be-higher", found, theirs));
    }

    private UserMessage ours() {
        return configured == 0
                ? UserMessage.of("doctor.no-limit")
                : UserMessage.of("doctor.configured-limit", configured);
    }

    private UserMessage found(int theirs, @Nullable Integer remaining) {
        return remaining == null
                ? UserMessage.of("doctor.limit", ours(), theirs)
                : UserMessage.of("doctor.limit-and-rest", ours(), theirs, remaining);
    }
}
