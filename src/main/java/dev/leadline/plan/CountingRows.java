package dev.leadline.plan;

import dev.leadline.source.Row;
import java.util.Iterator;

/** Counts rows and reports the progress. */
final class CountingRows implements Iterator<Row> {

    private static final int BETWEEN = 1_000;

    private final Iterator<Row> rows;
    private final PlanListener progress;
    private long count;

    CountingRows(Iterator<Row> rows, PlanListener progress) {
        this.rows = rows;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        Row row = rows.next();
        count++;
        if (count % BETWEEN == 0) {
            progress.advanced(count);
        }
        return row;
    }
}
