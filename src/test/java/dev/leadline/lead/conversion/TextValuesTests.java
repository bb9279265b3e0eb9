package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text, identifiers, and the parts of an address that have codes. */
class TextValuesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` two\n lines ` | `two\n lines`
            ="02139"        | 02139
            'quoted'        | 'quoted'
            """)
    void keepsTextAsItStands(String cell, String value) {
        assertThat(said(Conversions.convert(NOTES, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            N/A          | nothing
            na           | nothing
            None         | nothing
            null         | nothing
            `#N/A`       | nothing
            -            | nothing
            --           | nothing
            not provided | nothing
            Unknown      | nothing
            (blank)      | nothing
            ?            | nothing
            """)
    void takesNullWordsForEmpty(String cell, String value) {
        assertThat(said(Conversions.convert(NOTES, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `#REF!`   | "#REF!" is a spreadsheet error, not a value.
            `#DIV/0!` | "#DIV/0!" is a spreadsheet error, not a value.
            `#####`   | "#####" is a spreadsheet error, not a value.
            """)
    void refusesTheErrorsOfASpreadsheet(String cell, String found) {
        assertThat(said(Conversions.convert(NOTES, cell, PLAIN)))
                .isEqualTo("SPREADSHEET_ERROR: " + found + " Fix the cell in the spreadsheet and save the file again.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            MA            | MA
            ma            | MA
            Massachusetts | MA
            Mass.         | MA
            new york      | NY
            D.C.          | DC
            Washington    | WA
            US-MA         | MA
            Ontario       | ON
            NSW           | NSW
            """)
    void turnsStatesAndProvincesIntoCodes(String cell, String value) {
        assertThat(said(Conversions.convert(STATE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Somewhere | "Somewhere" is not a known state of the United States or province of Canada.
            """)
    void refusesAStateThatHasNoCodeAndDoesNotFit(String cell, String found) {
        assertThat(said(Conversions.convert(STATE, cell, PLAIN)))
                .isEqualTo("TOO_LONG: " + found + " Enter its two-letter code, such as MA, or empty the cell.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            US            | US
            usa           | US
            United States | US
            U.S.A.        | US
            CAN           | CA
            Canada        | CA
            UK            | GB
            """)
    void turnsCountriesIntoCodes(String cell, String value) {
        assertThat(said(Conversions.convert(COUNTRY, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Atlantis | "Atlantis" is not a known country.
            ZZ       | "ZZ" is not a known country.
            """)
    void refusesAnUnknownCountry(String cell, String found) {
        assertThat(said(Conversions.convert(COUNTRY, cell, PLAIN)))
                .isEqualTo("NOT_ALLOWED: " + found + " Enter the two-letter country code, such as US.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            02139      | 02139
            02139-1234 | 02139-1234
            K1A 0B1    | K1A 0B1
            ="02139"   | 02139
            z:02139    | 02139
            '02139     | 02139
            02139.0    | 02139
            873        | 873
            300        | 300
            """)
    void takesAZipCodeAsItStands(String cell, String value) {
        assertThat(said(Conversions.convert(ZIP, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2139      | 02139 (ZERO_RESTORED)
            2139.0    | 02139 (ZERO_RESTORED)
            2139-1234 | 02139-1234 (ZERO_RESTORED)
            501       | 00501 (ZERO_RESTORED)
            601       | 00601 (ZERO_RESTORED)
            988       | 00988 (ZERO_RESTORED)
            """)
    void givesAShortenedZipCodeItsZerosBackAndRemarksOnIt(String cell, String value) {
        assertThat(said(Conversions.convert(ZIP, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cm4x8y2              | cm4x8y2
            12345678901234567890 | 12345678901234567890
            """)
    void keepsAnIdentifierAsItStands(String cell, String value) {
        assertThat(said(Conversions.convert(COMMUNITY, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.2E+17     | "1.2E+17" is an ID that a spreadsheet rounded.
            1.23457E+17 | "1.23457E+17" is an ID that a spreadsheet rounded.
            """)
    void refusesAnIdentifierThatASpreadsheetHasRounded(String cell, String found) {
        assertThat(said(Conversions.convert(COMMUNITY, cell, PLAIN)))
                .isEqualTo("BAD_ID: " + found + " Format the column as text and paste the ID again.");
    }
}
