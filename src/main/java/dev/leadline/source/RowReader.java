package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the rows of a file, in order. A record that is malformed is a row with a fault; it never ends the pass.
 * Holds no more of the file than a few rows. Not for use by several threads.
 */
public final class RowReader implements Iterator<Row>, AutoCloseable {

    private final Path file;
    private final List<String> header;
    private final Records records;
    private long number;
    private @Nullable FileRecord upcoming;

    private RowReader(Path file, List<String> header, Records records) {
        this.file = file;
        this.header = header;
        this.records = records;
    }

    static RowReader of(Path file, List<String> header, Dialect dialect, SourceLimits limits) {
        FrameRules rules = new FrameRules(dialect, header.size(), limits.maxCellChars());
        RowReader reader = new RowReader(file, header, open(file, rules));
        try {
            reader.passHeader();
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /**
     * Whether there is another row.
     *
     * @throws UnusableFileException when the file can be read no further
     */
    @Override
    public boolean hasNext() {
        if (upcoming == null) {
            upcoming = fetch();
        }
        return upcoming != null;
    }

    /**
     * The next row.
     *
     * @return never null; its cells are as many as the header's unless it has a fault
     * @throws NoSuchElementException when there is none
     * @throws UnusableFileException when the file can be read no further
     */
    @Override
    public Row next() {
        FileRecord found = upcoming == null ? fetch() : upcoming;
        if (found == null) {
            throw new NoSuchElementException();
        }
        upcoming = null;
        number++;
        return row(found.frame(), withoutEmptySurplus(found.cells()));
    }

    /** Lets go of the file; calling it again does nothing. */
    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw Refusals.unreadable(file, e);
        }
    }

    private static Records open(Path file, FrameRules rules) {
        try {
            return Records.of(file, rules);
        } catch (IOException e) {
            throw Refusals.unreadable(file, e);
        }
    }

    private void passHeader() {
        FileRecord first = fetch();
        if (first == null || !Header.names(first).equals(header)) {
            throw Refusals.changed(file);
        }
    }

    private @Nullable FileRecord fetch() {
        try {
            return records.next();
        } catch (IOException e) {
            throw Refusals.unreadable(file, e);
        }
    }

    private Row row(Frame frame, List<String> cells) {
        return new Row(number, frame.line(), cells, fault(frame, cells.size()));
    }

    private @Nullable RowFault fault(Frame frame, int cells) {
        if (frame.fault() != null) {
            return frame.fault();
        }
        RowFault damage = Faults.inText(frame);
        if (damage != null) {
            return damage;
        }
        return cells == header.size() ? null : Faults.ragged(frame, cells, header.size());
    }

    private List<String> withoutEmptySurplus(List<String> cells) {
        int columns = header.size();
        return cells.size() > columns && cells.stream().skip(columns).allMatch(String::isBlank)
                ? cells.subList(0, columns)
                : cells;
    }
}
