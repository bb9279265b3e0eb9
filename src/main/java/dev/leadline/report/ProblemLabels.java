package dev.leadline.report;

import static java.util.Map.entry;

import dev.leadline.lead.ProblemCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of problems and of the API's answers as people read them. */
public final class ProblemLabels {

    private static final Map<String, String> LABELS = Map.ofEntries(
            entry(ProblemCode.TOO_MANY_CELLS.name(), "Too many cells"),
            entry(ProblemCode.TOO_FEW_CELLS.name(), "Too few cells"),
            entry(ProblemCode.SHIFTED_CELLS.name(), "Cells in the wrong columns"),
            entry(ProblemCode.OTHER_TABLE.name(), "Row of another table"),
            entry(ProblemCode.NO_RESULT.name(), "Formula without a result"),
            entry(ProblemCode.UNCLOSED_QUOTE.name(), "Quote not closed"),
            entry(ProblemCode.TEXT_AFTER_QUOTE.name(), "Text after a closing quote"),
            entry(ProblemCode.UNDECODABLE.name(), "Unreadable characters"),
            entry(ProblemCode.CELL_TOO_LONG.name(), "Cell too long"),
            entry(ProblemCode.MISSING.name(), "Missing value"),
            entry(ProblemCode.NO_CONTACT.name(), "No e-mail address or phone number"),
            entry(ProblemCode.BAD_EMAIL.name(), "Invalid e-mail address"),
            entry(ProblemCode.BAD_PHONE.name(), "Invalid phone number"),
            entry(ProblemCode.BAD_DATE.name(), "Invalid date"),
            entry(ProblemCode.AMBIGUOUS_DATE.name(), "Ambiguous date"),
            entry(ProblemCode.BAD_MONEY.name(), "Invalid amount"),
            entry(ProblemCode.BAD_NUMBER.name(), "Invalid number"),
            entry(ProblemCode.BAD_BOOLEAN.name(), "Neither yes nor no"),
            entry(ProblemCode.BAD_BEDROOMS.name(), "Invalid number of bedrooms"),
            entry(ProblemCode.NOT_ALLOWED.name(), "Value not allowed"),
            entry(ProblemCode.OUT_OF_RANGE.name(), "Number out of range"),
            entry(ProblemCode.TOO_LONG.name(), "Text too long"),
            entry(ProblemCode.BAD_NAME.name(), "Name cannot be split"),
            entry(ProblemCode.BREAKS_RULE.name(), "Rule of the target not met"),
            entry(ProblemCode.SPREADSHEET_ERROR.name(), "Spreadsheet error"),
            entry(ProblemCode.BAD_ID.name(), "Rounded ID"),
            entry(ProblemCode.UNKNOWN_NAME.name(), "Unknown name"),
            entry(ProblemCode.AMBIGUOUS_NAME.name(), "Ambiguous name"),
            entry(ProblemCode.TEST_LEAD.name(), "Test lead"),
            entry(ProblemCode.NOT_A_REJECT.name(), "Does not name the row it replaces"),
            entry(ProblemCode.DUPLICATE.name(), "Duplicate"),
            entry(ProblemCode.POSSIBLE_DUPLICATE.name(), "Possible duplicate"));

    private static final Map<String, String> ANSWERS = Map.of(
            "FAILURE", "Not created by the CRM",
            "PARTIAL_SUCCESS", "Created only in part",
            "INTERRUPTED", "Interrupted while being sent",
            "REPLACED", "Replaced by a correction",
            "CONNECTION_LOST", "Connection lost",
            "READ_TIMEOUT", "No answer in time",
            "TOO_SLOW", "No complete answer in time",
            "UNREADABLE_ANSWER", "Unreadable answer");

    private ProblemLabels() {}

    /**
     * A problem in a few words.
     *
     * @param code of a {@link ProblemCode}, or of an answer of the API
     * @return such as {@code Invalid date}; the code itself where nobody has words for it
     */
    public static String label(@Nullable String code) {
        return code == null ? "" : LABELS.getOrDefault(code, ANSWERS.getOrDefault(code, code));
    }
}
