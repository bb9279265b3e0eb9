package dev.leadline.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row in doubt.
 *
 * @param row the record's number, from 1
 * @param line the physical line where it starts, from 1
 * @param findings what the API's logs and lists show, a sentence each; empty when they show nothing
 * @param isComplete false when the API could not be read, so that a look at another time may show more
 * @param settledAs what the row is now, or null while it stays in doubt
 */
public record RowEvidence(
        long row,
        long line,
        List<String> findings,
        boolean isComplete,
        @Nullable String settledAs) {

    public RowEvidence {
        findings = List.copyOf(findings);
    }
}
