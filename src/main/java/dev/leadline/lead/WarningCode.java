package dev.leadline.lead;

/**
 * Kinds of warnings: what a lead does not say of its row, although the row is valid. The names are stable: outcomes and
 * summaries list them.
 */
public enum WarningCode {
    /** A phone number's extension, for which the API has no field. */
    EXTENSION_LEFT_OUT("the phone extension is not sent, because the API has no field for it."),
    /** The time of day of a date-time. */
    TIME_LEFT_OUT("only the date is sent, without the time of day."),
    /** A title such as Dr. or a degree such as PhD. */
    TITLE_LEFT_OUT("the title or degree is removed from the name."),
    /** Emoji and other symbols that are not part of a name. */
    SYMBOLS_LEFT_OUT("emoji and other symbols are removed from the name."),
    /** UTF-8 that another program read as Latin-1 and saved so. */
    GARBLED_REPAIRED("the letters that another program garbled, such as Ã© for é, are repaired."),
    /** How many pets of a kind there are. */
    COUNT_LEFT_OUT("the kinds of pets are sent, but not how many of each."),
    /** The plus of "3+", where the target has no value for it. */
    OR_MORE_LEFT_OUT("\"or more\" is removed from the number of bedrooms, because the target has no value for it."),
    /** A number above the target's maximum, where the maximum means "that many or more". */
    CAPPED("the number of bedrooms is lowered to the target's maximum, which means that many or more."),
    /** An amount that is marked as approximate. */
    ROUGH_AMOUNT("the amount is sent without \"about\"."),
    /** A US zip code that a spreadsheet shortened. */
    ZERO_RESTORED("the leading zeros that a spreadsheet removed from the zip code are restored."),
    /** A state outside the United States and Canada that is longer than its field. */
    STATE_LEFT_OUT("the state is not sent, because it is in another country and longer than the field allows."),
    /** A time such as ASAP where the field takes a date. */
    NO_DATE("the move-in date is not sent, because the text does not name a date."),
    /** A text that stands for "has none", such as noemail@noemail.com or Unknown. */
    PLACEHOLDER_LEFT_OUT("the placeholder is not sent, because it is not a real value."),
    /** A phone number in an area code that the list of area codes does not contain yet. */
    UNKNOWN_AREA_CODE("the phone number is sent, although its area code is not known. Check the number."),
    /** Further e-mail addresses or phone numbers of a cell, for which the target has no field. */
    MORE_LEFT_OUT("only the first value is sent, because no field takes the other values of the cell."),
    /** A text that is added to the texts of other columns, where their field is full. */
    TEXT_LEFT_OUT("the text is not sent, because its field would be longer than the target allows."),
    /** A value that is not valid for its field, where the run or the mapping says to omit it. */
    INVALID_OMITTED("a value that is not valid is not sent. The rest of the row is sent.");

    private final String sentence;

    WarningCode(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The warning, to be printed after {@code In 12 rows of column "Phone", }.
     *
     * @return the rest of a sentence, without any value of a row
     */
    public String sentence() {
        return sentence;
    }

    /**
     * The warning, to be printed alone.
     *
     * @return one or two sentences, without any value of a row
     */
    public String text() {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
