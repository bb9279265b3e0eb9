package dev.leadline.batch.submit;

import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagedRow;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/** Reads what is staged in a range by key: there is no position to restore, since the ledger is the position. */
class StagedRowReader implements ItemReader<StagedRow> {

    private static final int PAGE = 100;

    private final SendingRepository ledger;
    private final long run;
    private final RowRange range;
    private final Deque<StagedRow> page = new ArrayDeque<>();
    private long after;

    StagedRowReader(SendingRepository ledger, long run, RowRange range) {
        this.ledger = ledger;
        this.run = run;
        this.range = range;
        this.after = range.first() - 1;
    }

    @Override
    public @Nullable StagedRow read() {
        if (page.isEmpty()) {
            page.addAll(ledger.staged(run, after, range.last(), PAGE));
        }
        StagedRow row = page.poll();
        if (row != null) {
            after = row.place();
        }
        return row;
    }
}
