package dev.leadline.lead;

import dev.leadline.message.UserMessage;
import dev.leadline.source.RowFault;

/**
 * The problems that a row can have. The names are stable: reports, settings and filters rely on them.
 *
 * <p>Each constant describes the row, and {@link #advice()} says what to do.
 */
public enum ProblemCode {
    /** The record has more cells than the header. */
    TOO_MANY_CELLS,
    /** The record has fewer cells than the header. */
    TOO_FEW_CELLS,
    /** A cell holds what belongs in the column beside it, so the others may be in the wrong columns too. */
    SHIFTED_CELLS,
    /** The row belongs to a second table in the file, whose columns are not those of the first. */
    OTHER_TABLE,
    /** A formula in a workbook has no stored result. */
    NO_RESULT,
    /** A quoted cell is not closed. */
    UNCLOSED_QUOTE,
    /** Text follows the closing quote of a cell. */
    TEXT_AFTER_QUOTE,
    /** The record contains bytes that are not valid text. */
    UNDECODABLE,
    /** A cell is longer than the limit. */
    CELL_TOO_LONG,

    /** A required field has no value. */
    MISSING,
    /** The row has no e-mail address and no phone number, and the target requires one of them. */
    NO_CONTACT,
    /** The text is not a valid e-mail address. */
    BAD_EMAIL,
    /** The text is not a valid phone number. */
    BAD_PHONE,
    /** The text is not a valid date. */
    BAD_DATE,
    /** The date can be read both ways, and the column does not show which comes first, the day or the month. */
    AMBIGUOUS_DATE,
    /** The text is not a valid amount. */
    BAD_MONEY,
    /** The text is not a whole number. */
    BAD_NUMBER,
    /** The text is not yes or no. */
    BAD_BOOLEAN,
    /** The text is not a number of bedrooms. */
    BAD_BEDROOMS,
    /** The value is not one of the allowed values of the field. */
    NOT_ALLOWED,
    /** The number is below the minimum or above the maximum of the field. */
    OUT_OF_RANGE,
    /** The text is longer than the maximum of the field. */
    TOO_LONG,
    /** The text is not the name of one person. */
    BAD_NAME,
    /** The row breaks a rule of the target's schema that has no code of its own. */
    BREAKS_RULE,
    /** The cell contains a spreadsheet error, such as #REF!, or ####. */
    SPREADSHEET_ERROR,
    /** A spreadsheet rounded the ID, so its last digits are lost. */
    BAD_ID,
    /** The name is not in the lookup table, or not for this lead. */
    UNKNOWN_NAME,
    /** The name matches several IDs. */
    AMBIGUOUS_NAME,
    /** The lead is a test lead from an advertising platform. */
    TEST_LEAD,

    /** A row of a reject file does not say which row it replaces. */
    NOT_A_REJECT,

    /** The same prospect was sent before, or may have been, and the settings reject such rows. */
    DUPLICATE,
    /** The phone number belongs to another prospect with a different e-mail address and name. */
    POSSIBLE_DUPLICATE,

    /** Somebody decided before the import that the row is not sent. */
    SKIPPED,
    /** The person asked to be forgotten. */
    FORGOTTEN;

    /** The problem in a few words, such as {@code Invalid date}. */
    public String label() {
        return message().text();
    }

    /** What to do, in one or two sentences, without any value of the row. */
    public String advice() {
        return message().advice().orElseThrow();
    }

    private UserMessage message() {
        return UserMessage.ofConstant("lead.problem", this);
    }

    /**
     * The problem of a record's fault.
     *
     * @param kind the fault's kind
     * @return the code of the same name
     */
    public static ProblemCode of(RowFault.FaultKind kind) {
        return switch (kind) {
            case TOO_MANY_CELLS -> TOO_MANY_CELLS;
            case TOO_FEW_CELLS -> TOO_FEW_CELLS;
            case OTHER_TABLE -> OTHER_TABLE;
            case NO_RESULT -> NO_RESULT;
            case UNCLOSED_QUOTE -> UNCLOSED_QUOTE;
            case TEXT_AFTER_QUOTE -> TEXT_AFTER_QUOTE;
            case UNDECODABLE -> UNDECODABLE;
            case CELL_TOO_LONG -> CELL_TOO_LONG;
        };
    }
}
