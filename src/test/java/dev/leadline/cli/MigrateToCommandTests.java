package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.LedgerSchema;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.shared.Hashes;
import dev.leadline.testing.Database;
import dev.leadline.testing.DatabaseDump;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A home moves to PostgreSQL, and no lead is sent twice by the way. */
class MigrateToCommandTests {

    private static final String HEADER = "First Name,Last Name,Email";
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private final String url = RealPostgres.freshDatabase();
    private Terminals terminal;

    @BeforeEach
    void fillTheHome() throws IOException {
        terminal = new Terminals(folder).withRealJob(Terminals.sendingTo(sandbox, Database.H2));
        terminal.file(
                "leads.csv",
                HEADER,
                "Ann,\"Lee\t\\N, \"\"Ann\"\" \u00e9\",ann@example.com",
                "Bob,Hill,bob+failure@example.com",
                "Cat,Moss,cat at example.com",
                "Ann,Lee,ann@example.com");
        terminal.file("more.csv", HEADER, "Dan,Poe,dan@example.com", "Eve,Roe,eve@example.com");
        assertThat(terminal.type("import", "leads.csv", "--set", "integration_id=int_1"))
                .isEqualTo(4);
        assertThat(terminal.type("import", "more.csv", "--set", "integration_id=int_1", "--limit", "1"))
                .isZero();
        assertThat(sandbox.received()).hasSize(3);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void goesOnInPostgresqlWithEverythingThatTheHomeKnew() throws Exception {
        String before = hashOfTheFile();
        Map<String, List<String>> content = DatabaseDump.of(readOnly());

        assertThat(terminal.type("migrate-to", url, "--quiet")).isZero();

        assertThat(terminal.out()).matches("""
                        Moved the ledger of FOLDER/leadline-data to %1$s\\.
                        Copied and compared \\d+ rows in \\d+ tables\\.
                        FOLDER/leadline-data/leadline\\.mv\\.db was not changed and is not used any more\\. It still contains personal data: delete it when you no longer need it\\. Keep the rest of the home\\.

                        Next
                          Set leadline\\.database\\.url to %1$s\\. Until then, the home refuses to run\\. Then check it:
                            leadline doctor
                        """.formatted(place()));
        assertThat(hashOfTheFile()).isEqualTo(before);
        assertThat(texts(DatabaseDump.of(url))).isEqualTo(texts(content));
        assertThat(structure(url)).isEqualTo(structure(RealPostgres.migratedDatabase()));

        inPostgresql();
        assertThat(terminal.type("show", "1")).isZero();
        assertThat(terminal.out()).contains("1  created", "1  failed", "1  rejected", "1  duplicate");
        assertThat(terminal.type("import", "leads.csv", "--set", "integration_id=int_1"))
                .isEqualTo(4);
        assertThat(sandbox.received()).as("the same file is not sent again").hasSize(3);
        assertThat(terminal.type("resume", "2")).isZero();
        assertThat(sandbox.received()).as("the row beyond the limit").hasSize(4);
        assertThat(terminal.type("retry", "1")).isEqualTo(4);
        assertThat(terminal.out()).contains("2  created");
        terminal.file(
                "later.csv", HEADER, "Ann,Lee,ann@example.com", "Dan,Poe,dan@example.com", "Flo,Fox,flo@example.com");
        assertThat(terminal.type("import", "later.csv", "--set", "integration_id=int_1"))
                .isZero();
        assertThat(terminal.out()).contains("Run 3: later.csv", "2  duplicate", "1  created");
        assertThat(sandbox.received()).hasSize(5);
    }

    @Test
    void leavesAFileThatWhoForgetsAPersonIsTold() throws Exception {
        terminal.type("migrate-to", url);
        inPostgresql();
        Path file = folder.resolve("leadline-data/leadline.mv.db");

        assertThat(terminal.type("forget", "--email", "ann@example.com")).isEqualTo(4);
        assertThat(terminal.out()).contains("""
                        Left to do
                          FOLDER/leadline-data/leadline.mv.db is the database from before the move to PostgreSQL, and can still contain the person. Delete the file.
                        """);

        Files.delete(file);
        assertThat(terminal.type("forget", "--email", "ann@example.com")).isZero();
        assertThat(terminal.out()).doesNotContain("Left to do");
    }

    @Test
    void leavesAHomeThatRefusesToSendUntilTheSettingNamesTheNewDatabase() throws Exception {
        terminal.type("migrate-to", url);

        String refusal =
                "The ledger of FOLDER/leadline-data was moved to PostgreSQL, so the database in the home does not know what was sent since. Set leadline.database.url to %s.\n"
                        .formatted(place());
        terminal.file("later.csv", HEADER, "Flo,Fox,flo@example.com");
        assertThat(terminal.type("import", "later.csv", "--set", "integration_id=int_1"))
                .isEqualTo(2);
        assertThat(terminal.err()).endsWith(refusal);
        assertThat(terminal.type("import", "later.csv", "--set", "integration_id=int_1", "--new-ledger"))
                .isEqualTo(2);
        assertThat(terminal.err()).endsWith(refusal);
        assertThat(terminal.type("resume", "2")).isEqualTo(2);
        assertThat(terminal.type("backup", "late.zip")).isEqualTo(2);
        assertThat(sandbox.received()).hasSize(3);

        assertThat(terminal.type("migrate-to", url)).as("the same again").isZero();
        assertThat(terminal.out()).startsWith("The ledger of FOLDER/leadline-data was already moved to " + place());
        assertThat(terminal.type("migrate-to", RealPostgres.freshDatabase())).isEqualTo(2);
        assertThat(terminal.err()).endsWith(refusal);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void continuesAfterItWasKilledInTheMiddleAndIsOfNoUseUntilThen() throws Exception {
        killedWhileItCopiesProblems();

        inPostgresql();
        assertThat(terminal.type("import", "more.csv", "--set", "integration_id=int_1"))
                .isEqualTo(5);
        assertThat(terminal.err())
                .endsWith(
                        "The database at leadline.database.url is an unfinished copy of the ledger of a home. Complete the copy with leadline migrate-to URL, then use the database.\n");
        assertThat(terminal.type("runs", "--home", "another-home")).isEqualTo(5);
        assertThat(terminal.type("doctor")).isEqualTo(5);
        assertThat(terminal.out()).contains("is an unfinished copy of the ledger of a home");
        assertThat(sandbox.received()).hasSize(3);

        assertThat(structure(url)).as("not complete yet").isNotEqualTo(structure(RealPostgres.migratedDatabase()));
        assertThat(terminal.type("migrate-to", url)).isZero();
        assertThat(terminal.out()).contains("leadline.database.url names the new database. To check it:");
        assertThat(structure(url)).isEqualTo(structure(RealPostgres.migratedDatabase()));
        assertThat(terminal.type("resume", "2")).isZero();
        assertThat(sandbox.received()).hasSize(4);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void copiesAgainWhatTheHomeSentAfterAnInterruptedCopy() throws Exception {
        killedWhileItCopiesProblems();
        assertThat(terminal.type("resume", "2")).as("the home still works").isZero();
        assertThat(sandbox.received()).hasSize(4);

        assertThat(terminal.type("migrate-to", url)).isZero();
        assertThat(terminal.err())
                .contains("The home has changed since the interrupted copy. Everything is copied again.");
        inPostgresql();
        assertThat(terminal.type("resume", "2")).isZero();
        assertThat(terminal.type("import", "more.csv", "--set", "integration_id=int_1"))
                .isZero();
        assertThat(sandbox.received()).hasSize(4);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void noticesARowThatIsNotTheOneOfTheHome() throws Exception {
        killedWhileItCopiesProblems();
        sql("update run_row set record_id = 'another' where run_id = 1 and row_no = 1");

        assertThat(terminal.type("migrate-to", url, "--json", "--quiet")).isEqualTo(5);
        assertThat(terminal.err())
                .isEqualTo(
                        "The table run_row of the new database does not match the one in the home: at least one of its 6 rows has a different value. The new database cannot be used. Run the command again to copy everything again.\n");
        assertThat(terminal.out()).contains("\"exit\" : 5");
        terminal.file("later.csv", HEADER, "Flo,Fox,flo@example.com");
        assertThat(terminal.type("import", "later.csv", "--set", "integration_id=int_1"))
                .as("the home still works")
                .isZero();

        assertThat(terminal.type("migrate-to", url, "--json")).isZero();
        assertThat(terminal.out())
                .matches("(?s)\\{\\s+\"home\" : \"FOLDER/leadline-data\",\\s+\"database\" : \"" + place()
                        + "\",\\s+\"tables\" : \\d+,\\s+\"rows\" : \\d+\\s+}\\s+");
    }

    @Test
    void isCompleteAlsoWhenItsLastStepWasCutOff() throws Exception {
        terminal.type("migrate-to", url);
        sql("insert into ledger_copy (source, started_at) select id, current_timestamp from home");
        inPostgresql();
        assertThat(terminal.type("runs")).isEqualTo(5);

        assertThat(terminal.type("migrate-to", url)).isZero();

        assertThat(terminal.type("runs")).isZero();
        sql("delete from home");
        assertThat(terminal.type("migrate-to", url)).isEqualTo(5);
        assertThat(terminal.err())
                .endsWith(
                        "The ledger of FOLDER/leadline-data was moved to %s, which no longer contains it. Restore that database from a backup.\n"
                                .formatted(place()));
    }

    @Test
    void waitsForNobodyWhoIsSending() throws Exception {
        terminal.file("held.csv", HEADER, "Flo,Fox,flo@example.com");
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers();
                LeadlineProcess run = LeadlineProcess.start(
                        folder,
                        LeadlineProcess.sendingTo(held.url(), 0),
                        "import",
                        "held.csv",
                        "--set",
                        "integration_id=int_1")) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sandbox.received())
                            .as(run.err() + run.out())
                            .hasSize(4));

            assertThat(terminal.type("migrate-to", url)).isEqualTo(5);

            assertThat(terminal.err())
                    .isEqualTo(
                            "The database of FOLDER/leadline-data is open in process %d, and nothing may be sent while the ledger is copied. Stop that process, then run this command again.\n"
                                    .formatted(run.pid()));
            held.letsGo();
            assertThat(run.exit()).isZero();
        }
        int exit = terminal.type("migrate-to", url);
        assertThat(exit).as(terminal.err()).isZero();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void movesARunThatWasKilledAndSendsNothingOfItTwice() throws Exception {
        terminal.file("held.csv", HEADER, "Flo,Fox,flo@example.com");
        try (InterceptedApi held = new InterceptedApi(sandbox.url()).holdsAnswers();
                LeadlineProcess run = LeadlineProcess.start(
                        folder,
                        LeadlineProcess.sendingTo(held.url(), 0),
                        "import",
                        "held.csv",
                        "--set",
                        "integration_id=int_1")) {
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(sandbox.received())
                            .as(run.err() + run.out())
                            .hasSize(4));
            run.kill();
            assertThat(run.exit()).isEqualTo(128 + 9);

            int exit = terminal.type("migrate-to", url);

            assertThat(exit).as(terminal.err()).isZero();
            inPostgresql();
            assertThat(terminal.type("resume", "3", "--api-url", held.url().toString()))
                    .isEqualTo(6);
            assertThat(terminal.out()).contains("1  in doubt");
        }
        assertThat(sandbox.received()).hasSize(4);
    }

