package dev.leadline.source;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * An estimate of the memory that a workbook takes while it is read: the texts, formats and names that stay in memory from
 * beginning to end, and its largest row.
 */
final class WorkbookMemory {

    private static final int STRING_BYTES = 56;
    private static final int PART_ELEMENT_BYTES = 400;
    private static final int CELL_BYTES = 200;
    private static final int COPIES_OF_A_ROW = 4;
    private static final int BYTES_PER_CHAR = 2;

    private final Path file;
    private final long maxBytes;
    private long keptBytes;
    private long rowBytes;

    WorkbookMemory(Path file, long maxBytes) {
        this(file, maxBytes, 0);
    }

    private WorkbookMemory(Path file, long maxBytes, long keptBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
        this.keptBytes = keptBytes;
    }

    /** The same estimate for one sheet; what the sheet adds does not count for the next one. */
    WorkbookMemory ofSheet() {
        return new WorkbookMemory(file, maxBytes, keptBytes);
    }

    /** A text of the table of shared strings. */
    void keepString(long chars, boolean isLatin1) {
        keep(STRING_BYTES + (isLatin1 ? chars : BYTES_PER_CHAR * chars));
    }

    /** An element of a part that is kept whole, such as a cell format or the name of a sheet. */
    void keepElement(long attributeChars) {
        keep(PART_ELEMENT_BYTES + BYTES_PER_CHAR * attributeChars);
    }

    void addCell() {
        rowBytes += CELL_BYTES;
        check(0);
    }

    void addCellText(long chars) {
        rowBytes += COPIES_OF_A_ROW * chars;
        check(0);
    }

    void endRow() {
        rowBytes = 0;
    }

    /** @throws UnusableFileException when the characters of a text that has not ended yet are too many already */
    void check(long pendingChars) {
        if (keptBytes + rowBytes + pendingChars > maxBytes) {
            throw FileRefusals.workbookTooLargeForMemory(file, maxBytes);
        }
    }

    /** A stream to memory that counts, too. */
    OutputStream bounded(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                keep(length);
                out.write(bytes, offset, length);
            }
        };
    }

    private void keep(long bytes) {
        keptBytes += bytes;
        check(0);
    }
}
