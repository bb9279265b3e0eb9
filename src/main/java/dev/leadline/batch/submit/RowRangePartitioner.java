package dev.leadline.batch.submit;

import dev.leadline.ledger.SendingRepository;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Splits the rows of a run into ranges that never change, however many of the rows are sent already. Ranges are sent at the same time,
 * so a run with an order of its own has one range.
 */
class RowRangePartitioner implements Partitioner {

    private static final int MOST = 4;
    private static final int WORTHWHILE = 64;

    /** So many that workers which come later, and other runs, get their share soon. */
    private static final int MOST_OF_WORKERS = 256;

    private final long run;
    private final SendingRepository sending;
    private final int most;

    /**
     * @param remote whether several processes send the ranges
     */
    RowRangePartitioner(long run, SendingRepository sending, boolean remote) {
        this.run = run;
        this.sending = sending;
        this.most = remote ? MOST_OF_WORKERS : MOST;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        long rows = sending.lastRow(run);
        long parts = sending.hasOrder(run) ? 1 : Math.max(1, Math.min(most, rows / WORTHWHILE));
        Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
        for (long part = 0; part < parts; part++) {
            RowRange range = new RowRange(rows * part / parts + 1, rows * (part + 1) / parts);
            ranges.put(range.name(), range.toContext());
        }
        return ranges;
    }
}
