package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.testing.DatabaseDump;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database whose schema another version of Leadline has made is refused, and stays as it is. */
class ForeignSchemaTests {

    private static final String LATER = """
            insert into "flyway_schema_history"
            ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
            values (90, '99', 'later', 'SQL', 'V99__later.sql', 1, 'later', 1, %s)
            """;

    @TempDir
    private static Path folder;

    private static StorageFixtures offices;

    @BeforeAll
    static void build() {
        offices = new StorageFixtures(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aLaterOneIsRefusedWhetherItsMigrationWasCutOffOrNot(String success) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            change(office, LATER.formatted(success));
            Path file = office.home().resolve("leadline.mv.db");
            byte[] before = Files.readAllBytes(file);

            for (String command : List.of("import", "runs", "doctor")) {
                RealTerminal.Said said = type(office, command);
                assertThat(said.exit()).as(command).isEqualTo(5);
                assertThat(said.out() + said.err())
                        .containsIgnoringWhitespaces("The database file " + file
                                + " was updated by a later version of Leadline (schema version 99; this"
                                + " version supports 25).")
                        .containsIgnoringWhitespaces(
                                "The database was not changed. Use that version of Leadline or a later one.")
                        .doesNotContain("Exception", "Flyway", "--new-ledger");
            }

            assertThat(office.importsTheFile("--new-ledger").exit()).isEqualTo(5);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(office.emails()).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aLaterOneIsRefusedOnPostgresAndNoRowChanges(String success) throws Exception {
        try (StorageFixture office = offices.onPostgres()) {
            change(office, LATER.formatted(success));
            Map<String, List<String>> before = dump(office);

            RealTerminal.Said said = office.importsTheFile();

            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err())
                    .isEqualTo(
                            "The database at leadline.database.url was updated by a later version of Leadline (schema"
                                    + " version 99; this version supports 25)."
                                    + " The database was not changed. Use that version of Leadline or a later one.\n");
            assertThat(dump(office)).isEqualTo(before);
            assertThat(office.emails()).isEmpty();
        }
    }

    /** Another process has the database open, so that it can only be asked over a connection. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void aLaterOneIsRefusedWhileTheLaterProgramWorksOnIt(String success) throws Exception {
        try (StorageFixture office = importedOnH2();
                Connection open = DriverManager.getConnection(office.databaseUrl() + ";AUTO_SERVER=TRUE")) {
            try (Statement statement = open.createStatement()) {
                statement.executeUpdate(LATER.formatted(success));
            }
            Map<String, List<String>> before = DatabaseDump.of(office.databaseUrl() + ";AUTO_SERVER=TRUE");

            assertThat(office.importsTheFile().err()).contains("was updated by a later version of Leadline");
            assertThat(DatabaseDump.of(office.databaseUrl() + ";AUTO_SERVER=TRUE"))
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"checksum\" = 12345", "\"checksum\" = 12345, \"success\" = false"})
    void oneOfAnotherBuildIsRefused(String change) throws Exception {
        try (StorageFixture office = importedOnH2()) {
            change(office, "update \"flyway_schema_history\" set " + change + " where \"version\" = '3'");
            Map<String, List<String>> before = dump(office);

            RealTerminal.Said said = office.importsTheFile();

            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err())
                    .isEqualTo("Schema version 3 of the database was created by another build of Leadline (its checksum"
                            + " or name differs). The database was not changed. Use that build of Leadline, or"
                            + " restore the database from a backup.\n");
            assertThat(dump(office)).isEqualTo(before);
            assertThat(office.emails()).hasSize(6);
        }
    }

    private static StorageFixture importedOnH2() throws Exception {
        StorageFixture office = offices.onH2();
        assertThat(office.importsTheFile().exit()).isEqualTo(4);
        return office;
    }

    private static RealTerminal.Said type(StorageFixture office, String command) {
        return command.equals("import") ? office.importsTheFile() : office.types(command);
    }

    private static void change(StorageFixture office, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(office.databaseUrl());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static Map<String, List<String>> dump(StorageFixture office) throws Exception {
        return DatabaseDump.of(office.databaseUrl());
    }
}
