package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.schedule.ProblemChange.ChangeKind;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that fails every night is news once, and again when it works. */
class ScheduleProblemTests {

    @TempDir
    Path folder;

    private ScheduleFixture house;
    private Path elsewhere;

    @BeforeEach
    void open() {
        house = new ScheduleFixture(folder, Database.H2);
        elsewhere = folder.resolve("unmounted");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private ProblemChange night() {
        return house.nextTurn().problem();
    }

    private void unmounts() throws IOException {
        Files.move(house.inbox, elsewhere);
    }

    private void mounts() throws IOException {
        Files.move(elsewhere, house.inbox);
    }

    @Test
    void isNewThenKnownThenRemindedThenOver() throws IOException {
        unmounts();
        assertThat(night().kind()).isEqualTo(ChangeKind.NEW);
        assertThat(night().kind()).isEqualTo(ChangeKind.KNOWN);
        assertThat(night().kind()).isEqualTo(ChangeKind.KNOWN);
        assertThat(night()).satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.REMINDER);
            assertThat(change.executions()).isEqualTo(4);
            assertThat(change.since()).isEqualTo(ScheduleFixture.FIRST_NIGHT);
        });
        assertThat(night().kind()).isEqualTo(ChangeKind.KNOWN);
        mounts();

        assertThat(night()).satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.RECOVERED);
            assertThat(change.executions()).isEqualTo(5);
        });
        assertThat(night().kind()).isEqualTo(ChangeKind.NONE);
    }

    @Test
    void isRememberedByTheNextProcess() throws IOException {
        unmounts();
        night();
        house.shutDown();

        assertThat(night().kind()).isEqualTo(ChangeKind.KNOWN);
    }

    @Test
    void isNewAgainWhenItFailsInAnotherWay() throws IOException {
        unmounts();
        night();
        mounts();
        Files.writeString(house.inbox.resolve("empty.csv"), "");

        assertThat(night().kind()).isEqualTo(ChangeKind.NEW);
    }

    @Test
    void isTheSameForFilesOfOtherNamesAndNotOverWithoutAFile() throws IOException {
        Files.writeString(house.inbox.resolve("monday.csv"), "");
        assertThat(night().kind()).isEqualTo(ChangeKind.NEW);
        Files.writeString(house.inbox.resolve("tuesday.csv"), "");
        assertThat(night().kind()).isEqualTo(ChangeKind.KNOWN);
        assertThat(night().kind()).as("no file came").isEqualTo(ChangeKind.NONE);
        house.arrives("thursday.csv", "Ann,Lee,ann@example.com");

        assertThat(night().kind()).isEqualTo(ChangeKind.RECOVERED);
    }

    @Test
    void isRemindedOfAsOftenAsTheSettingsSay() throws IOException {
        house.set("leadline.notify.remind-after", Duration.ofDays(1).toString());
        unmounts();
        night();

        assertThat(night().kind()).isEqualTo(ChangeKind.REMINDER);
    }
}
