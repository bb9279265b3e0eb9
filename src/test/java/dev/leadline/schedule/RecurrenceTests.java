package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cron expression says, in words, and back. */
class RecurrenceTests {

    @ParameterizedTest
    @CsvSource({
        "0 30 2 * * *, Every day at 2:30 AM",
        "0 0 0 * * *, Every day at 12:00 AM",
        "0 5 13 * * MON-FRI, Monday to Friday at 1:05 PM",
        "0 0 12 * * sun, Every Sunday at 12:00 PM",
        "0 0 * * * *, 'Every hour, on the hour'",
        "0 15 * * * *, Every hour at 15 minutes past"
    })
    void isSaidInWords(String cron, String words) {
        Recurrence recurrence = Recurrence.of(cron).orElseThrow();

        assertThat(recurrence.description()).isEqualTo(words);
        assertThat(recurrence.cron()).isEqualToIgnoringCase(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 0/5 * * * *",
                "30 0 2 * * *",
                "0 0 2 1 * *",
                "0 0 2 * JAN *",
                "0 0 2 * * MON,WED",
                "0 15 * * * MON-FRI",
                "0 60 2 * * *",
                "0 0 24 * * *",
                "@daily",
                ""
            })
    void isNotGuessedWhereTheFormsCannotSayIt(String cron) {
        assertThat(Recurrence.of(cron)).isEmpty();
    }
}
