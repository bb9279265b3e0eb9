package dev.leadline.report;

import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import java.nio.file.Path;
import java.util.Arrays;

/** Rows were lost or invented between the file and the report: the one thing that must never happen. */
public final class UnbalancedRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param run the run's number
     * @param read how many rows the run read from its file
     * @param held the rows as the ledger counts them
     * @param reported the rows as the report lists them
     * @param folder where the report lies
     */
    public UnbalancedRunException(long run, long read, RowCounts held, RowCounts reported, Path folder) {
        super(
                ("The row counts of run %d do not match: %d rows read, %d rows in the ledger, %d rows in the report%s. This is an"
                                + " internal error of Leadline. Keep %s, report the error, and do not import the file again until it is resolved.")
                        .formatted(run, read, held.total(), reported.total(), differences(held, reported), folder));
    }

    /** Statuses that the ledger counts and the report lists differently; empty where there are none. */
    private static String differences(RowCounts held, RowCounts reported) {
        return Arrays.stream(RowStatus.values())
                .filter(status -> held.of(status) != reported.of(status))
                .map(status -> "%s: %d and %d".formatted(status, held.of(status), reported.of(status)))
                .reduce((one, other) -> one + ", " + other)
                .map(all -> " (" + all + ")")
                .orElse("");
    }
}
