package dev.leadline.report;

import dev.leadline.lead.reject.FormulaGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Records for a spreadsheet, written while they are read: guarded as those of {@link RejectsFile}, after a byte order mark, so that
 * Excel takes them for UTF-8.
 */
public final class CsvExport {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CSVPrinter printer;

    private CsvExport(CSVPrinter printer) {
        this.printer = printer;
    }

    /**
     * Begins with a header.
     *
     * @param out of UTF-8; the caller closes it
     * @throws UncheckedIOException when it cannot be written to
     */
    public static CsvExport to(Appendable out, List<String> header) {
        try {
            out.append(BYTE_ORDER_MARK);
            CsvExport export = new CsvExport(new CSVPrinter(out, CSVFormat.RFC4180));
            export.record(header);
            return export;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a record.
     *
     * @param cells what it holds; null is an empty cell
     * @throws UncheckedIOException when it cannot be written
     */
    public void record(Iterable<? extends @Nullable Object> cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell == null ? "" : FormulaGuard.guard(cell.toString()));
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
