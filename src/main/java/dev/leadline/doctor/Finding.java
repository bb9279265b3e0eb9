package dev.leadline.doctor;

import dev.leadline.job.Mishap;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing; without any secret.
 *
 * @param subject what was looked at, such as {@code token} or {@code inbox of nightly}
 * @param verdict how it stands
 * @param found what was found, in a few words or a sentence
 * @param advice what to do about it, one or a few sentences, or null where there is nothing to do
 * @param exit what a command exits with for it: 0 unless it is broken
 */
public record Finding(
        String subject,
        Verdict verdict,
        String found,
        @Nullable String advice,
        int exit) {

    /** Settings, files or permissions are wrong. */
    static final int USAGE = 2;

    /** API, token, database or disk would stop an import. */
    static final int STOPPED = 5;

    static Finding fine(String subject, String found) {
        return new Finding(subject, Verdict.FINE, found, null, 0);
    }

    static Finding warning(String subject, String found, String advice) {
        return new Finding(subject, Verdict.WARNING, found, advice, 0);
    }

    static Finding broken(int exit, String subject, String found, String advice) {
        return new Finding(subject, Verdict.BROKEN, found, advice, exit);
    }

    /** Broken, with what to do taken out of sentences that say both. */
    static Finding broken(int exit, String subject, String sentences) {
        Remark remark = Remark.of(sentences);
        return new Finding(subject, Verdict.BROKEN, remark.found(), remark.advice(), exit);
    }

    /** What was thrown while something was looked at. */
    static Finding of(String subject, Throwable thrown) {
        Mishap mishap = Mishap.of(thrown);
        return broken(mishap.exit(), subject, mishap.sentence());
    }
}
