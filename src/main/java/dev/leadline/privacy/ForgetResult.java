package dev.leadline.privacy;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was done to forget a person: counts only, and nothing about the person.
 *
 * @param rows rows whose personal data was deleted
 * @param takenOut those of them that were waiting to be sent and are not sent any more
 * @param mentions rows of other people in which the person was mentioned
 * @param reports runs whose files were written again
 * @param copies private copies from which rows were removed
 * @param uploads uploads that were changed or deleted
 * @param archived files of schedules from which rows were removed
 * @param left what a person has to do, or has to wait for, as sentences
 */
public record ForgetResult(
        long rows,
        long takenOut,
        long mentions,
        long reports,
        long copies,
        long uploads,
        long archived,
        List<String> left) {

    public ForgetResult {
        left = List.copyOf(left);
    }

    /** The same, with something else that is left to do. */
    public ForgetResult alsoLeft(String sentence) {
        List<String> all = Stream.concat(left.stream(), Stream.of(sentence)).toList();
        return new ForgetResult(rows, takenOut, mentions, reports, copies, uploads, archived, all);
    }

    /** Whether the person was found anywhere. */
    public boolean isFound() {
        return rows + mentions + reports + copies + uploads + archived > 0 || !left.isEmpty();
    }
}
