package dev.leadline.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Open rejects of a run as they stand in the file and as they are to be sent, while they are changed. */
final class RejectCells {

    private final long run;
    private final Map<Long, RejectRow> rows = new LinkedHashMap<>();

    RejectCells(long run) {
        this.run = run;
    }

    /** One reject, with as many cells as the file has columns. */
    static final class RejectRow {

        private final List<String> inFile;
        private final List<String> before;
        private final List<String> now;
        private final boolean wasDismissed;
        private boolean isDismissed;

        RejectRow(List<String> inFile, List<String> corrected, boolean isDismissed) {
            this.inFile = List.copyOf(inFile);
            this.before = List.copyOf(corrected);
            this.now = new ArrayList<>(corrected);
            this.wasDismissed = isDismissed;
            this.isDismissed = isDismissed;
        }

        List<String> now() {
            return now;
        }

        /** Whether nothing of it differs from the file. */
        boolean isAsInFile() {
            return now.equals(inFile);
        }

        boolean hasOtherCells() {
            return !now.equals(before);
        }

        boolean isDismissed() {
            return isDismissed;
        }

        boolean isDecidedAnew() {
            return isDismissed != wasDismissed;
        }
    }

    long run() {
        return run;
    }

    void add(long number, RejectRow row) {
        rows.put(number, row);
    }

    boolean holds(long row) {
        return rows.containsKey(row);
    }

    String text(long row, int column) {
        RejectRow found = row(row);
        return column == CellEdit.WHOLE_ROW
                ? CellEdit.ofRow(row, found.isDismissed).text()
                : found.now.get(column);
    }

    void change(long row, int column, String text) {
        RejectRow found = row(row);
        if (column == CellEdit.WHOLE_ROW) {
            found.isDismissed = !text.isEmpty();
        } else {
            found.now.set(column, text);
        }
    }

    private RejectRow row(long number) {
        RejectRow found = rows.get(number);
        if (found == null) {
            throw new IllegalArgumentException("row %d of run %d is not open".formatted(number, run));
        }
        return found;
    }

    Stream<Map.Entry<Long, RejectRow>> rows() {
        return rows.entrySet().stream();
    }
}
