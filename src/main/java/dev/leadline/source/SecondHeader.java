package dev.leadline.source;

import org.jspecify.annotations.Nullable;

/**
 * Tells a header among the rows: another export that was put behind the first one, or another table of a report. It is told
 * by the names alone, so that a row of a lead is never taken for one.
 */
final class SecondHeader {

    private static final int LEAST_NAMES = 2;
    private static final int LEAST_NAMES_WITHOUT_GAP = 3;

    private SecondHeader() {}

    /** @param previous the record above it */
    static boolean isOne(FileRecord record, @Nullable FileRecord previous, TableColumns columns) {
        if (record.frame().fault() != null || record.frame().text().indexOf('@') >= 0) {
            return false;
        }
        int filled = record.filled();
        if (filled < LEAST_NAMES
                || columns.named() < LEAST_NAMES
                || !HeaderWords.areAllNames(record)
                || isRepetitive(record, filled)) {
            return false;
        }
        int known = columns.namesIn(record);
        if (known >= LEAST_NAMES && known * 2 >= filled) {
            return true;
        }
        int words = HeaderWords.count(record);
        return isBelowGap(record, previous)
                ? words * 2 > filled
                : words == filled && filled >= LEAST_NAMES_WITHOUT_GAP && filled * 2 > columns.named();
    }

    /** Whether most cells are the same, as names of columns never are. */
    private static boolean isRepetitive(FileRecord record, int filled) {
        return record.cells().stream()
                                .filter(cell -> !cell.isBlank())
                                .distinct()
                                .count()
                        * 2
                <= filled;
    }

    /** Whether a blank line stands above it, or a line with nothing but a title. */
    private static boolean isBelowGap(FileRecord record, @Nullable FileRecord previous) {
        return previous != null
                && (record.frame().line() > previous.frame().lastLine() + 1
                        || (previous.frame().fault() == null && previous.filled() == 1));
    }
}
