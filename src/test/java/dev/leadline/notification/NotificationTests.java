package dev.leadline.notification;

import static dev.leadline.notification.NotificationSamples.nightly;
import static dev.leadline.notification.NotificationSamples.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.shared.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts go in, a level and words come out. */
class NotificationTests {

    @Test
    void tellsOfAGoodRunInOneSentence() {
        Notification notification = NotificationSamples.fine();

        assertThat(notification.level()).isEqualTo(Notification.Level.FINE);
        assertThat(notification.headline()).isEqualTo("22 rows created");
        assertThat(notification.lines()).containsExactly("Run 12 finished: 22 rows read, 22 created.");
    }

    @Test
    void tellsOfRowsThatDidNotEndWell() {
        Notification notification = nightly()
                .ran(
                        run(
                                12,
                                6,
                                Map.of(
                                        RowStatus.CREATED, 1_240L,
                                        RowStatus.REJECTED, 1L,
                                        RowStatus.QUEUED, 4L,
                                        RowStatus.IN_DOUBT, 2L)),
                        null);

        assertThat(notification.level()).isEqualTo(Notification.Level.PROBLEM);
        assertThat(notification.headline()).isEqualTo("1 row rejected, 2 in doubt, 4 pending");
        assertThat(notification.lines())
                .containsExactly("Run 12 finished, but the outcome of some rows is not known yet: "
                        + "1,247 rows read, 1,240 created, 4 queued, 1 rejected, 2 in doubt.");
    }

    @Test
    void saysWhenMoreRowsThanUsualWereRejected() {
        Map<RowStatus, Long> rows = Map.of(RowStatus.CREATED, 19L, RowStatus.REJECTED, 6L);

        assertThat(nightly().ran(run(12, 4, rows), 24).headline()).isEqualTo("6 rows rejected");
        Notification notification = nightly().ran(run(12, 4, rows), 20);
        assertThat(notification.headline()).isEqualTo("6 rows rejected, above the limit");
        assertThat(notification.lines())
                .containsExactly(
                        "Run 12 finished, but some rows need your attention: "
                                + "25 rows read, 19 created, 6 rejected. "
                                + "24% of its rows were rejected, and the limit is 20%. The format of the file may have changed.");
    }

    @Test
    void isOneMessageOfAllThatHappened() {
        Notification notification = nightly()
                .late(Duration.ofMinutes(70))
                .ran(run(12, 4, Map.of(RowStatus.CREATED, 22L, RowStatus.REJECTED, 3L)), null)
                .ran(run(13, 0, Map.of(RowStatus.CREATED, 5L)), null)
                .failed(ExitCode.INPUT_UNUSABLE, null);

        assertThat(notification.level()).isEqualTo(Notification.Level.FAILURE);
        assertThat(notification.headline()).isEqualTo("file cannot be used, 3 rows rejected, late");
        assertThat(notification.lines())
                .containsExactly(
                        "An import sent nothing, because its file cannot be used, its columns could not be mapped, or"
                                + " too many of its rows were rejected.",
                        "The schedule started 1 h 10 min late.",
                        "Run 12 finished, but some rows need your attention: "
                                + "25 rows read, 22 created, 3 rejected.",
                        "Run 13 finished: 5 rows read, 5 created.");
    }

    @Test
    void countsSeveralFailures() {
        Notification notification = nightly()
                .failed(ExitCode.INPUT_UNUSABLE, null)
                .failed(ExitCode.STOPPED_EARLY, 12L)
                .ran(run(13, 1, Map.of()), null);

        assertThat(notification.headline()).isEqualTo("3 imports failed or stopped");
    }

    @Test
    void tellsThatNoFileCame() {
        Notification notification = nightly().foundNothing(Instant.parse("2027-03-01T07:30:00Z"));

        assertThat(notification.level()).isEqualTo(Notification.Level.PROBLEM);
        assertThat(notification.headline()).isEqualTo("no file arrived");
        assertThat(notification.lines())
                .containsExactly("No file has arrived since 2027-03-01 02:30 (America/New_York).");
        assertThat(nightly().foundNothing(null).lines()).containsExactly("No file has arrived yet.");
    }

    @Test
    void hasNothingToTellBeforeTheFirstFact() {
        assertThat(nightly().isEmpty()).isTrue();
        assertThat(nightly().late(Duration.ofHours(50)).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1   | failed              | Run 12 failed because of an internal error.
            2   | invalid settings    | Run 12 failed, because a setting is not valid or refers to something that does not exist.
            3   | file cannot be used | Run 12 sent nothing, because its file cannot be used, its columns could not be mapped, or too many of its rows were rejected.
            5   | stopped early       | Run 12 stopped early, because the API cannot be reached, rejects the token or refuses every row, because the database or the disk failed, or because another process is running it.
            130 | stopped by a user   | Run 12 was stopped by a user.
            77  | failed              | Run 12 failed because of an internal error.
            0   | failed              | Run 12 failed because of an internal error.
            """)
    void saysWhatAnExitCodeMeans(int exit, String headline, String sentence) {
        Notification notification = nightly().failed(ExitCode.of(exit), 12L);

        assertThat(notification.level()).isEqualTo(Notification.Level.FAILURE);
        assertThat(notification.headline()).isEqualTo(headline);
        assertThat(notification.lines()).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATED   | 22 rows created
            QUEUED    | 22 rows queued
            STAGED    | 22 rows staged
            DUPLICATE | 22 rows duplicate
            """)
    void countsWhatARunThatWentWellWasAbout(RowStatus status, String headline) {
        assertThat(nightly().ran(run(12, 0, Map.of(status, 22L)), null).headline())
                .isEqualTo(headline);
    }

    @Test
    void saysThatAnEmptyFileHadNothingToImport() {
        assertThat(nightly().ran(run(12, 0, Map.of()), 20).headline()).isEqualTo("nothing to import");
    }

    @Test
    void keepsControlCharactersOutOfAName() {
        Notification notification = Notification.of(
                        "night\r\nBcc: all@example.com\u2028", NotificationSamples.NIGHT, NotificationSamples.BOSTON)
                .late(Duration.ofMinutes(61));

        assertThat(notification).hasToString("Leadline: night__Bcc: all@example.com_, late");
    }

    @Test
    void passesOnOnlyCodesThatCannotHoldAnAddressOrANumber() {
        Notification notification = nightly()
                .ran(
                        run(
                                12,
                                4,
                                Map.of(RowStatus.REFUSED, 4L),
                                new ProblemCount("HTTP_422", null, 1),
                                new ProblemCount("validation_error", null, 1),
                                new ProblemCount("ann@example.com", "e mail", 1),
                                new ProblemCount("6175550123", "email_1", 1)),
                        null);

        assertThat(Sections.of(notification).get(0).reasons())
                .extracting(Section.Reason::kind)
                .containsExactly("HTTP_422", "validation_error", "OTHER", "OTHER (email_1)");
    }
}
