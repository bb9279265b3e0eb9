package dev.leadline.source;

import java.util.List;

/** What a sheet seems to hold, by its first rows. */
enum SheetContent {
    /** Names of columns and, below them, rows with e-mail addresses or phone numbers. */
    LEADS,
    /** Rows with e-mail addresses or phone numbers, but no clear names above them. */
    UNCLEAR,
    /** Nothing that could be sent as a lead, such as a cover, a summary or a list of values. */
    OTHER;

    private static final int LEAST_WORDS = 2;
    private static final int LEAST_FILLED = 3;

    /** @param records the first ones of the sheet */
    static SheetContent of(List<FileRecord> records) {
        if (records.isEmpty()) {
            return OTHER;
        }
        HeaderLines lines = HeaderLines.among(records);
        FileRecord header = lines.header();
        if (HeaderWords.areAllNames(header)
                && HeaderWords.count(header) >= LEAST_WORDS
                && ColumnValues.haveContacts(
                        header.cells(),
                        lines.rows().stream().map(FileRecord::cells).toList())) {
            return LEADS;
        }
        return records.stream().anyMatch(SheetContent::mayBeLead) ? UNCLEAR : OTHER;
    }

    /** A cover names an address, too, but hardly with more than its label beside it. */
    private static boolean mayBeLead(FileRecord record) {
        return record.frame().fault() == null
                ? record.filled() >= LEAST_FILLED && record.cells().stream().anyMatch(ColumnValues::isContact)
                : record.frame().text().indexOf('@') >= 0;
    }
}
