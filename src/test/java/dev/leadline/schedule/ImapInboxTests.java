package dev.leadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.faults.Certificate;
import dev.leadline.message.UserException;
import dev.leadline.schedule.ScheduleExecution.Ending;
import dev.leadline.testing.Database;
import dev.leadline.testing.RealImapServer;
import jakarta.mail.Flags;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A schedule fetches its files from the attachments of a mailbox: each once, and no mail is lost. */
@ExtendWith(OutputCaptureExtension.class)
class ImapInboxTests {

    private static final String PARTNER = RealImapServer.PARTNER;
    private static final String NOTHING = "No files found.";

    @TempDir
    Path folder;

    private RealImapServer server;
    private ScheduleFixture house;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        server = new RealImapServer();
        house = fetching(Database.H2);
    }

    @AfterEach
    void close() {
        house.close();
        server.close();
    }

    private ScheduleFixture fetching(Database database) throws IOException, GeneralSecurityException {
        return new ScheduleFixture(folder, database)
                .setSchedule("remote.url", server.url())
                .setSchedule("remote.certificates", trusted())
                .setSchedule("remote.password", RealImapServer.PASSWORD)
                .setSchedule("remote.from", "@partner.example.com");
    }

    private String trusted() throws IOException, GeneralSecurityException {
        return Certificate.RIGHT.pem(folder.resolve("mail.pem")).toString();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void importsTheAttachmentsOfAllowedSendersAndMovesTheirMails(Database database, CapturedOutput output)
            throws IOException, GeneralSecurityException {
        try (ScheduleFixture here = fetching(database)) {
            server.receives(PARTNER, "monday.csv", leads("Ann,Lee,ann@example.com"));
            server.receives(PARTNER, "report.pdf", "no leads");
            server.receives("Mal <mal@evil.example.net>", "evil.csv", leads("Eve,Fox,eve@example.com"));

            ScheduleEvent first = here.nextTurn();
            server.receives(PARTNER, "monday.csv", leads("Bob,Hill,bob@example.com"));
            ScheduleEvent second = here.nextTurn();

            String ignored =
                    "1 mail with a matching attachment was ignored, because remote.from does not allow the sender.";
            assertThat(first.execution().message()).isEqualTo(ignored + " Run 1 imported monday.csv.");
            assertThat(second.execution().message()).isEqualTo(ignored + " Run 2 imported monday.csv.");
            assertThat(here.nextTurn().execution().message()).isEqualTo(ignored);
            assertThat(here.emailsReceived()).containsExactly("ann@example.com", "bob@example.com");
            assertThat(server.mailsIn("INBOX.archive")).isEqualTo(2);
            assertThat(server.mailsIn("INBOX")).isEqualTo(2);
            assertThat(server.flagsIn("INBOX")).noneMatch(flags -> flags.contains(Flags.Flag.SEEN));
            assertThat(here.lyingIn("archive")).containsExactly("run-1-monday.csv", "run-2-monday.csv");
            assertThat(output.getAll())
                    .doesNotContain("canary", "evil", "partner.example.com", "ann@example.com", "eve@example.com");
        }
    }

    @Test
    void takesEveryMatchingAttachmentOfAMail() {
        server.receives(
                "INBOX",
                PARTNER,
                Map.of(
                        "north.csv", leads("Ann,Lee,ann@example.com"),
                        "south.csv", leads("Bob,Hill,bob@example.com"),
                        "note.txt", "hello"));

        house.nextTurn();

        assertThat(house.emailsReceived()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(house.lyingIn("archive")).hasSize(2);
        assertThat(server.mailsIn("INBOX")).isZero();
    }

    @Test
    void marksAMailThatTheServerCannotMoveAndNeverDeletesIt() {
        server.opensWithoutMove();
        server.receives(PARTNER, "monday.csv", leads("Ann,Lee,ann@example.com"));

        ScheduleEvent first = house.nextTurn();
        house.shutDown();
        ScheduleEvent second = house.nextTurn();

        assertThat(first.execution().message()).isEqualTo("Run 1 imported monday.csv.");
        assertThat(second.execution().message()).isEqualTo(NOTHING);
        assertThat(server.flagsIn("INBOX")).singleElement().satisfies(flags -> {
            assertThat(flags.contains("LeadlineFetched")).isTrue();
            assertThat(flags.contains(Flags.Flag.DELETED)).isFalse();
        });
        assertThat(house.emailsReceived()).hasSize(1);
    }

    @Test
    void fetchesAnAttachmentOnceWhoseMailCannotBeMoved() {
        server.hasNewFolder("INBOX.archive");
        server.receives(PARTNER, "monday.csv", leads("Ann,Lee,ann@example.com"));
        house.setSchedule("remote.archive", "no*such");
        String sentence =
                "monday.csv was fetched, but its mail could not be moved to the folder no*such on the server. Check that Leadline may write there. The file is not fetched again.";

        ScheduleEvent first = house.nextTurn();
        ScheduleEvent second = house.nextTurn();

        assertThat(first.execution().message()).isEqualTo(sentence + " Run 1 imported monday.csv.");
        assertThat(second.execution().message()).isEqualTo(sentence);
        assertThat(second.taken()).isEmpty();
        assertThat(house.emailsReceived()).hasSize(1);
    }

    @Test
    void sendsNobodyTwiceWhenAServerGivesItsMailsNewNumbers() {
        house.setSchedule("remote.url", server.url().replace("INBOX", "Leads"));
        server.hasNewFolder("Leads");
        server.receives("Leads", PARTNER, Map.of("monday.csv", leads("Ann,Lee,ann@example.com")));
        house.nextTurn();
        server.hasNewFolder("Leads");
        server.receives("Leads", PARTNER, Map.of("monday.csv", leads("Ann,Lee,ann@example.com")));

        ScheduleEvent again = house.nextTurn();

        assertThat(again.execution().message())
                .isEqualTo("monday.csv was already imported by run 1. Nothing was sent again.");
        assertThat(house.emailsReceived()).hasSize(1);
        assertThat(server.mailsIn("Leads")).isZero();
    }

    @Test
    void refusesAMailThatIsTooLarge() {
        house.setSchedule("remote.max-size", "2KB");
        server.receives(PARTNER, "huge.csv", leads("Ann,Lee,ann@example.com") + " ".repeat(4_000));
        server.receives(PARTNER, "monday.csv", leads("Bob,Hill,bob@example.com"));

        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "huge.csv was not fetched, because the mail is larger than remote.max-size (2,048 bytes). Increase it, or move the mail to a different folder. Run 1 imported monday.csv.");
        assertThat(server.mailsIn("INBOX")).isEqualTo(1);
        assertThat(house.lyingIn("")).isEmpty();
    }

    @Test
    void makesNamesSafeAndRefusesSendersThatHideBehindAnother() {
        server.receives(PARTNER, "../../../tmp/x:y|z.csv", leads("Ann,Lee,ann@example.com"));
        server.receives(PARTNER, ".hidden.csv", leads("Bob,Hill,bob@example.com"));
        server.receives(PARTNER + ", mal@evil.example.net", "two.csv", leads("Eve,Fox,eve@example.com"));
        server.receives("\"ann@partner.example.com\" <mal@evil.example.net>", "x.csv", leads("Eve,Fox,e@example.com"));
        server.receives("mal@notpartner.example.com", "y.csv", leads("Eve,Fox,eve@example.com"));

        house.nextTurn();

        assertThat(house.emailsReceived()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(house.lyingIn("archive"))
                .extracting(name -> name.replaceFirst("run-\\d-", ""))
                .containsExactlyInAnyOrder("x_y_z.csv", "_hidden.csv");
        assertThat(server.mailsIn("INBOX")).isEqualTo(3);
    }

    @Test
    void goesOnWithTheOthersWhenOneMailCannotBeRead() {
        server.receivesText("INBOX", """
                From: %s
                Content-Type: application/octet-stream; name="broken.csv"
                Content-Disposition: attachment; filename="broken.csv"
                Content-Transfer-Encoding: base64

                !!!!not*base64!!!!
                """.formatted(PARTNER));
        server.receives(PARTNER, "monday.csv", leads("Ann,Lee,ann@example.com"));

        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "A mail in %s cannot be read, and stays there. Look at the mails with attachments in this folder. Run 1 imported monday.csv.",
                        place());
        assertThat(server.mailsIn("INBOX")).isEqualTo(1);
    }

    @Test
    void importsWhatIsHereWhenTheServerIsDown() {
        house.schedules();
        server.stop();
        house.arrives("local.csv", "Bob,Hill,bob@example.com");

        ScheduleEvent first = house.nextTurn();
        server.opens(Certificate.RIGHT);
        server.receives(PARTNER, "monday.csv", leads("Ann,Lee,ann@example.com"));

        assertThat(first.execution().ending()).isEqualTo(Ending.FAILED);
        assertThat(first.execution().message())
                .isEqualTo(
                        "Leadline cannot reach %s. Check that the server is running and that the address is correct. The schedule tries again next time. Run 1 imported local.csv.",
                        place());
        assertThat(house.nextTurn().execution().message()).isEqualTo("Run 2 imported monday.csv.");
    }

    @Test
    void sendsNoPasswordToAServerWhoseCertificateIsNotValid() {
        String sentence = place()
                + " does not show a certificate that is valid for its name, so Leadline sent no password to it. Correct the address, or set remote.certificates if the server's certificate is from an authority of your own.";
        server.opens(Certificate.OF_AN_UNKNOWN_ISSUER);
        assertThat(house.nextTurn().execution().message()).isEqualTo(sentence);

        server.opens(Certificate.OF_ANOTHER_HOST);
        house.shutDown();
        house.setSchedule("remote.certificates", other());

        assertThat(house.nextTurn().execution().message()).isEqualTo(sentence);
    }

    private String other() {
        try {
            return Certificate.OF_ANOTHER_HOST.pem(folder.resolve("other.pem")).toString();
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysWhyItMayNotLogInOrFindsNoFolder() {
        house.setSchedule("remote.password", "wrong-canary");
        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "%s rejected the user or the password. Correct the remote settings of the schedule.", place());
        house.shutDown();
        house.setSchedule("remote.password", RealImapServer.PASSWORD)
                .setSchedule("remote.url", server.url().replace("INBOX", "Nowhere"));
        assertThat(house.nextTurn().execution().message())
                .isEqualTo(
                        "The folder of %s does not exist. Correct the path in the remote settings of the schedule.",
                        place().replace("INBOX", "Nowhere"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remote.url         | imap://leads@example.com         | leadline.schedules.nightly.remote.url must have the form sftp://USER@HOST/FOLDER or imaps://USER@HOST/FOLDER.
            remote.url         | imaps://leads:canary@example.com | leadline.schedules.nightly.remote.url contains a password. Remove it, and set the password in the environment (LEADLINE_SCHEDULES_NIGHTLY_REMOTE_PASSWORD).
            remote.from        | *                                | leadline.schedules.nightly.remote.from is required: the senders whose attachments are imported, as addresses (ann@example.com) or domains ("@example.com").
            remote.from        | ''                               | leadline.schedules.nightly.remote.from is required: the senders whose attachments are imported, as addresses (ann@example.com) or domains ("@example.com").
            remote.known-hosts | known_hosts                      | leadline.schedules.nightly.remote: known-hosts and private-key apply only to sftp.
            """)
    void refusesSettingsThatCannotWork(String setting, String value, String sentence) {
        house.setSchedule(setting, value);

        assertThatThrownBy(house::settings).isInstanceOf(UserException.class).hasMessage(sentence);
    }

    private String place() {
        return server.url().replace("leads@", "");
    }

    private static String leads(String... leads) {
        return "first_name,last_name,email_1\n" + String.join("\n", leads) + "\n";
    }
}
