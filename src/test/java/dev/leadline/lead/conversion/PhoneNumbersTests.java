package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into a column of phone numbers, and the E.164 that is sent. */
class PhoneNumbersTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (617) 555-0123  | +16175550123
            617.555.0123    | +16175550123
            617/555-0123    | +16175550123
            6175550123      | +16175550123
            1-617-555-0123  | +16175550123
            +1 617 555 0123 | +16175550123
            1-800-FLOWERS   | +18003569377
            1-888-555-0123  | +18885550123
            (800) 356-9377  | +18003569377
            """)
    void readsNumbersOfTheColumnsRegion(String cell, String value) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            +44 20 7946 0958    | +442079460958
            011 44 20 7946 0958 | +442079460958
            """)
    void readsNumbersOfOtherCountries(String cell, String value) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            p:+16175550123      | +16175550123
            tel:+1-617-555-0123 | +16175550123
            text 617 555 0123   | +16175550123
            c: 617-555-0123     | +16175550123
            cell: 617-555-0123  | +16175550123
            617-555-0123 (cell) | +16175550123
            617-555-0123 home   | +16175550123
            '+16175550123       | +16175550123
            6175550123.0        | +16175550123
            ="6175550123"       | +16175550123
            """)
    void takesPrefixesAndLabelsOff(String cell, String value) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            617-555-0123 x12          | +16175550123 (EXTENSION_LEFT_OUT)
            617-555-0123, ext. 12     | +16175550123 (EXTENSION_LEFT_OUT)
            617-555-0123 extension 12 | +16175550123 (EXTENSION_LEFT_OUT)
            6175550123#12             | +16175550123 (EXTENSION_LEFT_OUT)
            """)
    void remarksOnAnExtensionThatHasNoField(String cell, String value) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000-000-0000", "(555) 555-5555", "+1 999 999 9999", "No phone", "unlisted"})
    void leavesOutTextsThatStandForNone(String cell) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN)))
                .isEqualTo("omitted: \"" + cell
                        + "\" is a placeholder, not the phone number of a person. (PLACEHOLDER_LEFT_OUT)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            123-456-7890            | "123-456-7890" is not a valid phone number.
            555-555-0123            | "555-555-0123" is not a valid phone number.
            +617 555 0123           | "+617 555 0123" is not a valid phone number.
            555-0123                | "555-0123" has no area code.
            617-555-012             | "617-555-012" has too few digits for a phone number.
            617-555-01234           | "617-555-01234" has too many digits for a phone number.
            +99 617 555 0123        | "+99 617 555 0123" is not a valid phone number.
            617-555 home            | "617-555 home" has too few digits for a phone number.
            617-555-CALL            | "617-555-CALL" contains text that is not part of a phone number.
            6175550123 ask for Bob  | "6175550123 ask for Bob" contains text that is not part of a phone number.
            617-555-0123 x12 or x14 | "617-555-0123 x12 or x14" contains text that is not part of a phone number.
            800-555-0123 ask        | "800-555-0123 ask" contains text that is not part of a phone number.
            ann@example.com         | "ann@example.com" contains text that is not part of a phone number.
            yes                     | "yes" contains text that is not part of a phone number.
            """)
    void refusesWhatCannotBeCalled(String cell, String found) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN)))
                .isEqualTo(
                        "BAD_PHONE: " + found
                                + " Enter the number with its area code, such as (617) 555-0123, or with + and the country code.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            4.16E+09      | "4.16E+09" is a phone number that a spreadsheet rounded. Its last digits are lost.
            6.175550123E9 | "6.175550123E9" is a phone number that a spreadsheet rounded. Its last digits are lost.
            """)
    void refusesANumberThatASpreadsheetHasRounded(String cell, String found) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN)))
                .isEqualTo("BAD_PHONE: " + found + " Format the column as text and enter the number again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "617-555-0123 / 617-555-0199",
                "617-555-0123 or 617-555-0199",
                "617-555-0123, 617-555-0199",
                "cell: 617-555-0123; (617) 555-0199 (home)",
                "617-555-0123\n617-555-0199",
                "c: 617-555-0123 h: 617-555-0199"
            })
    void readsTwoNumbersInACell(String cell) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo("+16175550123 and +16175550199");
    }

    @Test
    void readsTheSameNumberTwiceAsOne() {
        assertThat(said(Conversions.convert(PHONE, "617-555-0123 / (617) 555 0123", PLAIN)))
                .isEqualTo("+16175550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1 131 355 50199", "1131 355 50199", "+1 617 555 01234", "16175550123 4", "+1 1 617 555 0123"})
    void refusesADigitTooMany(String cell) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN)))
                .startsWith("BAD_PHONE: \"" + cell + "\" has too many digits for a phone number.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +44 (0)20 7946 0958, +442079460958
            +44 020 7946 0958, +442079460958
            0044 20 7946 0958, +442079460958
            011 44 20 7946 0958, +442079460958
            +49 30 901820, +4930901820
            1 (617) 555-0123, +16175550123
            +1 (617) 555-0123, +16175550123
            ６１７－５５５－０１２３, +16175550123
            """)
    void readsPrefixesThatBelongToTheNumber(String cell, String number) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(987) 555-0123", "987-555-0123", "+1 987 555 0123"})
    void sendsANewAreaCodeWithAWarning(String cell) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo("+19875550123 (UNKNOWN_AREA_CODE)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9875550123", "(999) 555-0123", "(211) 555-0123", "(987) 155-0123", "(987) 911-0123"})
    void refusesWhatCannotBeANewAreaCode(String cell) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).startsWith("BAD_PHONE: ");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            IN, 9875550101, +919875550101
            GB, 020 7946 0958, +442079460958
            IN, +1 617 555 0123, +16175550123
            """)
    void readsANumberInTheCountryOfItsRow(String country, String cell, String number) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN.inCountry(country))))
                .isEqualTo(number);
    }

    @Test
    void doesNotGuessAnUnknownCountry() {
        assertThat(said(Conversions.convert(PHONE, "8765550123", PLAIN.inCountry(ColumnFormat.UNKNOWN_REGION))))
                .isEqualTo("BAD_PHONE: \"8765550123\" has no country code, and the number's country is not known."
                        + " Enter the number with + and the country code, or set region in the mapping.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            617-555-0123 / 617-055-0199  | "617-555-0123 / 617-055-0199" contains more than one phone number.
            617-555-0123, ask for 617-555-0199   | "617-555-0123, ask for 617-555-0199" contains more than one phone number.
            """)
    void refusesTwoNumbersOfWhichOneMayBeWrong(String cell, String found) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo("BAD_PHONE: " + found + " Keep only one.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            n/a  | nothing
            -    | nothing
            none | nothing
            """)
    void takesNullWordsForEmpty(String cell, String value) {
        assertThat(said(Conversions.convert(PHONE, cell, PLAIN))).isEqualTo(value);
    }
}
