package dev.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayFormatTests {

    @Test
    void countsOneAndMany() {
        assertThat(DisplayFormat.count(0, "row")).isEqualTo("0 rows");
        assertThat(DisplayFormat.count(1, "row")).isEqualTo("1 row");
        assertThat(DisplayFormat.count(1_234_567, "row")).isEqualTo("1,234,567 rows");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1 s",
        "1,1 s",
        "59.2,1 min",
        "60,1 min",
        "61,2 min",
        "5340,89 min",
        "5400,1 h 30 min",
        "7200,2 h",
        "172799,2 days",
        "784001,9 days 2 h"
    })
    void roundsTimesUp(double seconds, String text) {
        assertThat(DisplayFormat.duration(Duration.ofMillis((long) (seconds * 1_000))))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-03T19:32:10Z, 14:32 EST",
        "2027-03-04T04:59:00Z, 23:59 EST",
        "2027-03-04T11:00:00Z, 2027-03-04 06:00 EST",
        "2027-07-01T10:00:00Z, 2027-07-01 06:00 EDT"
    })
    void givesTheDayOfATimeThatIsNotToday(Instant time, String text) {
        assertThat(DisplayFormat.time(time, Instant.parse("2027-03-03T12:00:00Z"), ZoneId.of("America/New_York")))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"148|60|148 a minute", "2400|1|2,400 a second", "0|5|0 a minute"})
    void givesRatesByTheMinuteWhereTheyAreSlow(long done, long seconds, String text) {
        assertThat(DisplayFormat.rate(done, Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
