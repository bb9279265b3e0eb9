package dev.leadline.source;

/**
 * Why a record of a file is malformed.
 *
 * @param kind the kind of fault
 * @param detail a message for the user: what was found and where, without the content of a cell
 */
public record RowFault(FaultKind kind, String detail) {

    /** The kinds of faults of a record. */
    public enum FaultKind {
        /** The record has more cells than the header, and the surplus is not empty. */
        TOO_MANY_CELLS,
        /** The record has fewer cells than the header. */
        TOO_FEW_CELLS,
        /** The record is below a second header, whose columns are not those of the first. */
        OTHER_TABLE,
        /** A cell of a workbook has a formula, and no program has stored its result. */
        NO_RESULT,
        /** A quoted cell is opened and never closed, or not within the longest cell that may be. */
        UNCLOSED_QUOTE,
        /** Text follows the closing quote of a cell; where it closes on a later line, that may be the next opening one. */
        TEXT_AFTER_QUOTE,
        /** The record contains bytes that are not valid in the file's charset, or characters that were already damaged. */
        UNDECODABLE,
        /** A cell, or the record as a whole, is longer than the limit. */
        CELL_TOO_LONG
    }
}
