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
    private final String charset;
    private final BodyRows body;
    private long number;
    private @Nullable TableRow upcoming;

    private RowReader(Path file, String charset, BodyRows body) {
        this.file = file;
        this.charset = charset;
        this.body = body;
    }

    static RowReader of(Path file, TableLayout layout, String charset, RecordReader records) throws IOException {
        try {
            FileRecord header = layout.hasHeader() ? records.next() : null;
            if (layout.hasHeader() && (header == null || !layout.isHeader(header))) {
                throw FileRefusals.changed(file);
            }
            return new RowReader(file, charset, new BodyRows(records, layout, header));
        } catch (IOException | RuntimeException e) {
            records.close();
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
        TableRow found = upcoming == null ? fetch() : upcoming;
        if (found == null) {
            throw new NoSuchElementException();
        }
        upcoming = null;
        number++;
        FileRecord placed = found.placed(charset);
        return new Row(
                number, placed.frame().line(), placed.cells(), placed.frame().fault());
    }

    /** Lets go of the file; calling it again does nothing. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /**
     * What stands among the rows or below them and is none, such as a repeated header or a total.
     *
     * @return sentences; complete once the last row was read
     */
    public List<String> notes() {
        return body.notes();
    }

    private @Nullable TableRow fetch() {
        try {
            return body.next();
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }
}
