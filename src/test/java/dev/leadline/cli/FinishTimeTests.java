package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinishTimeTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Clock EVENING = Clock.fixed(Instant.parse("2027-03-13T23:30:00Z"), NEW_YORK);

    @ParameterizedTest
    @CsvSource({
        // it is 18:30 in New York, and clocks go forward in the night
        "18:31, 2027-03-13T23:31:00Z",
        "18:30, 2027-03-14T22:30:00Z",
        "06:00, 2027-03-14T10:00:00Z",
        "6:00, 2027-03-14T10:00:00Z",
        "02:30, 2027-03-14T07:30:00Z",
        "2027-03-15T06:00, 2027-03-15T10:00:00Z",
        "2027-03-15 06:00, 2027-03-15T10:00:00Z",
        "2027-03-14T06:00Z, 2027-03-14T06:00:00Z",
        "2027-03-14T06:00:00-08:00, 2027-03-14T14:00:00Z",
    })
    void isTheNextOneOfADayOrADateTime(String typed, Instant time) {
        assertThat(FinishTime.of(typed, EVENING).at()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6am", "25:00", "tomorrow", "2027-02-30T06:00", "", "06:00-08:00"})
    void mustBeATime(String typed) {
        assertThatThrownBy(() -> FinishTime.of(typed, EVENING))
                .isInstanceOf(UserException.class)
                .hasMessage("--finish-by must be a time such as 06:00 or 2027-03-02T06:00, not \"%s\".", typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-03-13T18:30", "2026-01-01T06:00Z"})
    void mustBeInTheFuture(String typed) {
        assertThatThrownBy(() -> FinishTime.of(typed, EVENING))
                .isInstanceOf(UserException.class)
                .hasMessage("--finish-by %s is in the past.", typed);
    }
}
