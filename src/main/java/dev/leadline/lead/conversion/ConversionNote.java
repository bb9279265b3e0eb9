package dev.leadline.lead.conversion;

/** Something of a cell that its value does not say: the row is fine, and its owner should know. */
public enum ConversionNote {
    /** A phone number's extension, for which the API has no field. */
    EXTENSION_LEFT_OUT("the extension of the phone number is left out, since the API has no field for it."),
    /** The time of day of a date-time. */
    TIME_LEFT_OUT("the time of day is left out; the date is the one that stands in the cell."),
    /** A title such as Dr. or a degree such as PhD. */
    TITLE_LEFT_OUT("the title or degree is left out of the name."),
    /** How many pets of a kind there are. */
    COUNT_LEFT_OUT("the kinds of pets are kept, and how many of each are left out."),
    /** The plus of "3+", where the target has no value for it. */
    OR_MORE_LEFT_OUT("\"or more\" is left out of the number of bedrooms, since the target has no value for it."),
    /** A number above the target's greatest, which stands for "that many or more". */
    CAPPED("the number of bedrooms becomes the target's greatest, which stands for that many or more."),
    /** An amount that was marked as rough. */
    ROUGH_AMOUNT("the amount is taken as it stands, without its \"about\"."),
    /** A United States zip code that a spreadsheet had shortened. */
    ZERO_RESTORED("the zip code gets back the leading zeros that a spreadsheet has dropped.");

    private final String sentence;

    ConversionNote(String sentence) {
        this.sentence = sentence;
    }

    /**
     * What is not said, to be printed after {@code In 12 rows of column "Phone"} and a blank.
     *
     * @return the rest of a sentence, without any value of a row
     */
    public String sentence() {
        return sentence;
    }
}
