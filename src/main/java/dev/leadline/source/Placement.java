package dev.leadline.source;

import java.util.List;

/** How the cells of a record become those of a row. */
sealed interface Placement permits TableColumns, OtherTable {

    /**
     * Puts every cell under its name.
     *
     * @param record without a fault
     * @return as many cells as there are names; or with a fault where no cell can be trusted to stand in its own column
     */
    FileRecord place(FileRecord record);

    /** A record of which no cell can be placed; its cells are never as many as the columns, so that nothing takes them for a row. */
    static FileRecord unplaced(FileRecord record, RowFault fault, int columns) {
        return new FileRecord(
                record.frame().with(fault),
                record.cells().size() == columns ? List.of(record.frame().text()) : record.cells());
    }
}
