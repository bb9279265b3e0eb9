package dev.leadline.doctor;

import dev.leadline.message.UserMessage;
import dev.leadline.run.UserError;
import dev.leadline.shared.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * The result of one diagnostic check. It never contains a secret.
 *
 * @param subject what was checked, such as {@code token} or {@code inbox of nightly}
 * @param verdict the outcome
 * @param found what was found, in a few words or a sentence
 * @param advice what to do about it, one or a few sentences, or null where there is nothing to do
 * @param exit the exit code for it: OK unless the verdict is ERROR
 */
public record DiagnosticResult(
        String subject,
        DiagnosticStatus verdict,
        String found,
        @Nullable String advice,
        ExitCode exit) {

    static DiagnosticResult ok(String subject, UserMessage found) {
        return of(DiagnosticStatus.OK, subject, found, ExitCode.OK);
    }

    static DiagnosticResult warning(String subject, UserMessage found) {
        return of(DiagnosticStatus.WARNING, subject, found, ExitCode.OK);
    }

    static DiagnosticResult error(ExitCode exit, String subject, UserMessage found) {
        return of(DiagnosticStatus.ERROR, subject, found, exit);
    }

    private static DiagnosticResult of(DiagnosticStatus verdict, String subject, UserMessage found, ExitCode exit) {
        return new DiagnosticResult(
                subject, verdict, found.text(), found.advice().orElse(null), exit);
    }

    /** The error for an exception that a check threw. */
    static DiagnosticResult of(String subject, Throwable thrown) {
        UserError error = UserError.of(thrown);
        return new DiagnosticResult(subject, DiagnosticStatus.ERROR, error.what(), error.advice(), error.exit());
    }
}
