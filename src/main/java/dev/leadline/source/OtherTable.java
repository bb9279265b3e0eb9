package dev.leadline.source;

/**
 * A table below the first one, of other columns: none of its rows is a lead.
 *
 * @param headerLine the line of its header
 * @param columns how many columns the first table has
 */
record OtherTable(long headerLine, int columns) implements Placement {

    @Override
    public FileRecord place(FileRecord record) {
        return Placement.unplaced(record, FaultMessages.ofOtherTable(headerLine), columns);
    }
}
