package dev.leadline.lead;

import dev.leadline.source.RowFault;

/**
 * The problems that a row can have. The names are stable: reports, settings and filters rely on them.
 *
 * <p>Each constant describes the row, and {@link #advice()} says what to do.
 */
public enum ProblemCode {
    /** The record has more cells than the header. */
    TOO_MANY_CELLS("Remove the extra cells, or put quotes around the cell that contains a comma."),
    /** The record has fewer cells than the header. */
    TOO_FEW_CELLS("Add the missing cells. An empty cell still needs its comma."),
    /** A cell holds what belongs in the column beside it, so the others may be in the wrong columns too. */
    SHIFTED_CELLS("Check that each cell of the row is in its own column."),
    /** The row belongs to a second table in the file, whose columns are not those of the first. */
    OTHER_TABLE("If these rows are leads, save the second table as a separate file. Otherwise, no action is needed."),
    /** A formula in a workbook has no stored result. */
    NO_RESULT("Open the workbook in Excel, so that it computes the formulas, and save it again."),
    /** A quoted cell is not closed. */
    UNCLOSED_QUOTE("Close the quote, or remove it. Inside a quoted cell, write each quote twice."),
    /** Text follows the closing quote of a cell. */
    TEXT_AFTER_QUOTE("Inside a quoted cell, write each quote twice."),
    /** The record contains bytes that are not valid text. */
    UNDECODABLE("Enter the damaged characters again and save the file as UTF-8."),
    /** A cell is longer than the limit. */
    CELL_TOO_LONG("Shorten the cell."),

    /** A required field has no value. */
    MISSING("Enter a value."),
    /** The row has no e-mail address and no phone number, and the target requires one of them. */
    NO_CONTACT("Enter an e-mail address or a phone number."),
    /** The text is not a valid e-mail address. */
    BAD_EMAIL("Enter one address, such as ann@example.com."),
    /** The text is not a valid phone number. */
    BAD_PHONE("Enter the number with its area code, such as (617) 555-0123, or with + and the country code."),
    /** The text is not a valid date. */
    BAD_DATE("Enter the date as year-month-day, such as 2027-06-01."),
    /** The date can be read both ways, and the column does not show which comes first, the day or the month. */
    AMBIGUOUS_DATE("Enter the date as year-month-day, or set date_order in the mapping."),
    /** The text is not a valid amount. */
    BAD_MONEY("Enter the amount in dollars, such as 1250 or $1,250.00."),
    /** The text is not a whole number. */
    BAD_NUMBER("Enter a whole number."),
    /** The text is not yes or no. */
    BAD_BOOLEAN("Enter yes or no."),
    /** The text is not a number of bedrooms. */
    BAD_BEDROOMS("Enter Studio, a number such as 2, or several numbers such as 1, 2."),
    /** The value is not one of the allowed values of the field. */
    NOT_ALLOWED("Enter one of the allowed values."),
    /** The number is below the minimum or above the maximum of the field. */
    OUT_OF_RANGE("Enter a number within the limits."),
    /** The text is longer than the maximum of the field. */
    TOO_LONG("Shorten the text."),
    /** A full name cannot be split into first and last name. */
    BAD_NAME("Enter the first name and the last name in separate columns."),
    /** The row breaks a rule of the target's schema that has no code of its own. */
    BREAKS_RULE("Change the value so that it meets the rule."),
    /** The cell contains a spreadsheet error, such as #REF!, or ####. */
    SPREADSHEET_ERROR("Fix the cell in the spreadsheet and save the file again."),
    /** A spreadsheet rounded the ID, so its last digits are lost. */
    BAD_ID("Format the column as text and paste the ID again."),
    /** The name is not in the lookup table, or not for this lead. */
    UNKNOWN_NAME("Enter a listed name, or the ID."),
    /** The name matches several IDs. */
    AMBIGUOUS_NAME("Enter the ID instead."),
    /** The lead is a test lead from an advertising platform. */
    TEST_LEAD("Test leads are not sent. No action is needed."),

    /** A row of a reject file does not say which row it replaces. */
    NOT_A_REJECT("Restore the first five columns. Put new leads in a separate file."),

    /** The same prospect was sent before, or may have been, and the settings reject such rows. */
    DUPLICATE("The same prospect was sent before. Delete the row, or import it with --duplicates send."),
    /** The phone number belongs to another prospect with a different e-mail address and name. */
    POSSIBLE_DUPLICATE(
            "The phone number belongs to another prospect. Delete the row, correct the phone number, or import it with --duplicates send."),

    /** Somebody decided before the import that the row is not sent. */
    SKIPPED("Somebody chose not to send this row. No action is needed."),
    /** The person asked to be forgotten. */
    FORGOTTEN("The data of this person was deleted on request. No action is needed.");

    private final String advice;

    ProblemCode(String advice) {
        this.advice = advice;
    }

    /**
     * What to do, in one or two sentences, without any value of the row.
     */
    public String advice() {
        return advice;
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
