package dev.leadline.source;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records below the header, without repeated headers and without the lines that a report adds
 * below its table. Lines that look like such a footer are held back until it is clear whether a row follows.
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

    /** The lines ignored so far, in sentences; complete after the last row was read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!repeated.isEmpty()) {
            notes.add(Lines.numbered(repeated)
                    + (repeated.size() == 1
                            ? " repeats the header and is ignored."
                            : " repeat the header and are ignored."));
        }
        if (!footer.isEmpty()) {
            notes.add(Lines.of(footer)
                    + (footer.size() == 1
                            ? " is a total or a note below the table and is ignored."
                            : " are totals or notes below the table and are ignored."));
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
