package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into a column of bedrooms, and the numbers that are sent. */
class BedroomsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Studio       | [0]
            0            | [0]
            2            | [2]
            2.0          | [2]
            two          | [2]
            2BR          | [2]
            2 bed        | [2]
            2-bedroom    | [2]
            two bedrooms | [2]
            4            | [4]
            """)
    void readsOneNumber(String cell, String value) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1-2           | [1, 2]
            1 to 3        | [1, 2, 3]
            1, 2          | [1, 2]
            2 or 1        | [2, 1]
            studio-2      | [0, 1, 2]
            1br or studio | [1, 0]
            1br/2br       | [1, 2]
            """)
    void readsSeveralNumbersInTheirOrder(String cell, String value) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            A2 - One Bedroom | [1]
            S1 - Studio | [0]
            2/1             | [2]
            3/2.5           | [3]
            Studio/1        | [0]
            2x2             | [2]
            2 bd/1 ba       | [2]
            2br/1ba         | [2]
            2 bed 1 bath    | [2]
            2 bed, 1.5 bath | [2]
            """)
    void readsBedroomsBesideBathrooms(String cell, String value) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3+         | [3] (OR_MORE_LEFT_OUT)
            3 or more  | [3] (OR_MORE_LEFT_OUT)
            at least 2 | [2] (OR_MORE_LEFT_OUT)
            """)
    void remarksOnMoreThanTheFieldCanSay(String cell, String value) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3+         | [3]
            2+         | [2, 3]
            at least 2 | [2, 3]
            0+         | [0, 1, 2, 3]
            """)
    void readsOrMoreExactlyWhereTheGreatestStandsForIt(String cell, String value) {
        assertThat(said(Conversions.convert(KNOCK_BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            4   | [3] (CAPPED)
            5+  | [3] (CAPPED)
            2-4 | [2, 3] (CAPPED)
            """)
    void capsAtTheGreatestThatStandsForOrMore(String cell, String value) {
        assertThat(said(Conversions.convert(KNOCK_BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            any      | nothing
            flexible | nothing
            n/a      | nothing
            """)
    void sendsNothingForNoPreference(String cell, String value) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1/2      | "1/2" can mean bedrooms and bathrooms, or two numbers of bedrooms.
            2-1      | "2-1" is not a number of bedrooms.
            11       | "11" is not a number of bedrooms.
            1.5      | "1.5" is not a number of bedrooms.
            2 + den  | "2 + den" is not a number of bedrooms.
            2 bath   | "2 bath" is not a number of bedrooms.
            12ba     | "12ba" is not a number of bedrooms.
            2-Jan    | "2-Jan" may be a range that a spreadsheet changed into a date.
            Jan-2    | "Jan-2" may be a range that a spreadsheet changed into a date.
            1/2/2027 | "1/2/2027" may be a range that a spreadsheet changed into a date.
            big      | "big" is not a number of bedrooms.
            """)
    void refusesWhatIsNoNumberOfBedrooms(String cell, String found) {
        assertThat(said(Conversions.convert(BEDROOMS, cell, PLAIN)))
                .isEqualTo("BAD_BEDROOMS: " + found
                        + " Enter Studio, a number such as 2, or several numbers such as 1, 2.");
    }
}
