package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.testing.Database;
import dev.leadline.testing.RealSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A schedule fetches its files from an SFTP server: each once, and none is lost. */
class SftpInboxTests {

    @TempDir
    Path folder;

    private RealSftpServer server;
    private ScheduleFixture house;

    @BeforeEach
    void open() throws IOException {
        server = RealSftpServer.in(folder);
        house = fetching(Database.H2);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
        server.close();
    }

    private ScheduleFixture fetching(Database database) throws IOException {
        return new ScheduleFixture(folder, database)
                .setSchedule("remote.url", server.url())
                .setSchedule("remote.known-hosts", server.knownHosts().toString())
                .setSchedule("remote.password", RealSftpServer.PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void importsWhatArrivesOnTheServerAndArchivesItThere(Database database) throws IOException {
        try (ScheduleFixture here = fetching(database)) {
            onServer("monday.csv", "Ann,Lee,ann@example.com");
            onServer("report.pdf", "Not,A,lead@example.com");

            ScheduleEvent first = here.nextTurn();
            onServer("monday.csv", "Bob,Hill,bob@example.com");
            ScheduleEvent second = here.nextTurn();
            ScheduleEvent third = here.nextTurn();

            assertThat(first.execution().message()).isEqualTo("Run 1 imported monday.csv.");
            assertThat(second.execution().message()).isEqualTo("Run 2 imported monday.csv.");
            assertThat(third.execution().message()).isEqualTo("No files found.");
            assertThat(here.emailsReceived()).containsExactly("ann@example.com", "bob@example.com");
            assertThat(server.names("archive")).containsExactly("monday-2.csv", "monday.csv");
            assertThat(server.names("")).containsExactly("report.pdf");
            assertThat(here.lyingIn("archive")).containsExactly("run-1-monday.csv", "run-2-monday.csv");
            assertThat(here.lyingIn("")).isEmpty();
        }
    }

    @Test
    void logsInByAKey() throws IOException {
        try (ScheduleFixture here = new ScheduleFixture(folder, Database.H2)
                .setSchedule("remote.url", server.url())
                .setSchedule("remote.known-hosts", server.knownHosts().toString())
                .setSchedule("remote.private-key", server.userKey().toString())) {
            onServer("monday.csv", "Ann,Lee,ann@example.com");

            assertThat(here.nextTurn().execution().message()).isEqualTo("Run 1 imported monday.csv.");
        }
    }

    @Test
    void leavesAFileThatIsStillBeingUploaded() throws IOException {
        Path growing = onServer("monday.csv", "Ann,Lee,ann@example.com");
        onServer("tuesday.csv.part", "Cat,Moss,cat@example.com");
        house.waiting = time -> append(growing, "Bob,Hill,bob@example.com\n");
        ScheduleEvent first = house.nextTurn();
        house.shutDown();
        house.waiting = time -> {};

        ScheduleEvent second = house.nextTurn();

        assertThat(first.execution().message())
                .isEqualTo("monday.csv is still being written on the server. The schedule fetches it next time.");
        assertThat(second.execution().message()).isEqualTo("Run 1 imported monday.csv.");
        assertThat(house.emailsReceived()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(server.names("")).containsExactly("tuesday.csv.part");
    }

    @Test
    void triesAgainNextTimeWhenTheServerIsDown() throws IOException {
        house.schedules();
        server.stop();
        house.arrives("local.csv", "Bob,Hill,bob@example.com");

        ScheduleEvent first = house.nextTurn();
        server.startAgain();
        onServer("monday.csv", "Ann,Lee,ann@example.com");
        ScheduleEvent second = house.nextTurn();

        assertThat(first.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(first.execution().message())
                .isEqualTo(
                        "Leadline cannot reach %s. Check that the server is running and that the address is correct. The schedule tries again next time. Run 1 imported local.csv.",
                        place());
        assertThat(second.execution().message()).isEqualTo("Run 2 imported monday.csv.");
    }

    @Test
    void importsAFileOnceThatWasFetchedButNotArchivedBeforeACrash() throws IOException {
        Path there = onServer("monday.csv", "Ann,Lee,ann@example.com");
        Files.copy(there, house.inbox.resolve("monday.csv"));
        Files.writeString(house.inbox.resolve(".monday.csv.part"), "first_name,last");

        ScheduleEvent first = house.nextTurn();

        assertThat(first.execution().message()).isEqualTo("Run 1 imported monday.csv.");
        assertThat(house.emailsReceived()).containsExactly("ann@example.com");
        assertThat(server.names("")).isEmpty();
        assertThat(house.inbox).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void overwritesNoFileOfTheSameNameInTheInbox() throws IOException {
        onServer("monday.csv", "Ann,Lee,ann@example.com");
        house.arrives("monday.csv", "Bob,Hill,bob@example.com");

        house.nextTurn();

        assertThat(house.emailsReceived()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(house.lyingIn("archive")).hasSize(2).anyMatch(name -> name.endsWith("-monday-2.csv"));
    }

    @Test
    void fetchesAFileOnceThatItCannotArchive() throws IOException {
        onServer("monday.csv", "Ann,Lee,ann@example.com");
        Path inTheWay = Files.createFile(server.outgoing().resolve("archive"));
        String sentence =
                "monday.csv was fetched, but could not be moved to the folder archive on the server. Check that Leadline may write there. The file is not fetched again.";

        ScheduleEvent first = house.nextTurn();
        ScheduleEvent second = house.nextTurn();
        Files.delete(inTheWay);
        ScheduleEvent third = house.nextTurn();

        assertThat(first.execution().message()).isEqualTo(sentence + " Run 1 imported monday.csv.");
        assertThat(second.execution().message()).isEqualTo(sentence);
        assertThat(second.taken()).isEmpty();
        assertThat(third.execution().message()).isEqualTo("No files found.");
        assertThat(server.names("archive")).containsExactly("monday.csv");
        assertThat(house.emailsReceived()).hasSize(1);
    }

    @Test
    void trustsOnlyTheServerWhoseKeyIsKnown() throws IOException {
        Path other = server.otherKnownHosts();
        house.setSchedule("remote.known-hosts", other.toString());
        onServer("monday.csv", "Ann,Lee,ann@example.com");

        ScheduleEvent first = house.nextTurn();

        assertThat(first.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(first.execution().message())
                .isEqualTo(
                        "The host key of %s is not the one in %s. Ask the operator of the server for its host key before you change that file.",
                        place(), other);
        assertThat(server.names("")).containsExactly("monday.csv");
    }

    @Test
    void saysWhyItMayNotLogInOrFindsNoFolder() {
        house.setSchedule("remote.password", "wrong-canary");
        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "%s rejected the user, or the password or key. Correct the remote settings of the schedule.",
                        place());
        house.shutDown();
        house.setSchedule("remote.password", RealSftpServer.PASSWORD)
                .setSchedule("remote.url", server.url().replace("outgoing", "nowhere"));
        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "The folder of %s does not exist. Correct the path in the remote settings of the schedule.",
                        place().replace("outgoing", "nowhere"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remote.url         | https://example.com/x           | leadline.schedules.nightly.remote.url must have the form sftp://USER@HOST/FOLDER or imaps://USER@HOST/FOLDER.
            remote.url         | sftp://leads:canary@example.com | leadline.schedules.nightly.remote.url contains a password. Remove it, and set the password in the environment (LEADLINE_SCHEDULES_NIGHTLY_REMOTE_PASSWORD).
            remote.archive     | ../elsewhere                    | leadline.schedules.nightly.remote.archive must be the name of one folder.
            """)
    void refusesSettingsThatCannotWork(String setting, String value, String sentence) {
        house.setSchedule(setting, value);

        assertThatThrownBy(house::settings).isInstanceOf(UserException.class).hasMessage(sentence);
    }

    private String place() {
        return server.url().replace("leads@", "");
    }

    private Path onServer(String name, String... leads) {
        return ScheduleFixture.write(server.outgoing().resolve(name), leads);
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
