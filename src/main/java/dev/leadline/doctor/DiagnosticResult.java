package dev.leadline.doctor;

import dev.leadline.run.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The result of one diagnostic check. It never contains a secret.
 *
 * @param subject what was checked, such as {@code token} or {@code inbox of nightly}
 * @param verdict the outcome
 * @param found what was found, in a few words or a sentence
 * @param advice what to do about it, one or a few sentences, or null where there is nothing to do
 * @param exit the exit code for it: 0 unless the verdict is ERROR
 */
public record DiagnosticResult(
        String subject,
        DiagnosticStatus verdict,
        String found,
        @Nullable String advice,
        int exit) {

    /** Settings, files or permissions are wrong. */
    static final int USAGE = 2;

    /** API, token, database or disk would stop an import. */
    static final int STOPPED = 5;

    static DiagnosticResult ok(String subject, String found) {
        return new DiagnosticResult(subject, DiagnosticStatus.OK, found, null, 0);
    }

    static DiagnosticResult warning(String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.WARNING, found, advice, 0);
    }

    static DiagnosticResult error(int exit, String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.ERROR, found, advice, exit);
    }

    /** An error from a message that says what happened and what to do. */
    static DiagnosticResult error(int exit, String subject, String sentences) {
        ErrorParts parts = ErrorParts.of(sentences);
        return new DiagnosticResult(subject, DiagnosticStatus.ERROR, parts.found(), parts.advice(), exit);
    }

    /** The error for an exception that a check threw. */
    static DiagnosticResult of(String subject, Throwable thrown) {
        UserError error = UserError.of(thrown);
        return error(error.exit(), subject, error.sentence());
    }
}
