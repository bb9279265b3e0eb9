package dev.leadline.batch.submit;

import dev.leadline.ledger.SendingRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Splits the rows of a run into ranges that never change, however many of the rows are sent already. Ranges are sent at the same time,
 * so a run with an order of its own has one range.
 */
class RowRangePartitioner implements Partitioner {

    private static final int MOST = 4;
    private static final int WORTHWHILE = 64;

    /** So many that workers which come later get their share. */
    private static final int MANY = 256;

    /** A worker turns to another run when a partition ends, and several partitions share the rate. */
    private static final int MOST_ROWS = 100;

    /** Batch writes and reads a step for each partition before the first one is sent, which takes milliseconds. */
    private static final int MOST_OF_WORKERS = 2_000;

    private final long run;
    private final SendingRepository sending;
    private final boolean remote;

    /**
     * @param remote whether several processes send the ranges
     */
    RowRangePartitioner(long run, SendingRepository sending, boolean remote) {
        this.run = run;
        this.sending = sending;
        this.remote = remote;
    }

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        long rows = sending.lastRow(run);
        Map<String, ExecutionContext> ranges = new LinkedHashMap<>();
        split(rows, sending.hasOrder(run) ? 1 : parts(rows, remote))
                .forEach(range -> ranges.put(range.name(), range.toContext()));
        return ranges;
    }

    /** Into how many ranges the rows of a run without an order of its own are split. */
    static long parts(long rows, boolean remote) {
        long few = Math.max(1, Math.min(remote ? MANY : MOST, rows / WORTHWHILE));
        return remote ? Math.max(few, Math.min(MOST_OF_WORKERS, (rows + MOST_ROWS - 1) / MOST_ROWS)) : few;
    }

    static List<RowRange> split(long rows, long parts) {
        return LongStream.range(0, parts)
                .mapToObj(part -> new RowRange(rows * part / parts + 1, rows * (part + 1) / parts))
                .toList();
    }
}
