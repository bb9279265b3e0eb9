package dev.leadline.report;

import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
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
        super(UserMessage.of(
                        "report.unbalanced",
                        run,
                        read,
                        held.total(),
                        reported.total(),
                        differences(held, reported),
                        folder)
                .withAdvice());
        ;
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
