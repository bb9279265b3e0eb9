package dev.leadline.check;

import dev.leadline.job.Progress;
import dev.leadline.source.Row;
import java.util.Iterator;

/** Counts the rows that pass, and tells the progress of it. */
final class CountedRows implements Iterator<Row> {

    private static final int BETWEEN = 1_000;

    private final Iterator<Row> rows;
    private final Progress progress;
    private long count;

    CountedRows(Iterator<Row> rows, Progress progress) {
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
