package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every night once, whatever the clocks do in it. */
class CronTimesTests {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 0 30 2 * * *",
        "America/New_York, 0 30 1 * * *",
        "America/New_York, 0 0 2 * * *",
        "America/New_York, 0 59 1 * * *",
        "America/New_York, @daily",
        "Europe/Berlin, 0 30 2 * * *",
        "Europe/Berlin, 0 0 3 * * *",
        "Europe/Berlin, 59 59 2 * * *",
        "Australia/Lord_Howe, 0 0 2 * * *",
        "Australia/Lord_Howe, 0 15 2 * * *",
        "Australia/Lord_Howe, 0 45 1 * * *",
        "Australia/Lord_Howe, 0 30 1 * * *",
        "America/Havana, 0 0 0 * * *",
        "America/Havana, 0 30 0 * * *",
        "UTC, 0 30 2 * * *"
    })
    void hasEveryNightOfAYearOnce(ZoneId zone, String cron) {
        List<LocalDate> nights = turns(cron, zone, FIRST, FIRST.plusYears(1)).stream()
                .map(turn -> LocalDate.ofInstant(turn, zone))
                .toList();

        assertThat(nights)
                .containsExactlyElementsOf(FIRST.datesUntil(FIRST.plusYears(1)).toList());
    }

    @ParameterizedTest
    @CsvSource({
        // the hour from two to three is skipped, or the half hour
        "America/New_York, 0 30 2 * * *, 2027-03-14, 2027-03-14T03:00-04:00",
        "Europe/Berlin, 0 30 2 * * *, 2027-03-28, 2027-03-28T03:00+02:00",
        "Australia/Lord_Howe, 0 15 2 * * *, 2027-10-03, 2027-10-03T02:30+11:00",
        "America/Havana, 0 30 0 * * *, 2027-03-14, 2027-03-14T01:00-04:00",
        // both of two turns in it come to the same moment
        "America/New_York, '0 0,30 2 * * *', 2027-03-14, 2027-03-14T03:00-04:00",
        // the time comes twice
        "America/New_York, 0 30 1 * * *, 2027-11-07, 2027-11-07T01:30-04:00",
        "Europe/Berlin, 0 30 2 * * *, 2027-10-31, 2027-10-31T02:30+02:00",
        "Australia/Lord_Howe, 0 45 1 * * *, 2027-04-04, 2027-04-04T01:45+11:00",
        "America/Havana, 0 30 0 * * *, 2027-11-07, 2027-11-07T00:30-04:00"
    })
    void hasTheNightOfAChangeAtThisMoment(ZoneId zone, String cron, LocalDate night, OffsetDateTime turn) {
        assertThat(turns(cron, zone, night, night.plusDays(1))).containsExactly(turn.toInstant());
    }

    @Test
    void goesOnFromWithinARepeatedHour() {
        CronTimes nightly = new CronTimes("0 30 1 * * *", ZoneId.of("America/New_York"));
        Instant repeated = Instant.parse("2027-11-07T06:10:00Z");

        assertThat(nightly.next(repeated)).contains(Instant.parse("2027-11-08T06:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 0 0 * * * *, 2027-11-07, 25, PT1H",
        "America/New_York, 0 0 * * * *, 2027-03-14, 23, PT1H",
        "America/New_York, @hourly, 2027-11-07, 25, PT1H",
        "Europe/Berlin, 0 */5 * * * *, 2027-10-31, 300, PT5M",
        "Europe/Berlin, 0 */5 0-23 * * *, 2027-03-28, 276, PT5M",
        "Australia/Lord_Howe, 0 */30 * * * *, 2027-04-04, 49, PT30M",
        "Australia/Lord_Howe, 0 */30 * * * *, 2027-10-03, 47, PT30M"
    })
    void keepsTheBeatOfRealTimeWhereEveryHourIsMeant(
            ZoneId zone, String cron, LocalDate night, int count, Duration beat) {
        List<Instant> turns = turns(cron, zone, night, night.plusDays(1));

        assertThat(turns).hasSize(count);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(Duration.between(turns.get(i - 1), turns.get(i))).isEqualTo(beat);
        }
    }

    @Test
    void hasNoTurnOnADayThatNeverComes() {
        assertThat(new CronTimes("0 0 2 30 2 *", ZoneOffset.UTC).next(Instant.parse("2027-01-01T00:00:00Z")))
                .isEmpty();
    }

    private static List<Instant> turns(String cron, ZoneId zone, LocalDate from, LocalDate until) {
        CronTimes times = new CronTimes(cron, zone);
        Instant end = until.atStartOfDay(zone).toInstant();
        List<Instant> turns = new ArrayList<>();
        Instant turn =
                times.next(from.atStartOfDay(zone).toInstant().minusNanos(1)).orElseThrow();
        while (turn.isBefore(end)) {
            turns.add(turn);
            turn = times.next(turn).orElseThrow();
        }
        return turns;
    }
}
