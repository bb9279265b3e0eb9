package dev.leadline.lead;

import dev.leadline.source.RowFault;

/**
 * The catalogue of problems that a row can have: stable names that reports, settings and people's filters may rely on.
 *
 * <p>Each constant says what is true of the row, and {@link #advice()} what to do about it.
 */
public enum ProblemCode {
    /** The record has more cells than the header. */
    TOO_MANY_CELLS("Remove the surplus cells, or put quotes round the cell that holds a comma."),
    /** The record has fewer cells than the header. */
    TOO_FEW_CELLS("Add the missing cells; an empty cell still needs its comma."),
    /** A quoted cell is opened and never closed. */
    UNCLOSED_QUOTE("Close the quote, or remove it; a quote inside a quoted cell is written twice."),
    /** Text follows the closing quote of a cell. */
    TEXT_AFTER_QUOTE("Write a quote inside a quoted cell twice."),
    /** The record holds bytes that are no text. */
    UNDECODABLE("Save the file as UTF-8 and type the damaged characters again."),
    /** A cell is longer than the limit. */
    CELL_TOO_LONG("Shorten the cell."),

    /** A required field has no value. */
    MISSING("Fill in the cell."),
    /** Neither e-mail nor phone is there, and the target wants one of them. */
    NO_CONTACT("Fill in an e-mail address or a phone number."),
    /** The text is no e-mail address. */
    BAD_EMAIL("Write one address such as ann@example.com."),
    /** The text is no phone number that can be called. */
    BAD_PHONE("Write the number with its area code, such as (617) 555-0123, or with + and the country code."),
    /** The text is no calendar date. */
    BAD_DATE("Write the date as year-month-day, such as 2027-06-01."),
    /** The date can be read in two ways and nothing in its column decides between them. */
    AMBIGUOUS_DATE("Write the date as year-month-day, or say in the mapping whether day or month comes first."),
    /** The text is no amount of money. */
    BAD_MONEY("Write the amount in dollars, such as 1250 or $1,250.00."),
    /** The text is no whole number. */
    BAD_NUMBER("Write a whole number."),
    /** The text means neither yes nor no. */
    BAD_BOOLEAN("Write yes or no."),
    /** The text is no number of bedrooms. */
    BAD_BEDROOMS("Write Studio, a number such as 2, or several such as 1, 2."),
    /** The value is none of those that the field may have. */
    NOT_ALLOWED("Write one of the allowed values."),
    /** The number is below or above what the field may have. */
    OUT_OF_RANGE("Write a number within the limits."),
    /** The text is longer than the field may be. */
    TOO_LONG("Shorten the text."),
    /** A full name cannot be told apart into first and last. */
    BAD_NAME("Write first and last name in columns of their own."),
    /** The row breaks a rule of the target that no single converter knows. */
    BREAKS_RULE("Change the value so that the rule holds."),
    /** The cell holds what a spreadsheet shows instead of a value, such as #REF! or ####. */
    SPREADSHEET_ERROR("Mend the cell in the spreadsheet and save the file again."),
    /** A spreadsheet has rounded the identifier, so its last digits are lost. */
    BAD_ID("Format the column as text and paste the identifier again."),
    /** The name stands in no table, or not for this lead, so nobody can say whose identifier is meant. */
    UNKNOWN_NAME("Write a name as it stands there, or the id itself."),
    /** The name stands for several identifiers. */
    AMBIGUOUS_NAME("Write the id that is meant."),
    /** An advertising platform has made the lead up for a test. */
    TEST_LEAD("Nothing needs to be done; it is not sent."),

    /** A row of a reject file does not say which row it stands for. */
    NOT_A_REJECT("Leave the first five columns as they were, and put new leads into a file of their own."),

    /** The same prospect was, or may have been, sent before, and the settings say to reject such rows. */
    DUPLICATE("The same prospect was sent before: delete the row, or import it with --duplicates send."),
    /** The phone is that of another prospect with another e-mail and another name. */
    POSSIBLE_DUPLICATE(
            "The phone belongs to another prospect: delete the row, correct the phone, or import it with --duplicates send.");

    private final String advice;

    ProblemCode(String advice) {
        this.advice = advice;
    }

    /**
     * What to do about it, one sentence, without any value of the row.
     *
     * @return never null or empty
     */
    public String advice() {
        return advice;
    }

    /**
     * The problem that a record's fault amounts to.
     *
     * @param kind the fault's kind
     * @return the code of the same name
     */
    public static ProblemCode of(RowFault.Kind kind) {
        return switch (kind) {
            case TOO_MANY_CELLS -> TOO_MANY_CELLS;
            case TOO_FEW_CELLS -> TOO_FEW_CELLS;
            case UNCLOSED_QUOTE -> UNCLOSED_QUOTE;
            case TEXT_AFTER_QUOTE -> TEXT_AFTER_QUOTE;
            case UNDECODABLE -> UNDECODABLE;
            case CELL_TOO_LONG -> CELL_TOO_LONG;
        };
    }
}
