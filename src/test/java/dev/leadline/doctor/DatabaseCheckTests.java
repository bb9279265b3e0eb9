package dev.leadline.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.DatabaseFacts;
import dev.leadline.ledger.LossySettings;
import dev.leadline.run.OpenHome;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.RealPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the database, and that nothing is made by looking. */
class DatabaseCheckTests {

    @TempDir
    Path folder;

    @Test
    void makesNeitherHomeNorDatabase() {
        DoctorFixture patient = patient();
        List<DiagnosticResult> findings = patient.examined();

        assertThat(DoctorFixture.only(findings, "database"))
                .isEqualTo(DoctorFixture.ok(
                        "database",
                        patient.home().resolve("leadline.mv.db")
                                + " does not exist yet. The first import creates it."));
        assertThat(DoctorFixture.only(findings, "home"))
                .isEqualTo(
                        DoctorFixture.ok("home", patient.home() + " does not exist yet. The first import creates it."));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void makesNoDatabaseAtAnAddressEither() {
        DoctorFixture patient = patient().with("leadline.database.url", "jdbc:h2:file:" + folder.resolve("else/where"));

        assertThat(patient.finding("database"))
                .isEqualTo(DoctorFixture.ok(
                        "database",
                        "jdbc:h2:file:" + folder.resolve("else/where")
                                + " does not exist yet. The first import creates it."));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void opensTheDatabaseOfTheHome() {
        DoctorFixture patient = patient().used();
        List<DiagnosticResult> findings = patient.examined();

        assertThat(DoctorFixture.only(findings, "database").verdict()).isEqualTo(DiagnosticStatus.OK);
        assertThat(DoctorFixture.only(findings, "database").found())
                .matches("H2 2\\.\\S+, \\S+leadline\\.mv\\.db\\. Schema version 25\\.");
        assertThat(DoctorFixture.only(findings, "home"))
                .isEqualTo(DoctorFixture.ok("home", patient.home() + " is writable, and only its owner can open it."));
        assertThat(DoctorFixture.only(findings, "disk").found())
                .matches("\\S+ [MG]B free\\. The database uses \\S+ MB\\.");
    }

    @Test
    void looksWhileAnotherWorksWithTheDatabase() {
        DoctorFixture patient = patient();
        try (OpenHome open = OpenHome.of(patient.settings())) {
            assertThat(patient.finding("database").verdict()).isEqualTo(DiagnosticStatus.OK);
            assertThat(DoctorFixture.only(Doctor.examine(patient.settings(), open.database(), open.runs()), "database"))
                    .isEqualTo(patient.finding("database"));
        }
    }

    @Test
    void saysWhyAFileIsNoDatabase() {
        DoctorFixture patient = patient().file("home/leadline.mv.db", "no database ".repeat(1_000));
        DiagnosticResult database = patient.finding("database");

        assertThat(database.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(database.found() + " " + database.advice())
                .isEqualTo("The database file " + patient.home().resolve("leadline.mv.db")
                        + " is damaged. Restore it from a backup. Or start a new ledger with --new-ledger."
                        + " Leads that were already sent can then be sent twice.");
    }

    @Test
    void looksAtPostgresAndFillsItNot() throws SQLException {
        String url = RealPostgres.freshDatabase();
        DoctorFixture patient = patient().with("leadline.database.url", url);
        String address = url.replaceAll("\\?.*", "?[hidden]");

        assertThat(patient.finding("database").found())
                .matches("PostgreSQL \\d\\S*, .*\\. It is empty\\. The first import creates the schema\\.")
                .contains(address);
        assertThat(tables(url)).isZero();
        assertThat(patient.home()).doesNotExist();

        patient.used();

        assertThat(patient.finding("database").found()).endsWith(". Schema version 25.");
        assertThat(patient.finding("database clock"))
                .isEqualTo(DoctorFixture.ok("database clock", "Agrees with the database's clock."));
    }

    @Test
    void warnsWhereAPowerLossMayTakeClaimsWithIt() throws SQLException {
        String url = RealPostgres.freshDatabase();
        DoctorFixture patient = patient().with("leadline.database.url", url);

        assertThat(patient.finding("database durability"))
                .isEqualTo(DoctorFixture.warning(
                        "database durability",
                        "PostgreSQL runs with fsync=off and synchronous_commit=off. After a power failure, it may lose"
                                + " the record of which rows were sent, and the next import may send them again.",
                        "Set fsync and synchronous_commit to on for Leadline's database."));

        try (Connection connection = DriverManager.getConnection(url)) {
            String name = connection.getCatalog();
            connection.createStatement().execute("alter database " + name + " set synchronous_commit = on");
        }

        assertThat(patient.finding("database durability").found()).startsWith("PostgreSQL runs with fsync=off. ");
    }

    @Test
    void findsNothingToWarnOfInTheDatabaseOfTheHome() {
        assertThat(patient().used().examined())
                .extracting(DiagnosticResult::subject)
                .contains("database")
                .doesNotContain("database durability");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:1/leads?user=ann&password=canary, 5",
        "jdbc:postgresql://ann:canary@127.0.0.1:1/leads, 5",
        "jdbc:nonsense://127.0.0.1/leads?password=canary, 2"
    })
    void tellsNoPasswordOfADatabaseThatDoesNotOpen(String url, int exit) {
        List<DiagnosticResult> findings = patient()
                .with("leadline.database.url", url)
                .with("leadline.database.password", "another-canary")
                .examined();

        assertThat(DoctorFixture.only(findings, "database").exit().code()).isEqualTo(exit);
        assertThat(findings.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H2         | 2  | 3 | OK      |
            PostgreSQL | 18 | 2 | OK      |
            PostgreSQL | 14 | 3 | WARNING | PostgreSQL 14.1 is older than the versions that Leadline supports.
            H2         | 2  | 4 | ERROR   | A later version of Leadline upgraded the database to schema version 4. This version supports 3.
            MySQL      | 9  | 3 | ERROR   | MySQL is not supported.
            """)
    void knowsWhatDoesNotGoTogether(String product, int major, int schema, DiagnosticStatus verdict, String found) {
        DatabaseFacts facts = new DatabaseFacts(
                product, major + ".1", major, schema, 3, Instant.EPOCH, new LossySettings(List.of()), null);

        assertThat(DatabaseCheck.misfit(facts).map(DiagnosticResult::verdict).orElse(DiagnosticStatus.OK))
                .isEqualTo(verdict);
        assertThat(DatabaseCheck.misfit(facts).map(DiagnosticResult::found).orElse(null))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"ext4, false", "NTFS, false", "overlay, false", "nfs4, true", "CIFS, true", "fuse.sshfs, true"})
    void warnsOfANetworkDisk(String type, boolean warns) {
        assertThat(NetworkDisk.warning("database", type).isPresent()).isEqualTo(warns);
    }

    @Test
    void findsTheHomeOpenToOthers() throws Exception {
        DoctorFixture patient = patient().file("home/leadline.lock", "");
        Files.setPosixFilePermissions(patient.home(), PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(patient.finding("home"))
                .isEqualTo(DoctorFixture.warning(
                        "home",
                        "Other users can open " + patient.home() + ".",
                        "The folder contains personal data. Restrict access: chmod 700 " + patient.home()));
    }

    @Test
    void findsThatTheHomeCannotBe() {
        DoctorFixture patient = patient().file("home", "a file");
        String advice = "Grant Leadline's user write permission, or specify another home with --home or LEADLINE_HOME.";

        assertThat(patient.finding("home"))
                .isEqualTo(DoctorFixture.error(ExitCode.USAGE, "home", patient.home() + " is not a folder.", advice));
        assertThat(patient.with("leadline.home", patient.home() + "/below").finding("home"))
                .isEqualTo(DoctorFixture.error(
                        ExitCode.USAGE,
                        "home",
                        patient.home() + "/below does not exist, and Leadline cannot create it in " + patient.home()
                                + ".",
                        advice));
    }

    private DoctorFixture patient() {
        return new DoctorFixture(folder).with("leadline.api.url", "http://127.0.0.1:1");
    }

    private static int tables(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
            count.next();
            return count.getInt(1);
        }
    }
}
