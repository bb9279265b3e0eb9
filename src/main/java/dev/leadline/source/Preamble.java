package dev.leadline.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines that reports put above their table: a title, a date, the name of a property. They are told by strong evidence
 * only: hardly a cell in them is filled, a row of names follows, and under it rows of the same width.
 */
final class Preamble {

    private static final int MOST_RECORDS = 20;
    private static final int LEAST_NAMES = 3;
    private static final int LEAST_NAMES_BELOW_A_PAIR = 4;
    private static final int LONGEST_NAME = 80;
    private static final int ROWS_LOOKED_AT = 3;
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private Preamble() {}

    /** The place where the header starts among the first records of a file: 0 unless something else surely stands above it. */
    static int headerAmong(List<FileRecord> records) {
        boolean gap = false;
        for (int place = 0; place < Math.min(records.size(), MOST_RECORDS + 1); place++) {
            FileRecord record = records.get(place);
            gap |= place > 0 && isGap(records.get(place - 1), record);
            if (record.frame().fault() != null) {
                return 0;
            }
            if (HeaderLines.areTitles(records, place)) {
                return place;
            }
            int above = mostFilled(records.subList(0, place));
            if (place > 0 && record.filled() >= leastNames(above, gap)) {
                return isHeader(record) && hasRows(record, records.subList(place + 1, records.size())) ? place : 0;
            }
            if (record.filled() > 2 || (record.filled() == 2 && !isPair(record))) {
                return 0;
            }
        }
        return 0;
    }

    private static int leastNames(int filledAbove, boolean gap) {
        if (filledAbove > 1) {
            return LEAST_NAMES_BELOW_A_PAIR;
        }
        return gap ? LEAST_NAMES - 1 : LEAST_NAMES;
    }

    private static int mostFilled(List<FileRecord> records) {
        return records.stream().mapToInt(FileRecord::filled).max().orElse(0);
    }

    private static boolean isGap(FileRecord above, FileRecord below) {
        return below.frame().line() > above.frame().lastLine() + 1;
    }

    /** "Property:" and its name, say. */
    private static boolean isPair(FileRecord record) {
        return record.cells().get(0).strip().endsWith(":");
    }

    private static boolean isHeader(FileRecord record) {
        for (String cell : record.cells()) {
            String name = ColumnNames.clean(cell);
            boolean named = LETTER.matcher(name).find() && name.length() <= LONGEST_NAME;
            if (!name.isEmpty() && (!named || ColumnNames.value(name) != null)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRows(FileRecord header, List<FileRecord> below) {
        return !below.isEmpty()
                && below.stream().limit(ROWS_LOOKED_AT).anyMatch(row -> row.fits(header) && row.filled() > 1);
    }
}
