package dev.leadline.batch.stage;

import dev.leadline.ledger.RowEdit;
import dev.leadline.ledger.RunEditRepository;
import java.util.Map;
import java.util.function.LongFunction;

/** The edits of a run, read some hundred rows at a time, for rows in the order of the file. */
final class EditedRows implements LongFunction<RowEdit> {

    private static final int AT_ONCE = 500;

    private final RunEditRepository edits;
    private final long run;
    private final boolean hasEdits;
    private Map<Long, RowEdit> known = Map.of();
    private long knownTo;

    EditedRows(RunEditRepository edits, long run) {
        this.edits = edits;
        this.run = run;
        this.hasEdits = edits.hasEdits(run);
    }

    @Override
    public RowEdit apply(long row) {
        if (hasEdits && row > knownTo) {
            knownTo = row + AT_ONCE - 1;
            known = edits.of(run, row, knownTo);
        }
        return known.getOrDefault(row, RowEdit.NONE);
    }
}
