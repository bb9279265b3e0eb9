package dev.leadline.report;

import dev.leadline.lead.reject.FormulaGuard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes guarded records as RFC 4180 says: commas, CRLF, and quotes only where the content needs them. */
final class Csv implements AutoCloseable {

    private final AtomicFile file;
    private final CSVPrinter printer;

    private Csv(AtomicFile file) throws IOException {
        this.file = file;
        this.printer = new CSVPrinter(file.writer(), CSVFormat.RFC4180);
    }

    /**
     * Starts a file with its header.
     *
     * @throws ReportNotWrittenException when its folder does not take it
     */
    static Csv at(AtomicFile file, List<String> header) {
        try {
            Csv csv = new Csv(file);
            csv.record(header);
            return csv;
        } catch (IOException e) {
            throw new ReportNotWrittenException(file.path(), e);
        }
    }

    /**
     * Adds a record.
     *
     * @param cells what it holds; null is an empty cell
     * @throws ReportNotWrittenException when the disk does not take it
     */
    void record(Iterable<? extends @Nullable Object> cells) {
        try {
            for (Object cell : cells) {
                printer.print(cell == null ? "" : FormulaGuard.guard(cell.toString()));
            }
            printer.println();
        } catch (IOException e) {
            throw new ReportNotWrittenException(file.path(), e);
        }
    }

    /**
     * Adds records that are written already. Call {@link #flush} between the last record and them.
     *
     * @throws ReportNotWrittenException when the disk does not take it
     */
    void copy(ByteBuffer records) {
        try {
            file.bytes().write(records.array(), records.arrayOffset() + records.position(), records.remaining());
        } catch (IOException e) {
            throw new ReportNotWrittenException(file.path(), e);
        }
    }

    void flush() {
        try {
            printer.flush();
        } catch (IOException e) {
            throw new ReportNotWrittenException(file.path(), e);
        }
    }

    void publish() {
        file.publish();
    }

    @Override
    public void close() {
        file.close();
    }
}
