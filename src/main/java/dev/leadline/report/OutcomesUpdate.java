package dev.leadline.report;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.OutcomesReader.OtherFileException;
import dev.leadline.report.OutcomesReader.OutcomeRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code outcomes.csv} again: a few lines from the ledger, and all others as they are in the file. */
final class OutcomesUpdate {

    private static final int ROWS_OF_A_QUERY = 500;

    private final LedgerView ledger;
    private final long run;
    private final List<Long> changed;

    /** Rows of a run, by their numbers. */
    OutcomesUpdate(LedgerView ledger, long run, Set<Long> changed) {
        this.ledger = ledger;
        this.run = run;
        this.changed = changed.stream().sorted().toList();
    }

    /**
     * Replaces the file, if it agrees with the ledger.
     *
     * @param held how many rows of the run stand where
     * @param page told when each row was sent
     * @return false where the file is missing, was written by another version, or has other rows or statuses; nothing is changed then
     * @throws ReportNotWrittenException when the disk does not take it
     */
    boolean write(Path file, RowCounts held, ReportPage page) {
        if (!Files.exists(file)) {
            return false;
        }
        Map<Long, LedgerRow> rows = rows();
        try (OutcomesReader before = OutcomesReader.open(file);
                OutcomesFile outcomes = OutcomesFile.open(file)) {
            boolean agrees = copy(before, outcomes, rows, page).equals(held) && rows.isEmpty();
            if (agrees) {
                outcomes.publish();
            }
            return agrees;
        } catch (OtherFileException e) {
            return false;
        } catch (IOException e) {
            throw new ReportNotWrittenException(file, e);
        }
    }

    private Map<Long, LedgerRow> rows() {
        Map<Long, LedgerRow> rows = new HashMap<>();
        for (int from = 0; from < changed.size(); from += ROWS_OF_A_QUERY) {
            List<Long> numbers = changed.subList(from, Math.min(changed.size(), from + ROWS_OF_A_QUERY));
            ledger.rows(run, numbers).forEach(row -> rows.put(row.row(), row));
        }
        return rows;
    }

    /** Takes the rows that it finds out of the map. */
    private static RowCounts copy(
            OutcomesReader before, OutcomesFile outcomes, Map<Long, LedgerRow> rows, ReportPage page)
            throws IOException {
        Map<RowStatus, Long> counted = new EnumMap<>(RowStatus.class);
        long last = 0;
        outcomes.flush();
        for (OutcomeRecord record = before.next(); record != null; record = before.next()) {
            if (record.row() <= last) {
                throw new OtherFileException(null);
            }
            last = record.row();
            LedgerRow row = rows.remove(last);
            if (row == null) {
                outcomes.copy(record);
            } else {
                outcomes.write(row);
                outcomes.flush();
            }
            if (record.sent() != null) {
                page.sent(record.sent());
            }
            counted.merge(row == null ? record.status() : row.status(), 1L, Long::sum);
        }
        return new RowCounts(counted);
    }
}
