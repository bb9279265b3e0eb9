package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.ledger.RunComparison;
import dev.leadline.ledger.RunDifference;
import dev.leadline.ledger.RunDifference.DifferenceKind;
import dev.leadline.ledger.StopReason;
import dev.leadline.run.RunService;
import dev.leadline.run.SilentListener;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that differs from those of earlier nights is noticed, and is not sent before somebody has looked where that is wanted. */
class UnusualFilesTests {

    private static final String HEADER = "first_name,last_name,email_1,subscribe";
    private static final int USUAL = 12;

    @TempDir
    Path folder;

    private ScheduleFixture house;
    private int people;
    private int nights;

    @BeforeEach
    void open() {
        house = holding(Database.H2);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ScheduleFixture holding(Database database) {
        return new ScheduleFixture(folder, database).setSchedule("hold-unusual", "true");
    }

    private ScheduleEvent night(String header, int rows) {
        return night(house, header, "Ann%1$d,Lee,ann%1$d@example.com,true", rows);
    }

    private ScheduleEvent night(ScheduleFixture here, String header, String row, int rows) {
        int first = people;
        people += rows;
        String lines = IntStream.range(first, people)
                .mapToObj(person -> rows(row)[person % rows(row).length].formatted(person))
                .map(line -> line.split(",").length > header.split(",").length
                        ? line.substring(0, line.lastIndexOf(','))
                        : line)
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(here.inbox.resolve("night-" + ++nights + ".csv"), header + "\n" + lines + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(here.toldUntilQuiet()).isEmpty();
        return here.runNow();
    }

    private static String[] rows(String patterns) {
        return patterns.split("\\|");
    }

    private void usualNights() {
        usualNights(house);
    }

    private void usualNights(ScheduleFixture here) {
        for (int night = 0; night < 3; night++) {
            ScheduleEvent event = night(here, HEADER, "Ann%1$d,Lee,ann%1$d@example.com,true", USUAL);
            assertThat(event.unusual()).isEmpty();
        }
    }

    private RunComparison comparison(long run) {
        return house.open().comparisons().find(run).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void isHeldAndThenSentOnceWhenSomebodyApproves(Database database) {
        try (ScheduleFixture here = holding(database)) {
            usualNights(here);
            int sent = here.emailsReceived().size();

            ScheduleEvent event = night(here, HEADER, "Ann%1$d,Lee,ann%1$d@example.com,true", 3 * USUAL);

            assertThat(event.execution().ending()).isEqualTo(ScheduleExecution.Ending.HELD);
            assertThat(event.execution().message())
                    .isEqualTo(
                            "Run 4 holds the leads of night-4.csv for approval. The file differs from earlier files of this schedule: 36 rows instead of about 12. Nothing was sent. Approve or cancel run 4 in the console.");
            assertThat(event.unusual())
                    .singleElement()
                    .satisfies(comparison -> assertThat(comparison.differences())
                            .containsExactly(new RunDifference(DifferenceKind.MORE_ROWS, List.of(), 36, 12)));
            assertThat(here.emailsReceived()).hasSize(sent);
            assertThat(here.lyingIn("archive")).contains("run-4-night-4.csv");

            RunService imports = here.imports();
            assertThat(here.open().comparisons().approve(4, "ann")).isTrue();
            assertThat(here.open().comparisons().approve(4, "bob")).isFalse();
            assertThat(here.open().comparisons().toResume()).containsExactly(4L);
            assertThat(imports.resume(4, new SilentListener()).summary().exit()).isEqualTo(ExitCode.OK);

            assertThat(here.emailsReceived()).hasSize(sent + 3 * USUAL).doesNotHaveDuplicates();
            assertThat(here.open().comparisons().toResume()).isEmpty();
        }
    }

    @Test
    void staysHeldAfterARestartAndHoweverItIsResumed() {
        usualNights();
        night(HEADER, 3 * USUAL);
        int sent = house.emailsReceived().size();
        house.shutDown();

        assertThat(house.imports().resume(4, new SilentListener()).summary().exit())
                .isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(house.open().ledger().knownRun(4).stopReason())
                .extracting(StopReason::code)
                .isEqualTo("HELD_FOR_APPROVAL");
        assertThat(house.emailsReceived()).hasSize(sent);
        assertThat(comparison(4).isHeld()).isTrue();
    }

    @Test
    void isNotSentWhenTheSameFileComesAgain() throws IOException {
        usualNights();
        night(HEADER, 3 * USUAL);
        int sent = house.emailsReceived().size();
        Files.copy(house.inbox.resolve("archive/run-4-night-4.csv"), house.inbox.resolve("again.csv"));

        house.toldUntilQuiet();
        ScheduleEvent event = house.runNow();

        assertThat(event.execution().ending()).isEqualTo(ScheduleExecution.Ending.HELD);
        assertThat(event.execution().runs()).containsExactly(4L);
        assertThat(house.emailsReceived()).hasSize(sent);
    }

    @Test
    void isNeverSentOnceSomebodyCanceled() throws IOException {
        usualNights();
        night(HEADER, 3 * USUAL);
        int sent = house.emailsReceived().size();

        assertThat(house.open().comparisons().cancel(4, "ann")).isTrue();

        assertThat(house.open().comparisons().approve(4, "bob")).isFalse();
        assertThatThrownBy(() -> house.imports().resume(4, new SilentListener()))
                .hasMessageStartingWith("Run 4 was canceled on ");
        Files.copy(house.inbox.resolve("archive/run-4-night-4.csv"), house.inbox.resolve("again.csv"));
        house.toldUntilQuiet();
        ScheduleEvent again = house.runNow();
        assertThat(again.execution().ending()).isEqualTo(ScheduleExecution.Ending.FAILED);
        assertThat(again.execution().message())
                .isEqualTo(
                        "Run 4 did not import again.csv. ann canceled this run. Nothing was sent. To send its leads, import the file again as a new run.");
        assertThat(house.lyingIn("")).isEmpty();
        assertThat(house.emailsReceived()).hasSize(sent);
    }

    @Test
    void doesNotKeepTheNextFileWaiting() {
        usualNights();
        night(HEADER, 3 * USUAL);

        ScheduleEvent next = night(HEADER, USUAL);

        assertThat(next.execution().ending()).isEqualTo(ScheduleExecution.Ending.TOOK);
        assertThat(next.unusual()).isEmpty();
    }

    @Test
    void isNoticedByItsColumnsFromTheSecondNightOn() {
        night(HEADER, 2);

        ScheduleEvent event = night("first_name,last_name,email_1,pet_name", 2);

        assertThat(event.unusual()).singleElement().satisfies(comparison -> {
            assertThat(comparison.differences())
                    .extracting(RunDifference::kind, RunDifference::columns)
                    .containsExactly(
                            tuple(DifferenceKind.MISSING_CONSENT, List.of()),
                            tuple(DifferenceKind.MISSING_COLUMNS, List.of("subscribe")),
                            tuple(DifferenceKind.NEW_COLUMNS, List.of("pet_name")));
            assertThat(comparison.brief())
                    .isEqualTo("the consent column is missing; 1 column is missing; 1 new column");
        });
    }

    @Test
    void isNoticedByHalfTheRowsAndByItsRejects() {
        for (int night = 0; night < 3; night++) {
            night(HEADER, 40);
        }
        int good = house.emailsReceived().size();

        ScheduleEvent half = night(HEADER, 20);
        ScheduleEvent rejects =
                night(house, HEADER, "Ann%1$d,Lee,ann%1$d@example.com,true|Ann%1$d,Lee,ann%1$d at example,true", 40);

        assertThat(half.unusual().get(0).brief()).isEqualTo("20 rows instead of about 40");
        assertThat(rejects.unusual().get(0).brief()).isEqualTo("50% of rows rejected instead of about 0%");
        assertThat(house.emailsReceived()).hasSize(good);
    }

    @Test
    void isOnlyAnnouncedWhereTheScheduleDoesNotHold() {
        house.setSchedule("hold-unusual", "false");
        usualNights();

        ScheduleEvent event = night(HEADER, 3 * USUAL);

        assertThat(event.execution().ending()).isEqualTo(ScheduleExecution.Ending.TOOK);
        assertThat(event.unusual().get(0).brief()).isEqualTo("36 rows instead of about 12");
        assertThat(house.emailsReceived()).hasSize(6 * USUAL);
    }

    @Test
    void isAnnouncedByItsDuplicatesAtItsEnd() {
        usualNights();
        people -= USUAL;

        ScheduleEvent event = night(house, HEADER, "Anna%1$d,Lee,ann%1$d@example.com,true", USUAL);

        assertThat(event.execution().ending()).isEqualTo(ScheduleExecution.Ending.TOOK);
        assertThat(event.unusual().get(0).brief()).isEqualTo("100% duplicates instead of about 0%");
    }

    @Test
    void isNotComparedWhereNobodyWantsIt() {
        house.setSchedule("hold-unusual", "false").setSchedule("compare-runs", "0");
        usualNights();

        assertThat(night(HEADER, 3 * USUAL).unusual()).isEmpty();
        assertThat(house.open().comparisons().find(4)).isEmpty();
    }
}
