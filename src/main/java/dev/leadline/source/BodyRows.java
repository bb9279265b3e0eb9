package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records below the header, without further headers and without the lines that a report adds
 * below its table. A further header says how the records below it are read. Lines that look like such a footer are held back until it is clear whether a row follows.
 */
final class BodyRows implements Closeable {

    private static final int MOST_HELD = 20;
    private static final int MOST_LINES_KEPT = 1_000;

    private final RecordReader records;
    private final TableLayout layout;
    private final Deque<TableRow> held = new ArrayDeque<>();
    private final Deque<TableRow> released = new ArrayDeque<>();
    private final List<Long> repeated = new ArrayList<>();
    private final List<Long> reordered = new ArrayList<>();
    private final List<Long> others = new ArrayList<>();
    private Placement placement;
    private @Nullable FileRecord previous;
    private List<TableRow> footer = List.of();

    /** @param header the record in front of the rows, or null where there is none */
    BodyRows(RecordReader records, TableLayout layout, @Nullable FileRecord header) {
        this.records = records;
        this.layout = layout;
        this.placement = layout.columns();
        this.previous = header;
    }

    /** The next row, or null at the end of the file. */
    @Nullable
    TableRow next() throws IOException {
        while (released.isEmpty()) {
            FileRecord found = records.next();
            if (found == null) {
                footer = footer.isEmpty() ? List.copyOf(held) : footer;
                held.clear();
                return null;
            }
            take(found);
            previous = found;
        }
        return released.remove();
    }

    /** The lines ignored so far, in sentences; complete after the last row was read. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(records.notes());
        if (!repeated.isEmpty()) {
            notes.add(aboutRepeated(Lines.numbered(repeated)).text());
        }
        if (!reordered.isEmpty()) {
            notes.add(aboutReordered(Lines.numbered(reordered)).text());
        }
        if (!others.isEmpty()) {
            notes.add(aboutOthers(Lines.numbered(others)).text());
        }
        if (!footer.isEmpty()) {
            notes.add(aboutFooter(Lines.of(footer.stream().map(TableRow::record).toList()))
                    .text());
        }
        return notes;
    }

    private UserMessage aboutRepeated(UserMessage lines) {
        return repeated.size() == 1
                ? UserMessage.of("source.note.repeated-header", lines)
                : UserMessage.of("source.note.repeated-headers", lines);
    }

    private UserMessage aboutReordered(UserMessage lines) {
        return reordered.size() == 1
                ? UserMessage.of("source.note.reordered-header", lines)
                : UserMessage.of("source.note.reordered-headers", lines);
    }

    private UserMessage aboutOthers(UserMessage lines) {
        return others.size() == 1
                ? UserMessage.of("source.note.other-table", lines)
                : UserMessage.of("source.note.other-tables", lines);
    }

    private UserMessage aboutFooter(UserMessage lines) {
        return footer.size() == 1
                ? UserMessage.of("source.note.footer", lines)
                : UserMessage.of("source.note.footers", lines);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    private void take(FileRecord found) {
        if (layout.isRepeatedHeader(found)) {
            placement = layout.columns();
            note(repeated, found);
        } else if (layout.hasHeader() && SecondHeader.isOne(found, previous, layout.columns())) {
            start(found);
        } else if (layout.columns().named() > 1 && held.size() < MOST_HELD && Footer.isLikely(found)) {
            held.add(new TableRow(found, placement));
        } else {
            release();
            released.add(new TableRow(found, placement));
        }
    }

    private void start(FileRecord header) {
        release();
        Optional<TableColumns> same = layout.columns().orderedBy(header);
        note(same.isPresent() ? reordered : others, header);
        placement = same.<Placement>map(columns -> columns)
                .orElseGet(() -> new OtherTable(
                        header.frame().line(), layout.columns().names().size()));
    }

    private void release() {
        released.addAll(held);
        held.clear();
    }

    private static void note(List<Long> lines, FileRecord found) {
        if (lines.size() < MOST_LINES_KEPT) {
            lines.add(found.frame().line());
        }
    }
}
