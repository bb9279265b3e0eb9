package dev.leadline.doctor;

import dev.leadline.propexo.Advertised;
import dev.leadline.shared.ExitCode;

/**
 * The pace that the settings allow beside the one that the API allows.
 *
 * @param configured requests in a minute, 0 for no limit
 */
record LimitFinding(int configured) {

    private static final String SUBJECT = "limit";

    /** Where the API has not said anything. */
    DiagnosticResult unheard() {
        return DiagnosticResult.fine(SUBJECT, ours() + "; the API has named none.");
    }

    /** Beside what the API has said. */
    DiagnosticResult heard(Advertised said) {
        Integer theirs = said.limit();
        if (theirs == null || theirs <= 0) {
            return unheard();
        }
        String found =
                ours() + "; the API allows " + theirs + (said.remaining() == null ? "." : left(said.remaining()));
        if (configured == 0) {
            return DiagnosticResult.warning(
                    SUBJECT,
                    found,
                    "Set leadline.api.requests-per-minute to %d, or the API refuses requests.".formatted(theirs));
        }
        if (configured > theirs) {
            return DiagnosticResult.warning(
                    SUBJECT,
                    found,
                    "Set leadline.api.requests-per-minute to %d; until then imports learn it from the answers."
                            .formatted(theirs));
        }
        return configured == theirs
                ? DiagnosticResult.fine(SUBJECT, found)
                : new DiagnosticResult(
                        SUBJECT,
                        DiagnosticStatus.FINE,
                        found,
                        "Unless other programs use the same token, leadline.api.requests-per-minute can be %d."
                                .formatted(theirs),
                        ExitCode.OK);
    }

    private String ours() {
        return configured == 0 ? "None in the settings" : configured + " requests a minute in the settings";
    }

    private static String left(int remaining) {
        return ", of which " + remaining + " were left just now.";
    }
}
