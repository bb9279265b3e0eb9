package dev.leadline.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records under a header that are rows: without the header where it is repeated, and without what a report writes under
 * its table. What looks like the latter is held back until it is sure that no row follows it.
 */
final class BodyRows implements RecordReader {

    private static final int MOST_HELD = 20;
    private static final int MOST_LINES_KEPT = 1_000;

    private final RecordReader records;
    private final List<String> names;
    private final Deque<FileRecord> held = new ArrayDeque<>();
    private final Deque<FileRecord> released = new ArrayDeque<>();
    private final List<Long> repeated = new ArrayList<>();
    private List<FileRecord> footer = List.of();

    BodyRows(RecordReader records, List<String> names) {
        this.records = records;
        this.names = names;
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        while (released.isEmpty()) {
            FileRecord found = records.next();
            if (found == null) {
                footer = footer.isEmpty() ? List.copyOf(held) : footer;
                held.clear();
                return null;
            }
            take(found);
        }
        return released.remove();
    }

    /** What was passed over so far, in sentences; complete once the last row was read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!repeated.isEmpty()) {
            notes.add(Lines.numbered(repeated) + " for the header once more and "
                    + (repeated.size() == 1 ? "is" : "are") + " no row.");
        }
        if (!footer.isEmpty()) {
            notes.add(Lines.of(footer) + " below the table, as a total or a remark, and "
                    + (footer.size() == 1 ? "is" : "are") + " no row.");
        }
        return notes;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void take(FileRecord found) {
        if (repeatsHeader(found)) {
            if (repeated.size() < MOST_LINES_KEPT) {
                repeated.add(found.frame().line());
            }
        } else if (names.size() > 1 && held.size() < MOST_HELD && Footer.isLikely(found)) {
            held.add(found);
        } else {
            released.addAll(held);
            held.clear();
            released.add(found);
        }
    }

    private boolean repeatsHeader(FileRecord found) {
        return names.size() > 1
                && found.frame().fault() == null
                && found.cells().size() >= names.size()
                && ColumnNames.clean(found.cells().get(0)).equals(names.get(0))
                && ColumnNames.of(found).equals(names);
    }
}