    @Test
    void refusesADatabaseThatIsInUse() throws Exception {
        assertThat(terminal.type("migrate-to", "jdbc:mysql://db/leadline")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The address of the new database is not a valid PostgreSQL URL. Use the form jdbc:postgresql://HOST:PORT/DATABASE.\n");
        assertThat(terminal.type("migrate-to", url, "--home", "nowhere")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "There is no database in FOLDER/nowhere, so there is nothing to migrate. To start with PostgreSQL, only set leadline.database.url.\n");
        sql("create table invoices (id bigint)");
        assertThat(terminal.type("migrate-to", url)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The database %s contains tables of another program. Create an empty database for the ledger.\n"
                                .formatted(place()));
        sql("drop table invoices");
        Terminals another = new Terminals(Files.createDirectory(folder.resolve("another")))
                .withRealJob(Terminals.sendingTo(sandbox, Database.H2))
                .withRealJob(Map.of("leadline.database.url", url));
        assertThat(another.type("token", "add", "dashboard")).isZero();
        assertThat(terminal.type("migrate-to", url)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "The database %s contains the ledger of another home. Create an empty database for the ledger.\n"
                                .formatted(place()));
        inPostgresql();
        assertThat(terminal.type("migrate-to", RealPostgres.freshDatabase())).isEqualTo(2);
        assertThat(terminal.err()).startsWith("leadline.database.url is set to another database");
    }

    /** A lock on a table of the new database holds the copy there, for as long as it takes to kill the process. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
    void makesTheIndexesThatWereMissingWhenItWasKilled() throws Exception {
        makeTables();
        sql("create table ledger_copy_index (id bigint generated always as identity primary key,"
                + " phase integer not null, statement text not null)");
        sql("insert into ledger_copy_index (phase, statement) values (2, 'select 1')");
        try (Connection locking = DriverManager.getConnection(url);
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.executeQuery("select * from ledger_copy_index for update").close();
            try (LeadlineProcess copying =
                    LeadlineProcess.start(folder, LeadlineProcess.sendingTo(sandbox.url(), 0), "migrate-to", url)) {
                await(copying.err())
                        .atMost(LONG)
                        .until(() -> count(
                                        "pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                                == 1);
                copying.kill();
                assertThat(copying.exit()).isEqualTo(128 + 9);
            }
        }
        assertThat(count("ledger_copy_index where statement like 'CREATE INDEX%'"))
                .isPositive();
        assertThat(count("ledger_copy_index where statement like '%PRIMARY KEY%'"))
                .isZero();

        inPostgresql();
        assertThat(terminal.type("migrate-to", url)).isZero();
        assertThat(structure(url)).isEqualTo(structure(RealPostgres.migratedDatabase()));
        assertThat(terminal.type("resume", "2")).isZero();
        assertThat(sandbox.received()).hasSize(4);
    }

    private void killedWhileItCopiesProblems() throws Exception {
        makeTables();
        try (Connection locking = DriverManager.getConnection(url);
                Statement statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table row_problem in share row exclusive mode");
            try (LeadlineProcess copying =
                    LeadlineProcess.start(folder, LeadlineProcess.sendingTo(sandbox.url(), 0), "migrate-to", url)) {
                await(copying.err())
                        .atMost(LONG)
                        .until(() -> count("ledger_copy_table where table_name = 'run_row'") == 1);
                assertThat(terminal.type("import", "more.csv", "--set", "integration_id=int_1"))
                        .as("the home is closed meanwhile")
                        .isEqualTo(5);
                copying.kill();
                assertThat(copying.exit()).isEqualTo(128 + 9);
            }
        }
    }

    private void makeTables() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        LedgerSchema.migrate(source);
    }

    private void inPostgresql() {
        terminal.withRealJob(Map.of("leadline.database.url", url));
    }

    private String place() {
        return url.replaceFirst("\\?.*", "");
    }

    /** The texts and numbers of each table, in one order; times and truths are written differently by the two databases. */
    private static Map<String, List<String>> texts(Map<String, List<String>> dump) {
        Map<String, List<String>> texts = new TreeMap<>();
        dump.forEach((table, values) -> texts.put(
                table,
                values.stream()
                        .filter(value -> !value.matches("(?i)\\d{4}-\\d\\d-\\d\\d .*|t|f|true|false"))
                        .sorted()
                        .toList()));
        texts.remove("flyway_schema_history");
        return texts;
    }

    private String readOnly() {
        return "jdbc:h2:file:" + folder.resolve("leadline-data/leadline") + ";ACCESS_MODE_DATA=r";
    }

    private String hashOfTheFile() throws IOException {
        return Hashes.sha256(Files.readAllBytes(folder.resolve("leadline-data/leadline.mv.db")));
    }

    /** The indexes and constraints of a database, and its tables. */
    private static List<String> structure(String url) throws SQLException {
        List<String> structure = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet part = statement.executeQuery("""
                        select tablename || ': ' || indexdef from pg_indexes where schemaname = 'public'
                        union all select conrelid::regclass || '.' || conname || ': ' || pg_get_constraintdef(oid) from pg_constraint
                            where connamespace = 'public'::regnamespace
                        union all select tablename from pg_tables where schemaname = 'public'
                        order by 1
                        """)) {
            while (part.next()) {
                structure.add(part.getString(1));
            }
        }
        return structure;
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }
}
