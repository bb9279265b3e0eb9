package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendWindowTests {

    private static final String SETTING = "leadline.import.send-window";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "21:59, PT1M",
        "22:00, PT0S",
        "23:59, PT0S",
        "00:00, PT0S",
        "05:59, PT0S",
        "06:00, PT16H",
        "12:30, PT9H30M",
    })
    void lastsOverMidnightWhereItEndsBeforeItBegins(String time, Duration closed) {
        assertThat(utc("22:00-06:00").untilOpen(Instant.parse("2027-03-03T" + time + ":00Z")))
                .isEqualTo(closed);
    }

    @ParameterizedTest
    @CsvSource({"08:59, PT1M", "9:00, PT0S", "16:59, PT0S", "17:00, PT16H"})
    void opensEveryDay(String time, Duration closed) {
        String padded = time.length() < 5 ? "0" + time : time;
        assertThat(utc("9:00 - 17:00").untilOpen(Instant.parse("2027-03-03T" + padded + ":00Z")))
                .isEqualTo(closed);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go from 02:00 to 03:00 on March 14, and from 02:00 back to 01:00 on November 7
        "02:30-05:00, 2027-03-14T01:00-05:00, PT1H",
        "22:00-02:30, 2027-03-14T01:59-05:00, PT0S",
        "22:00-02:30, 2027-03-14T03:00-04:00, PT19H",
        "01:30-05:00, 2027-11-07T01:30-04:00, PT0S",
        "01:30-05:00, 2027-11-07T01:15-05:00, PT0S",
        "22:00-01:30, 2027-11-07T01:29-04:00, PT0S",
        "22:00-01:30, 2027-11-07T01:00-05:00, PT21H",
    })
    void keepsToTheClockOnTheWallWhenClocksChange(String setting, String now, Duration closed) {
        assertThat(SendWindow.of(SETTING, setting, NEW_YORK)
                        .untilOpen(ZonedDateTime.parse(now).toInstant()))
                .isEqualTo(closed);
    }

    @Test
    void isOpenAtAnyTimeUnlessItIsSet() {
        assertThat(utc(" ")).isEqualTo(SendWindow.ALWAYS);
        assertThat(SendWindow.ALWAYS.untilOpen(Instant.parse("2027-03-03T00:00:00Z")))
                .isZero();
        assertThat(SendWindow.ALWAYS.end(Instant.parse("2027-03-03T23:00:00Z"), Duration.ofHours(30)))
                .isEqualTo("2027-03-05T05:00:00Z");
        assertThat(SendWindow.ALWAYS.openBetween(
                        Instant.parse("2027-03-03T23:00:00Z"), Instant.parse("2027-03-05T05:00:00Z")))
                .isEqualTo(Duration.ofHours(30));
    }

    @Test
    void tellsWhenWorkEndsThatGoesOnOnlyWhileItIsOpen() {
        Instant evening = Instant.parse("2027-03-03T21:00:00Z");
        SendWindow nights = utc("22:00-06:00");

        assertThat(nights.end(evening, Duration.ofHours(8))).isEqualTo("2027-03-04T06:00:00Z");
        assertThat(nights.end(evening, Duration.ofHours(9))).isEqualTo("2027-03-04T23:00:00Z");
        assertThat(nights.openBetween(evening, Instant.parse("2027-03-04T00:30:00Z")))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(nights.openBetween(evening, Instant.parse("2027-03-04T23:00:00Z")))
                .isEqualTo(Duration.ofHours(9));
        assertThat(nights.openBetween(evening, Instant.parse("2027-03-03T21:30:00Z")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10pm-6am", "22:00", "22-6", "24:00-06:00", "22:00-06:60", "22:00 to 06:00"})
    void mustBeTwoTimes(String text) {
        assertThatThrownBy(() -> utc(text))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "leadline.import.send-window must be two times of day, such as 22:00-06:00, not \"%s\".", text);
    }

    @Test
    void mustBeTwoDifferentTimes() {
        assertThatThrownBy(() -> utc("06:00-06:00"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "leadline.import.send-window must be two different times, such as 22:00-06:00, not \"06:00-06:00\"."
                                + " Remove the setting to send at any time.");
    }

    private static SendWindow utc(String text) {
        return SendWindow.of(SETTING, text, ZoneOffset.UTC);
    }
}
