package dev.leadline.doctor;

import dev.leadline.propexo.Advertised;
import dev.leadline.shared.ExitCode;
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
        return DiagnosticResult.ok(SUBJECT, ours() + " The API has not reported a limit.");
    }

    DiagnosticResult with(Advertised advertised) {
        Integer theirs = advertised.limit();
        if (theirs == null || theirs <= 0) {
            return withoutLimit();
        }
        String found = ours() + " The API allows " + theirs + "." + left(advertised.remaining());
        if (configured == 0) {
            return DiagnosticResult.warning(
                    SUBJECT,
                    found,
                    "Set leadline.api.requests-per-minute to %d. Otherwise, the API refuses requests."
                            .formatted(theirs));
        }
        if (configured > theirs) {
            return DiagnosticResult.warning(
                    SUBJECT,
                    found,
                    "Set leadline.api.requests-per-minute to %d. Until then, imports slow down when the API tells them to."
                            .formatted(theirs));
        }
        return configured == theirs
                ? DiagnosticResult.ok(SUBJECT, found)
                : new DiagnosticResult(
                        SUBJECT,
                        DiagnosticStatus.OK,
                        found,
                        "If no other program uses the same token, you can set leadline.api.requests-per-minute to %d."
                                .formatted(theirs),
                        ExitCode.OK);
    }

    private String ours() {
        return configured == 0
                ? "No limit is configured."
                : "The configured limit is " + configured + " requests per minute.";
    }

    private static String left(@Nullable Integer remaining) {
        return remaining == null ? "" : " Currently, " + remaining + " of them are left.";
    }
}
