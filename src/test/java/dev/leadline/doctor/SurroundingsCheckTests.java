package dev.leadline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.faults.Certificate;
import dev.leadline.security.Role;
import dev.leadline.security.UserRepository;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.FaultyDisk;
import dev.leadline.testing.RealImapServer;
import dev.leadline.testing.RealSftpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of disks, inboxes, documents of the configuration, the mail server and the machine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
class SurroundingsCheckTests {

    @TempDir
    Path folder;

    private DoctorFixture patient;

    @BeforeEach
    void onePatient() {
        patient = new DoctorFixture(folder).with("leadline.api.url", "http://127.0.0.1:1");
    }

    @Test
    void findsADiskThatTakesNothing() throws IOException {
        FaultyDisk disk = new FaultyDisk();
        Path home = disk.at(Files.createDirectories(patient.home()));
        disk.failAt(1, true);

        assertThat(new HomeCheck(home).look())
                .singleElement()
                .extracting(DiagnosticResult::exit, DiagnosticResult::found)
                .containsExactly(ExitCode.USAGE, "Leadline cannot write to " + home + ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5000000000 | 4100000 | OK      | 5.0 GB free. The database uses 4.1 MB.
            999999999  | 0       | WARNING | 1000.0 MB free.
            99999999   | 0       | ERROR   | 100.0 MB free.
            """)
    void measuresTheDisk(long free, long database, DiagnosticStatus verdict, String found) {
        DiagnosticResult disk = DiskCheck.of(free, database);

        assertThat(disk.verdict()).isEqualTo(verdict);
        assertThat(disk.found()).isEqualTo(found);
        assertThat(disk.exit()).isEqualTo(verdict == DiagnosticStatus.ERROR ? ExitCode.STOPPED_EARLY : ExitCode.OK);
    }

    @Test
    void saysFromWhereTheConsoleIsReachedAndByWhom() {
        assertThat(patient.finding("console"))
                .isEqualTo(DoctorFixture.ok(
                        "console", "127.0.0.1:8151, reachable from this machine only, no login required."));

        patient.with("leadline.serve.address", "0.0.0.0");
        assertThat(patient.finding("console"))
                .isEqualTo(
                        DoctorFixture.warning(
                                "console",
                                "Other machines can reach 0.0.0.0, but there are no users, so leadline serve cannot start.",
                                "Add a user with leadline user add NAME --role operator, or set leadline.serve.address to 127.0.0.1."));

        UserRepository.in(patient.settings().config()).add("ann", Role.OPERATOR, "a long password");
        assertThat(patient.finding("console"))
                .isEqualTo(DoctorFixture.ok(
                        "console", "0.0.0.0:8151, reachable from other machines, login required, users: 1."));
    }

    @Test
    void knowsThatAnAddressOfTheConsoleIsNone() {
        patient.with("leadline.serve.address", "[here]");

        assertThat(patient.finding("console").found())
                .isEqualTo("[here] is not an address of this machine, so leadline serve cannot start.");
    }

    @Test
    void findsAnInboxThatWorks() throws IOException {
        Path inbox = scheduled();
        Files.createDirectories(inbox.resolve("archive"));

        assertThat(patient.finding("inbox of nightly"))
                .isEqualTo(
                        DoctorFixture.ok("inbox of nightly", "Leadline can read " + inbox + " and move files in it."));
    }

    @Test
    void looksAtTheServerFromWhichFilesAreFetched() throws IOException {
        scheduled();
        try (RealSftpServer server = RealSftpServer.in(folder)) {
            String place = server.url().replace("leads@", "");
            patient.with("leadline.schedules.nightly.remote.url", server.url())
                    .with("leadline.schedules.nightly.remote.password", RealSftpServer.PASSWORD)
                    .with(
                            "leadline.schedules.nightly.remote.known-hosts",
                            server.knownHosts().toString());

            assertThat(patient.finding("server of nightly"))
                    .isEqualTo(DoctorFixture.ok("server of nightly", "Leadline can list the files of " + place + "."));

            server.stop();
            assertThat(patient.finding("server of nightly"))
                    .isEqualTo(
                            DoctorFixture.error(
                                    ExitCode.STOPPED_EARLY,
                                    "server of nightly",
                                    "Leadline cannot reach " + place + ".",
                                    "Check that the server is running and that the address is correct. The schedule tries again next time."));
            server.startAgain();
        }
    }

    @Test
    void looksAtTheMailboxFromWhichAttachmentsAreFetched() throws IOException, GeneralSecurityException {
        scheduled();
        try (RealImapServer server = new RealImapServer()) {
            String place = server.url().replace("leads@", "");
            patient.with("leadline.schedules.nightly.remote.url", server.url())
                    .with("leadline.schedules.nightly.remote.password", RealImapServer.PASSWORD)
                    .with("leadline.schedules.nightly.remote.from", "ann@partner.example.com")
                    .with(
                            "leadline.schedules.nightly.remote.certificates",
                            Certificate.RIGHT.pem(folder.resolve("mail.pem")).toString());

            assertThat(patient.finding("server of nightly"))
                    .isEqualTo(DoctorFixture.ok("server of nightly", "Leadline can list the files of " + place + "."));

            patient.with("leadline.schedules.nightly.remote.password", "wrong");
            assertThat(patient.finding("server of nightly"))
                    .isEqualTo(DoctorFixture.error(
                            ExitCode.STOPPED_EARLY,
                            "server of nightly",
                            place + " rejected the user or the password.",
                            "Correct the remote settings of the schedule."));
        }
    }

    @Test
    void missesAnInbox() throws IOException {
        Path inbox = scheduled();
        Files.delete(inbox);

        assertThat(patient.finding("inbox of nightly"))
                .isEqualTo(DoctorFixture.error(
                        ExitCode.USAGE,
                        "inbox of nightly",
                        inbox + " does not exist.",
                        "Create the folder, or correct leadline.schedules.nightly.inbox."));
    }

    @Test
    void findsAnInboxThatIsOpenToAll() throws IOException {
        Path inbox = scheduled();
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(patient.finding("inbox of nightly"))
                .isEqualTo(DoctorFixture.warning(
                        "inbox of nightly",
                        "Every user of this machine can put files into " + inbox + ", and Leadline imports them.",
                        "Allow only the accounts that deliver leads to write there: chmod o-w " + inbox));
    }

    @Test
    void followsNoLinkOutOfAnInbox() throws Exception {
        Path link = Files.createSymbolicLink(scheduled().resolve("archive"), folder);

        assertThat(patient.finding("inbox of nightly"))
                .isEqualTo(DoctorFixture.error(
                        ExitCode.USAGE,
                        "inbox of nightly",
                        link + " is a link, and Leadline does not follow links in an inbox.",
                        "Remove the link and let Leadline create the folder, or mount a folder there."));
    }

    @Test
    void findsNowhereToMoveFilesTo() throws IOException {
        Path inbox = scheduled();
        Files.writeString(inbox.resolve("failed"), "a file");

        assertThat(patient.finding("inbox of nightly").found())
                .isEqualTo("Leadline cannot move files to " + inbox.resolve("failed") + ".");
    }

    @Test
    void missesTargetAndMappingOfASchedule() throws IOException {
        scheduled();
        patient.with("leadline.schedules.nightly.target", "knok")
                .with("leadline.schedules.nightly.mapping", "mappings/nightly.yaml");

        assertThat(patient.finding("target of nightly"))
                .isEqualTo(new DiagnosticResult(
                        "target of nightly",
                        DiagnosticStatus.ERROR,
                        "There is no target \"knok\"; did you mean knock?",
                        null,
                        ExitCode.USAGE));
        assertThat(patient.finding("mapping of nightly"))
                .isEqualTo(DoctorFixture.error(
                        ExitCode.USAGE,
                        "mapping of nightly",
                        "The mapping file " + folder.resolve("config/mappings/nightly.yaml") + " cannot be read.",
                        "Check its name and permissions."));
    }

    @Test
    void readsEveryMappingAndTarget() {
        patient.file("config/mappings/good.yaml", "columns:\n  Email: email_1\n");
        assertThat(patient.finding("mappings")).isEqualTo(DoctorFixture.ok("mappings", "1 mapping file is valid."));

        patient.file("config/mappings/bad.yaml", "colums: {}\n").file("config/targets/own.json", "{}");
        List<DiagnosticResult> findings = patient.examined();

        assertThat(DoctorFixture.only(findings, "mappings").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(DoctorFixture.only(findings, "mappings").found())
                .startsWith(folder.resolve("config/mappings/bad.yaml").toString());
        assertThat(DoctorFixture.only(findings, "targets").exit()).isEqualTo(ExitCode.USAGE);
        assertThat(DoctorFixture.only(findings, "targets").advice())
                .isEqualTo("Compare it with a built-in target, such as targets/knock.json.");
    }

    @Test
    void warnsOfASecretThatOthersMayRead() throws IOException {
        Path file = folder.resolve("config/application.yaml");
        patient.file(
                "config/application.yaml",
                "leadline.notify.mail:\n  host: 127.0.0.1\n  from: a@example.com\n  password: canary\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(patient.finding("settings"))
                .isEqualTo(DoctorFixture.warning(
                        "settings",
                        file + " contains a secret, and other users can read it.",
                        "Set secrets in the environment, or restrict access: chmod 600 " + file));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(patient.finding("settings")).isEqualTo(DoctorFixture.ok("settings", file + " is in use."));
    }

    @Test
    void knocksAtTheMailServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            patient.with("leadline.notify.mail.host", "127.0.0.1")
                    .with("leadline.notify.mail.from", "leads@example.com")
                    .with("leadline.notify.mail.port", String.valueOf(server.getLocalPort()));

            assertThat(patient.finding("e-mail"))
                    .isEqualTo(
                            DoctorFixture.ok("e-mail", "127.0.0.1:" + server.getLocalPort() + " accepts connections."));
        }
        DiagnosticResult gone = patient.finding("e-mail");

        assertThat(gone.verdict()).isEqualTo(DiagnosticStatus.WARNING);
        assertThat(gone.found()).endsWith(" cannot be reached: the connection was refused.");
    }

    @Test
    void warnsOfFileNamesThatCannotBeRead() {
        assertThat(MachineCheck.fileNames("UTF-8").verdict()).isEqualTo(DiagnosticStatus.OK);
        assertThat(MachineCheck.fileNames("ANSI_X3.4-1968").found())
                .isEqualTo("Read as ANSI_X3.4-1968. Leadline may not find files whose names contain accents.");
    }

    @Test
    void isDoneWhateverHangsOrFails() {
        CountDownLatch never = new CountDownLatch(1);
        List<DiagnosticCheck> checks = List.of(
                new DiagnosticCheck("disk", () -> {
                    never.await();
                    return List.of();
                }),
                new DiagnosticCheck("home", () -> {
                    throw new IOException("canary");
                }),
                new DiagnosticCheck("Java", () -> List.of(DoctorFixture.ok("Java", "17."))));

        List<DiagnosticResult> findings = Doctor.all(checks, Duration.ofMillis(200));

        assertThat(findings).extracting(DiagnosticResult::subject).containsExactly("disk", "home", "Java");
        assertThat(findings)
                .extracting(DiagnosticResult::exit)
                .containsExactly(ExitCode.STOPPED_EARLY, ExitCode.INTERNAL_ERROR, ExitCode.OK);
        assertThat(findings.get(0).found()).isEqualTo("No response within 0 seconds.");
        assertThat(findings.toString()).doesNotContain("canary");
    }

    /** Its inbox, of which only its owner may do anything. */
    private Path scheduled() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwx------"));
        patient.with("leadline.schedules.nightly.cron", "0 30 2 * * *")
                .with("leadline.schedules.nightly.inbox", inbox.toString());
        return inbox;
    }
}
