package dev.leadline.lead;

import dev.leadline.message.UserMessage;

/**
 * Kinds of warnings: what a lead does not say of its row, although the row is valid. The names are stable: outcomes and
 * summaries list them.
 */
public enum WarningCode {
    /** A phone number's extension, for which the API has no field. */
    EXTENSION_LEFT_OUT,
    /** The time of day of a date-time. */
    TIME_LEFT_OUT,
    /** A title such as Dr. or a degree such as PhD. */
    TITLE_LEFT_OUT,
    /** Emoji and other symbols that are not part of a name. */
    SYMBOLS_LEFT_OUT,
    /** UTF-8 that another program read as Latin-1 and saved so. */
    GARBLED_REPAIRED,
    /** How many pets of a kind there are. */
    COUNT_LEFT_OUT,
    /** The plus of "3+", where the target has no value for it. */
    OR_MORE_LEFT_OUT,
    /** A number above the target's maximum, where the maximum means "that many or more". */
    CAPPED,
    /** An amount that is marked as approximate. */
    ROUGH_AMOUNT,
    /** A US zip code that a spreadsheet shortened. */
    ZERO_RESTORED,
    /** A state outside the United States and Canada that is longer than its field. */
    STATE_LEFT_OUT,
    /** A time such as ASAP where the field takes a date. */
    NO_DATE,
    /** A text that stands for "has none", such as noemail@noemail.com or Unknown. */
    PLACEHOLDER_LEFT_OUT,
    /** A phone number in an area code that the list of area codes does not contain yet. */
    UNKNOWN_AREA_CODE,
    /** Further e-mail addresses or phone numbers of a cell, for which the target has no field. */
    MORE_LEFT_OUT,
    /** A text that is added to the texts of other columns, where their field is full. */
    TEXT_LEFT_OUT,
    /** A value that is not valid for its field, where the run or the mapping says to omit it. */
    INVALID_OMITTED;

    /**
     * The warning, to be printed after {@code In 12 rows of column "Phone", }.
     *
     * @return the rest of a sentence, without any value of a row
     */
    public String sentence() {
        return UserMessage.ofConstant("lead.warning", this).text();
    }

    /**
     * The warning, to be printed alone.
     *
     * @return one or two sentences, without any value of a row
     */
    public String text() {
        String sentence = sentence();
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
