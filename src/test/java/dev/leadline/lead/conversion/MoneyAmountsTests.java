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
            1.250  | "1.250" is ambiguous: the point can be a decimal point or a thousands separator.
            $1.250 | "$1.250" is ambiguous: the point can be a decimal point or a thousands separator.
            """)
    void refusesAmountsThatCanBeReadInTwoWays(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Enter the amount in dollars, such as 1250 or $1,250.00.");
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
            1200-1500 | "1200-1500" is a range, but this column is mapped only to rent_maximum_in_cents.
            1500+     | "1500+" is a lower limit, but this column is mapped only to rent_maximum_in_cents.
            from 1200 | "from 1200" is a lower limit, but this column is mapped only to rent_maximum_in_cents.
            """)
    void refusesARangeWhereOnlyOneEndIsFilled(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Enter one amount, such as 1250.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            up to 1500 | "up to 1500" is an upper limit, but this column is mapped only to rent_minimum_in_cents.
            """)
    void refusesAnUpperLimitInAColumnOfMinimums(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MINIMUM, cell, PLAIN)))
                .isEqualTo("BAD_MONEY: " + found + " Enter one amount, such as 1250.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1500-1200 | "1500-1200" starts with the higher amount.
            """)
    void refusesARangeThatRunsDownward(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo("BAD_MONEY: " + found + " Enter the lower amount first.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0         | omitted: "0" stands for no amount. (PLACEHOLDER_LEFT_OUT)
            $0.00     | omitted: "$0.00" stands for no amount. (PLACEHOLDER_LEFT_OUT)
            $0 - $0   | omitted: "$0 - $0" stands for no amount. (PLACEHOLDER_LEFT_OUT)
            $0 - 1500 | 150000
            """)
    void takesZeroAsNoAnswer(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            9.99  | "9.99" is less than $10 a month.
            1.2   | "1.2" is less than $10 a month.
            1-2   | "1-2" is less than $10 a month.
            """)
    void refusesAmountsTooSmallForARent(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo(
                        "OUT_OF_RANGE: " + found + " Enter the full amount, such as 1250 or 1.25k, or clear the cell.");
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
                .isEqualTo(
                        "OUT_OF_RANGE: " + found
                                + " Enter one month's rent in dollars. If the column is in cents, set money: cents in the mapping.");
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
            -1250             | "-1250" is negative.
            ($1,250)          | "($1,250)" is negative.
            1.25E+03          | "1.25E+03" is an amount that a spreadsheet rounded.
            1250 per week     | "1250 per week" is not a valid monthly amount.
            €1,250            | "€1,250" is not a valid monthly amount.
            1200 1500         | "1200 1500" is not a valid monthly amount.
            1,25              | "1,25" is not a valid monthly amount.
            1,2345            | "1,2345" is not a valid monthly amount.
            1250.005          | "1250.005" is not a valid monthly amount.
            12.50.00          | "12.50.00" is not a valid monthly amount.
            1200-1500-1800    | "1200-1500-1800" is not a valid monthly amount.
            from 1200 or less | "from 1200 or less" is not a valid monthly amount.
            1500ish           | "1500ish" is not a valid monthly amount.
            negotiable        | "negotiable" is not a valid monthly amount.
            """)
    void refusesWhatIsNoAmountByTheMonth(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, RANGES)))
                .isEqualTo("BAD_MONEY: " + found + " Enter the amount in dollars, such as 1250 or $1,250.00.");
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
            $1,250      | "$1,250" is not a whole number of cents, and this column is in cents.
            1250.50     | "1250.50" is not a whole number of cents, and this column is in cents.
            -5          | "-5" is not a whole number of cents, and this column is in cents.
            99999999999 | "99999999999" is not a whole number of cents, and this column is in cents.
            """)
    void refusesDollarsInAColumnOfCents(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, CENTS)))
                .isEqualTo("BAD_MONEY: " + found + " Enter 125000 for $1,250.00.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            0 | "0" is below 1, the minimum for rent_maximum_in_cents.
            """)
    void refusesNoCentsAtAll(String cell, String found) {
        assertThat(said(Conversions.convert(RENT_MAXIMUM, cell, CENTS)))
                .isEqualTo("OUT_OF_RANGE: " + found + " Enter a number within the limits.");
    }
}
