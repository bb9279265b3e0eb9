package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into a column of rents, and the cents that are sent. */
class MoneyAmountsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1250         | 125000
            $1,250       | 125000
            1250.00      | 125000
            $ 1,250.5    | 125050
            1250.        | 125000
            1 250        | 125000
            USD 1,250    | 125000
            1,250 USD    | 125000
            1250 dollars | 125000
            US$1250      | 125000
            1.2k         | 120000
            $1.25k       | 125000
            2K           | 200000
            0019.99      | 1999
            """)
    void readsDollars(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1250/mo             | 125000
            $1,250/month        | 125000
            USD 1,250 per month | 125000
            $1250 a month       | 125000
            1250 monthly        | 125000
            $1.25k/mo.          | 125000
            1250pm              | 125000
            """)
    void readsAmountsByTheMonth(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.250,00 | 125000
            1250,00  | 125000
            850,00   | 85000
            """)
    void readsACommaAsDecimalPointWhereItCannotBeAnythingElse(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1.250  | "1.250" can be read with its point as decimal point or between thousands.
            $1.250 | "$1.250" can be read with its point as decimal point or between thousands.
            """)
    void refusesAmountsThatCanBeReadInTwoWays(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Write the amount in dollars, such as 1250 or $1,250.00.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            up to 1500      | 150000
            under $1,500/mo | 150000
            max 1500        | 150000
            Max: $1500      | 150000
            1500 or less    | 150000
            < 1500          | 150000
            1500 max        | 150000
            """)
    void readsUpperLimitsInAColumnOfMaximums(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1200+           | 120000
            from 1200       | 120000
            at least $1,200 | 120000
            > 1200          | 120000
            """)
    void readsLowerLimitsInAColumnOfMinimums(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MINIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            about 1500   | 150000 (ROUGH_AMOUNT)
            ~$1,500      | 150000 (ROUGH_AMOUNT)
            approx. 1500 | 150000 (ROUGH_AMOUNT)
            """)
    void keepsTheNumberOfARoughAmountAndRemarksOnIt(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1200-1500               | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            $1,200 to $1,500        | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            $1,200 – $1,500 / month | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            between 1200 and 1500   | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            1.2-1.5k                | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            1.2k-1.5k               | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            1200-1.5k               | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            $1,200/mo to $1,500/mo  | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            1500-1500               | {rent_minimum_in_cents=150000, rent_maximum_in_cents=150000}
            """)
    void fillsBothEndsWithARangeWhereThatIsAllowed(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1500+      | {rent_minimum_in_cents=150000}
            from 1200  | {rent_minimum_in_cents=120000}
            up to 1500 | 150000
            """)
    void fillsTheOtherEndWithALimitWhereThatIsAllowed(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            up to 1500 | {rent_maximum_in_cents=150000}
            1200-1500  | {rent_minimum_in_cents=120000, rent_maximum_in_cents=150000}
            """)
    void fillsTheUpperEndFromAColumnOfMinimumsWhereThatIsAllowed(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MINIMUM, cell, RANGES))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1200-1500 | "1200-1500" is a range, and this column fills only rent_maximum_in_cents.
            1500+     | "1500+" is a lower limit, and this column fills only rent_maximum_in_cents.
            from 1200 | "from 1200" is a lower limit, and this column fills only rent_maximum_in_cents.
            """)
    void refusesARangeWhereOnlyOneEndIsFilled(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Write one amount, such as 1250.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            up to 1500 | "up to 1500" is an upper limit, and this column fills only rent_minimum_in_cents.
            """)
    void refusesAnUpperLimitInAColumnOfMinimums(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MINIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Write one amount, such as 1250.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1500-1200 | "1500-1200" starts above its end.
            """)
    void refusesARangeThatRunsDownward(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo("BAD_MONEY: " + found + " Write the lower amount first.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0     | "0" is less than $10 a month.
            $0.00 | "$0.00" is less than $10 a month.
            9.99  | "9.99" is less than $10 a month.
            1.2   | "1.2" is less than $10 a month.
            1-2   | "1-2" is less than $10 a month.
            """)
    void refusesAmountsTooSmallForARent(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo("OUT_OF_RANGE: " + found
                        + " Write the whole amount, such as 1250 or 1.25k, or empty the cell.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            125000    | "125000" is more than $25,000 a month.
            25000.01  | "25000.01" is more than $25,000 a month.
            1,250,000 | "1,250,000" is more than $25,000 a month.
            26k       | "26k" is more than $25,000 a month.
            """)
    void refusesAmountsTooLargeForARentAsThoseOfAColumnOfCents(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN)))
                .isEqualTo("OUT_OF_RANGE: " + found
                        + " Write one month's rent in dollars; a column of cents is named as the API's field.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10    | 1000
            25000 | 2500000
            """)
    void takesTheLeastAndTheGreatestPlausibleRent(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            -1250             | "-1250" is below zero.
            ($1,250)          | "($1,250)" is below zero.
            1.25E+03          | "1.25E+03" is an amount that a spreadsheet has rounded.
            1250 per week     | "1250 per week" is no amount of money by the month.
            €1,250            | "€1,250" is no amount of money by the month.
            1200 1500         | "1200 1500" is no amount of money by the month.
            1,25              | "1,25" is no amount of money by the month.
            1,2345            | "1,2345" is no amount of money by the month.
            1250.005          | "1250.005" is no amount of money by the month.
            12.50.00          | "12.50.00" is no amount of money by the month.
            1200-1500-1800    | "1200-1500-1800" is no amount of money by the month.
            from 1200 or less | "from 1200 or less" is no amount of money by the month.
            1500ish           | "1500ish" is no amount of money by the month.
            negotiable        | "negotiable" is no amount of money by the month.
            """)
    void refusesWhatIsNoAmountByTheMonth(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo("BAD_MONEY: " + found + " Write the amount in dollars, such as 1250 or $1,250.00.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            125000   | 125000
            125000.0 | 125000
            """)
    void takesCentsAsTheyStandInAColumnOfCents(String cell, String value) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, CENTS))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $1,250      | "$1,250" is no whole number of cents, which is what this column holds.
            1250.50     | "1250.50" is no whole number of cents, which is what this column holds.
            -5          | "-5" is no whole number of cents, which is what this column holds.
            99999999999 | "99999999999" is no whole number of cents, which is what this column holds.
            """)
    void refusesDollarsInAColumnOfCents(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, CENTS)))
                .isEqualTo("BAD_MONEY: " + found + " Write 125000 for $1,250.00.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | "0" is below 1, the least that rent_maximum_in_cents takes.
            """)
    void refusesNoCentsAtAll(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, CENTS)))
                .isEqualTo("OUT_OF_RANGE: " + found + " Write a number within the limits.");
    }
}
