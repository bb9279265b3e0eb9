package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into columns of numbers and lease terms. */
class WholeNumbersTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2        | 2
            2.0      | 2
            two      | 2
            2 people | 2
            2 adults | 2
            """)
    void readsNumbers(String cell, String value) {
        assertThat(said(Conversions.convert(OCCUPANTS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2.5               | "2.5" is not a whole number.
            -1                | "-1" is negative.
            2 adults, 1 child | "2 adults, 1 child" is not a whole number.
            many              | "many" is not a whole number.
            1,000             | "1,000" is not a whole number.
            """)
    void refusesWhatIsNoWholeNumber(String cell, String found) {
        assertThat(said(Conversions.convert(OCCUPANTS, cell, PLAIN)))
                .isEqualTo("BAD_NUMBER: " + found + " Enter a whole number.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3+     | "3+" is not a single number.
            1-2    | "1-2" is not a single number.
            1 or 2 | "1 or 2" is not a single number.
            """)
    void refusesSeveralNumbers(String cell, String found) {
        assertThat(said(Conversions.convert(OCCUPANTS, cell, PLAIN)))
                .isEqualTo("BAD_NUMBER: " + found + " Enter one whole number.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0         | "0" is below 1, the minimum for lease_term_in_months.
            24        | "24" is above 18, the maximum for lease_term_in_months.
            two years | "two years" is above 18, the maximum for lease_term_in_months.
            """)
    void refusesNumbersOutOfTheFieldsRange(String cell, String found) {
        assertThat(said(Conversions.convert(LEASE_TERM, cell, PLAIN)))
                .isEqualTo("OUT_OF_RANGE: " + found + " Enter a number within the limits.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12             | 12
            12 months      | 12
            12-month       | 12
            12 mo.         | 12
            12 month lease | 12
            1 year         | 12
            1 yr           | 12
            a year         | 12
            1.5 years      | 18
            """)
    void readsLeaseTermsInMonthsAndYears(String cell, String value) {
        assertThat(said(Conversions.convert(LEASE_TERM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            month-to-month | "month-to-month" is not a fixed number of months.
            MTM            | "MTM" is not a fixed number of months.
            6-12 months    | "6-12 months" is not a number of months.
            1.3 years      | "1.3 years" is not a number of months.
            12 weeks       | "12 weeks" is not a number of months.
            long           | "long" is not a number of months.
            """)
    void refusesLeaseTermsThatAreNoNumberOfMonths(String cell, String found) {
        assertThat(said(Conversions.convert(LEASE_TERM, cell, PLAIN)))
                .isEqualTo("BAD_NUMBER: " + found + " Enter a number of months, such as 12, or clear the cell.");
    }
}
