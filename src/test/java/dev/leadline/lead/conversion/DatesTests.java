package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into a column of dates, and what is sent. */
class DatesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2027-06-01               | 2027-06-01
            2027/6/1                 | 2027-06-01
            2027.06.01               | 2027-06-01
            20270601                 | 2027-06-01
            `\u00a02027-06-01\u200b` | 2027-06-01
            """)
    void readsDatesWithTheYearFirst(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            June 1, 2027          | 2027-06-01
            june 1 2027           | 2027-06-01
            Jun. 1, 2027          | 2027-06-01
            1 Jun 2027            | 2027-06-01
            Jun 1st 2027          | 2027-06-01
            1st of June 2027      | 2027-06-01
            1 de junio de 2027    | 2027-06-01
            1er juin 2027         | 2027-06-01
            1. Juni 2027          | 2027-06-01
            martes 1 de junio de 2027 | 2027-06-01
            15 décembre 2026      | 2026-12-15
            1º de março de 2027   | 2027-03-01
            1-Jun-27              | 2027-06-01
            01-JUN-2027           | 2027-06-01
            2027-Jun-01           | 2027-06-01
            2027 June 1           | 2027-06-01
            Tuesday, June 1, 2027 | 2027-06-01
            Tue 1 Jun '27         | 2027-06-01
            Sept 3 2027           | 2027-09-03
            """)
    void readsDatesWithTheMonthInWords(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2027-06-01T00:00:00Z                                      | 2027-06-01
            2027-06-01T23:30:00-04:00                                 | 2027-06-01 (TIME_LEFT_OUT)
            2027-06-01T23:30:00.000+0000                              | 2027-06-01 (TIME_LEFT_OUT)
            2027-06-01 09:15                                          | 2027-06-01 (TIME_LEFT_OUT)
            2027-06-01 12:00 AM                                       | 2027-06-01
            2027-06-01 12:00 PM                                       | 2027-06-01 (TIME_LEFT_OUT)
            20270601T120000Z                                          | 2027-06-01 (TIME_LEFT_OUT)
            2027-06-01T10:15:30+02:00[Europe/Paris]                   | 2027-06-01 (TIME_LEFT_OUT)
            Tue Jun 01 2027 00:00:00 GMT-0400 (Eastern Daylight Time) | 2027-06-01
            """)
    void takesTheDateOfADateTimeInItsOwnOffset(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            46539   | 2027-06-01
            46539.0 | 2027-06-01
            46539.5 | 2027-06-01 (TIME_LEFT_OUT)
            """)
    void readsTheDaysThatASpreadsheetCounts(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6/1/2027         | 2027-06-01
            06/01/27         | 2027-06-01
            6-1-27           | 2027-06-01
            6.1.2027         | 2027-06-01
            6 / 1 / 2027     | 2027-06-01
            6/1/2027 9:15 PM | 2027-06-01 (TIME_LEFT_OUT)
            """)
    void readsTheMonthFirstInAColumnThatHasItFirst(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, MONTH_FIRST))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1/6/2027  | 2027-06-01
            01/06/27  | 2027-06-01
            1-6-27    | 2027-06-01
            1.6.2027  | 2027-06-01
            13/6/2027 | 2027-06-13
            """)
    void readsTheDayFirstInAColumnThatHasItFirst(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, DAY_FIRST))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            06/06/2027 | 2027-06-06
            6/13/2027  | 2027-06-13
            13/6/2027  | 2027-06-13
            """)
    void readsADateOfOneReadingInAnUndecidedColumn(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6/1/2027           | "6/1/2027" can mean June 1 or January 6, 2027, and the column does not show which.
            6-1-27             | "6-1-27" can mean June 1 or January 6, 2027, and the column does not show which.
            03/04/2027 9:15 PM | "03/04/2027 9:15 PM" can mean March 4 or April 3, 2027, and the column does not show which.
            """)
    void refusesADateOfTwoReadingsInAnUndecidedColumn(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("AMBIGUOUS_DATE: " + found
                        + " Enter the date as year-month-day, or set date_order in the mapping.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            13/6/2027  | "13/6/2027" is not a valid date: there is no month 13 | 2027-06-13
            31.12.2027 | "31.12.2027" is not a valid date: there is no month 31 | 2027-12-31
            """)
    void asksWhetherDayAndMonthAreSwappedWhereTheColumnsOrderDoesNotAllowTheMonth(
            String cell, String found, String meant) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, MONTH_FIRST)))
                .isEqualTo("BAD_DATE: " + found
                        + ", and the month comes first in this column. Enter the date as year-month-day, such as 2027-06-01. Did you mean \""
                        + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            02/30/2027    | "02/30/2027" is not a valid date: February 2027 has 28 days.
            2/29/2027     | "2/29/2027" is not a valid date: February 2027 has 28 days.
            31 April 2027 | "31 April 2027" is not a valid date: April 2027 has 30 days.
            2027-06-00    | "2027-06-00" is not a valid date: June 2027 has 30 days.
            13/14/2027    | "13/14/2027" is not a valid date: the month must be from 1 to 12.
            2027-13-01    | "2027-13-01" is not a valid date: the month must be from 1 to 12.
            2027-00-10    | "2027-00-10" is not a valid date: the month must be from 1 to 12.
            """)
    void refusesDaysThatTheCalendarDoesNotHave(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("BAD_DATE: " + found + " Enter the date as year-month-day, such as 2027-06-01.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2/29/2028 | 2028-02-29
            """)
    void knowsLeapYears(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6/1/2207   | "6/1/2207" is in the year 2207, but the year must be from 2015 to 2049.
            12/31/1999 | "12/31/1999" is in the year 1999, but the year must be from 2015 to 2049.
            1/1/99     | "1/1/99" is in the year 2099, but the year must be from 2015 to 2049.
            27/06/01   | "27/06/01" is in the year 2001, but the year must be from 2015 to 2049.
            2014-12-31 | "2014-12-31" is in the year 2014, but the year must be from 2015 to 2049.
            2050-01-01 | "2050-01-01" is in the year 2050, but the year must be from 2015 to 2049.
            """)
    void refusesYearsInWhichNobodyMovesIn(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("BAD_DATE: " + found + " Enter the date as year-month-day, such as 2027-06-01.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2015-01-01 | 2015-01-01
            2049-12-31 | 2049-12-31
            """)
    void takesTheFirstAndTheLastPlausibleDay(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            06/2027   | "06/2027" is missing the day.
            2027-06   | "2027-06" is missing the day.
            June 2027 | "June 2027" is missing the day.
            2027      | "2027" is missing the day.
            Jun-27    | "Jun-27" is missing the day or the year.
            June 1    | "June 1" is missing the year.
            6/1       | "6/1" is missing the year.
            """)
    void refusesDatesThatAreNotWhole(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("BAD_DATE: " + found + " Enter the date as year-month-day, such as 2027-06-01.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASAP",
                "asap",
                "Lo antes posible",
                "dès que possible",
                "ab sofort",
                "As soon as possible",
                "immediately",
                "flexible",
                "next month",
                "in 2 weeks",
                "within 30 days",
                "within_30_days",
                "30-60 days",
                "1_-_2_months",
                "3+ months",
                "not sure"
            })
    void leavesOutHowSoonSomebodyWantsToMove(String cell) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("omitted: \"" + cell + "\" does not name a date. (NO_DATE)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            June           | "June" is not a valid date.
            before Easter  | "before Easter" is not a valid date.
            """)
    void refusesWordsAndOffersToLeaveTheDateOut(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("BAD_DATE: " + found
                        + " Enter the date as year-month-day, such as 2027-06-01, or clear the cell.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            6/1/2027 - 6/15/2027 | "6/1/2027 - 6/15/2027" is not a valid date.
            4.6539E+04           | "4.6539E+04" is not a valid date.
            2027-06-01 25:99     | "2027-06-01 25:99" is not a valid date.
            1717200000000        | "1717200000000" is not a valid date.
            02139                | "02139" is not a valid date.
            """)
    void refusesWhatIsNoDate(String cell, String found) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN)))
                .isEqualTo("BAD_DATE: " + found + " Enter the date as year-month-day, such as 2027-06-01.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TBD                 | nothing
            unknown             | nothing
            0000-00-00          | nothing
            00/00/0000          | nothing
            0000-00-00 00:00:00 | nothing
            """)
    void takesUnknownAndAllZerosForEmpty(String cell, String value) {
        assertThat(said(Conversions.convert(MOVE_IN, cell, PLAIN))).isEqualTo(value);
    }
}
