package dev.leadline.lead.conversion;

/** A part of a cell that is not sent. The row is valid, but the user should know. */
public enum ConversionNote {
    /** A phone number's extension, for which the API has no field. */
    EXTENSION_LEFT_OUT("the phone extension is not sent, because the API has no field for it."),
    /** The time of day of a date-time. */
    TIME_LEFT_OUT("only the date is sent, without the time of day."),
    /** A title such as Dr. or a degree such as PhD. */
    TITLE_LEFT_OUT("the title or degree is removed from the name."),
    /** How many pets of a kind there are. */
    COUNT_LEFT_OUT("the kinds of pets are sent, but not how many of each."),
    /** The plus of "3+", where the target has no value for it. */
    OR_MORE_LEFT_OUT("\"or more\" is removed from the number of bedrooms, because the target has no value for it."),
    /** A number above the target's maximum, where the maximum means "that many or more". */
    CAPPED("the number of bedrooms is lowered to the target's maximum, which means that many or more."),
    /** An amount that is marked as approximate. */
    ROUGH_AMOUNT("the amount is sent without \"about\"."),
    /** A US zip code that a spreadsheet shortened. */
    ZERO_RESTORED("the leading zeros that a spreadsheet removed from the zip code are restored.");

    private final String sentence;

    ConversionNote(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The note, to be printed after {@code In 12 rows of column "Phone", }.
     *
     * @return the rest of a sentence, without any value of a row
     */
    public String sentence() {
        return sentence;
    }
}
