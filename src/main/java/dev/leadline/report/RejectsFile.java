package dev.leadline.report;

import dev.leadline.lead.Problem;
import dev.leadline.lead.reject.FormulaGuard;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that a person can fix: why each was turned down, then its cells as they stood.
 *
 * <p>It is made to be opened in a spreadsheet, so it begins with a byte order mark, without which Excel spoils every
 * letter outside ASCII, and its cells, headers and problems are guarded by {@link FormulaGuard}. It is made to come back,
 * so nothing else about a cell changes.
 */
public final class RejectsFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final AtomicFile file;
    private final Csv csv;
    private final String run;

    private RejectsFile(AtomicFile file, Csv csv, String run) {
        this.file = file;
        this.csv = csv;
        this.run = run;
    }

    /**
     * Starts a file; nothing appears under its name before {@link #publish}.
     *
     * @param file where it will lie, in a folder that exists; what lies there now stays until then
     * @param header the columns of the rows' own file
     * @param run the home and number of the run, or {@link RejectForm#NO_RUN}
     * @throws ReportNotWrittenException when the folder does not take it
     */
    public static RejectsFile open(Path file, List<String> header, String run) {
        AtomicFile whole = AtomicFile.at(file);
        List<String> columns = new ArrayList<>(RejectForm.OWN_COLUMNS);
        columns.addAll(header);
        try {
            whole.writer().write(BYTE_ORDER_MARK);
        } catch (IOException e) {
            throw new ReportNotWrittenException(file, e);
        }
        return new RejectsFile(whole, Csv.at(whole, columns), run);
    }

    /**
     * Whether a file is what an earlier check has left, and so may be replaced by the next.
     *
     * @param file a file that exists
     * @return false also when it cannot be read
     */
    public static boolean isOfCheck(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String header = lines.readLine();
            String first = lines.readLine();
            return header != null
                    && header.startsWith(BYTE_ORDER_MARK + RejectForm.OWN_COLUMNS.get(0) + ",")
                    && (first == null || first.startsWith(RejectForm.NO_RUN + ","));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Adds a row that a check or staging turned down.
     *
     * @param row the number of the record, from 1
     * @param line the physical line where it starts, from 1
     * @param problems everything that is wrong with it
     * @param cells its cells as they stood, as many as there were
     * @throws ReportNotWrittenException when the disk does not take it
     */
    public void write(long row, long line, List<Problem> problems, List<String> cells) {
        write(row, line, RowStatus.REJECTED, ProblemText.of(problems), cells);
    }

    /**
     * Adds a row of a run.
     *
     * @param row what the ledger knows of it, its cells included
     * @throws ReportNotWrittenException when the disk does not take it
     */
    public void write(LedgerRow row) {
        write(row.row(), row.line(), row.status(), ProblemText.of(row), row.cells());
    }

    /**
     * Adds a row of a run with other cells than it had.
     *
     * @param row what the ledger knows of it
     * @param cells what is to stand in its cells
     * @throws ReportNotWrittenException when the disk does not take it
     */
    void write(LedgerRow row, List<String> cells) {
        write(row.row(), row.line(), row.status(), ProblemText.of(row), cells);
    }

    /**
     * Adds a row of a run with cells that are just as a person wants them.
     *
     * @param row what the ledger knows of it
     * @param cells what is to be sent of it
     * @throws ReportNotWrittenException when the disk does not take it
     */
    public void writeCorrected(LedgerRow row, List<String> cells) {
        write(row.row(), row.line(), RejectForm.CORRECTED, "", cells);
    }

    private void write(long row, long line, Object status, String problems, List<String> cells) {
        List<Object> record = new ArrayList<>(RejectForm.OWN_COLUMNS.size() + cells.size());
        record.addAll(List.of(run, row, line, status, problems));
        record.addAll(cells);
        csv.record(record);
    }

    /**
     * Puts the file on the disk under its name.
     *
     * @return its whole path
     * @throws ReportNotWrittenException when the disk or the folder does not take it
     */
    public Path publish() {
        csv.publish();
        return file.path();
    }

    /** Ends the file; what was not published is gone. */
    @Override
    public void close() {
        csv.close();
    }
}
