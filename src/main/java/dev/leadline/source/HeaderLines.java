package dev.leadline.source;

import java.util.List;

/**
 * The lines that name the columns. There is mostly one; two where titles of groups stand above the names, and up to three
 * where the names are spread over them, such as "First" above "Name".
 *
 * @param above the lines above them
 * @param lines those of the header, at least one
 * @param rows the records below them
 * @param isCertain false where the header may have several lines, but neither its words nor the rows confirm it
 */
record HeaderLines(List<FileRecord> above, List<FileRecord> lines, List<FileRecord> rows, boolean isCertain) {

    private static final int MOST_LINES = 3;

    /** @param records the first ones of a file, at least one */
    static HeaderLines among(List<FileRecord> records) {
        int first = Preamble.headerAmong(records);
        int end = first + 1;
        boolean isKnown = true;
        FileRecord header = records.get(first);
        while (end < records.size() && end - first < MOST_LINES && continues(header, records.get(end))) {
            SplitHeader split = new SplitHeader(header, records.get(end));
            isKnown &= split.isKnown();
            header = split.joined();
            end++;
        }
        List<FileRecord> rows = records.subList(end, records.size());
        return new HeaderLines(
                records.subList(0, first),
                records.subList(first, end),
                rows,
                end - first == 1 || (isKnown && confirm(rows, header)));
    }

    /** The lines as one record. */
    static FileRecord joined(List<FileRecord> lines) {
        return lines.stream()
                .reduce((upper, lower) -> new SplitHeader(upper, lower).joined())
                .orElseThrow();
    }

    FileRecord header() {
        return joined(lines);
    }

    /** Whether titles of groups surely stand at a place, above the names of the columns. */
    static boolean areTitles(List<FileRecord> records, int place) {
        if (place + 1 >= records.size() || records.get(place).frame().fault() != null) {
            return false;
        }
        SplitHeader header = new SplitHeader(records.get(place), records.get(place + 1));
        return header.hasTitles() && confirm(records.subList(place + 2, records.size()), header.joined());
    }

    private static boolean continues(FileRecord header, FileRecord next) {
        return header.frame().fault() == null && next.frame().fault() == null && new SplitHeader(header, next).isOne();
    }

    /** Rows without any value say nothing: they may repeat the header. */
    private static boolean confirm(List<FileRecord> rows, FileRecord header) {
        List<List<String>> whole = rows.stream()
                .filter(row -> row.fits(header) && !HeaderWords.areAllNames(row))
                .map(FileRecord::cells)
                .toList();
        return ColumnValues.haveContacts(ColumnNames.of(header), whole);
    }
}
