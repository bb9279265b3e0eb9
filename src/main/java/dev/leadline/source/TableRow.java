package dev.leadline.source;

/**
 * A record below a header.
 *
 * @param record as it stands in the file
 * @param placement of its cells under the names
 */
record TableRow(FileRecord record, Placement placement) {

    /** With its cells under the names, or with a fault. */
    FileRecord placed(String charset) {
        if (record.frame().fault() != null) {
            return record;
        }
        RowFault damage = FaultMessages.inText(record.frame(), charset);
        return damage == null
                ? placement.place(record)
                : new FileRecord(record.frame().with(damage), record.cells());
    }
}
