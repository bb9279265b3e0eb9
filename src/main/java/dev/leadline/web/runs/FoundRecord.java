package dev.leadline.web.runs;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.LedgerView;
import dev.leadline.report.CsvExport;
import dev.leadline.web.page.ViewFormat;
import java.util.List;

/** Rows of several runs as records of a CSV file. */
final class FoundRecord {

    static final List<String> HEADER = List.of("Run", "File", "Row", "Line", "Status", "Name", "Contact", "Reason");

    private final LedgerView ledger;
    private final ViewFormat format;

    FoundRecord(LedgerView ledger, ViewFormat format) {
        this.ledger = ledger;
        this.format = format;
    }

    /** Writes rows of one run after another. */
    @FunctionalInterface
    interface Writer {

        /** Adds rows of a run. */
        void write(long run, List<LedgerRow> rows);
    }

    Writer to(CsvExport csv) {
        return (id, rows) -> ledger.run(id).ifPresent(run -> {
            ContactColumns contacts = ContactColumns.in(run);
            rows.forEach(row -> csv.record(List.of(
                    id,
                    run.file(),
                    row.row(),
                    row.line(),
                    status(row),
                    contacts.name(row),
                    contacts.ways(row),
                    RowLine.reason(row))));
        });
    }

    String status(LedgerRow row) {
        return format.status(row.status())
                + (row.replacedBy() != null ? ", corrected" : "")
                + (row.dismissal() != null ? ", dismissed" : "");
    }
}
