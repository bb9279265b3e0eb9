package dev.leadline.doctor;

import dev.leadline.run.UserError;
import dev.leadline.shared.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing; without any secret.
 *
 * @param subject what was looked at, such as {@code token} or {@code inbox of nightly}
 * @param verdict how it stands
 * @param found what was found, in a few words or a sentence
 * @param advice what to do about it, one or a few sentences, or null where there is nothing to do
 * @param exit what a command exits with for it: OK unless it is broken
 */
public record DiagnosticResult(
        String subject,
        DiagnosticStatus verdict,
        String found,
        @Nullable String advice,
        ExitCode exit) {

    static DiagnosticResult fine(String subject, String found) {
        return new DiagnosticResult(subject, DiagnosticStatus.FINE, found, null, ExitCode.OK);
    }

    static DiagnosticResult warning(String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.WARNING, found, advice, ExitCode.OK);
    }

    static DiagnosticResult broken(ExitCode exit, String subject, String found, String advice) {
        return new DiagnosticResult(subject, DiagnosticStatus.BROKEN, found, advice, exit);
    }

    /** Broken, with what to do taken out of sentences that say both. */
    static DiagnosticResult broken(ExitCode exit, String subject, String sentences) {
        ErrorParts remark = ErrorParts.of(sentences);
        return new DiagnosticResult(subject, DiagnosticStatus.BROKEN, remark.found(), remark.advice(), exit);
    }

    /** What was thrown while something was looked at. */
    static DiagnosticResult of(String subject, Throwable thrown) {
        UserError error = UserError.of(thrown);
        return broken(error.exit(), subject, error.sentence());
    }
}
