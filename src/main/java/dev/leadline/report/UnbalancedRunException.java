package dev.leadline.report;

import java.nio.file.Path;

/** Rows were lost or invented between the file and the report: the one thing that must never happen. */
public final class UnbalancedRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param run the run's number
     * @param read how many rows the run read from its file
     * @param held how many rows the ledger counts
     * @param reported how many rows the report lists
     * @param folder where the report lies
     */
    public UnbalancedRunException(long run, long read, long held, long reported, Path folder) {
        super(
                ("The row counts of run %d do not match: %d rows read, %d rows in the ledger, %d rows in the report. This is an"
                                + " internal error of Leadline. Keep %s, report the error, and do not import the file again until it is resolved.")
                        .formatted(run, read, held, reported, folder));
    }
}
