package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.DatabaseDump;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command goes through everything that can go wrong, with every setting of logs turned up and an API that repeats
 * what it is told. Afterwards the token is nowhere, and values of cells are only where leads are kept.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGKILL")
class CanaryTests {

    private static final String TOKEN = "Zq8+x/7Lw==Vb3-Kd9";
    private static final List<String> TOKEN_FORMS = List.of(
            TOKEN,
            TOKEN.replace("/", "\\/"),
            URLEncoder.encode(TOKEN, StandardCharsets.UTF_8),
            base64(TOKEN),
            base64("Bearer " + TOKEN).substring(10, 30));

    private static final List<String> CELLS = List.of("canary", "5550142", "555-0142");
    private static final String HEADER = "First Name,Last Name,Email,Phone";
    private static final List<String> LEADS = List.of(
            HEADER,
            lead("good"),
            lead("refused"),
            lead("broken"),
            lead("malformed"),
            lead("jobless"),
            lead("failed"),
            lead("held"),
            lead("good"),
            "CanaryNoMail,CanaryLast,canary at example,canary");
    private static final int POSTED = 7;

    @TempDir
    Path folder;

    private final List<LeadlineProcess> processes = new ArrayList<>();

    @AfterEach
    void endEverything() {
        processes.forEach(LeadlineProcess::close);
    }

    @Test
    void nothingIsToldOnH2() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("leadline-data/leadline") + ";TRACE_LEVEL_FILE=0";
        tellEverything(url, Map.of());

        assertThat(files("leadline.mv.db"))
                .as("the file of the database is where leads are kept")
                .allSatisfy(file -> assertThat(text(file)).containsIgnoringCase("canary"));
        assertThat(Files.exists(folder.resolve("leadline-data/leadline.trace.db")))
                .isFalse();
    }

    @Tag("torture")
    @Test
    void nothingIsToldOnPostgres() throws Exception {
        String url = RealPostgres.freshDatabase();
        tellEverything(url, Map.of("LEADLINE_DATABASE_URL", url));
    }

    private void tellEverything(String url, Map<String, String> database) throws Exception {
        try (RecordingApi api = new RecordingApi()) {
            Map<String, String> environment = loud(api, database);
            interrupted(api, environment, file("leads.csv", LEADS.toArray(String[]::new)));
            assertThat(exit(environment, "resume", "1")).isEqualTo(6);
            assertThat(exit(environment, "retry", "1")).isEqualTo(6);
            assertThat(exit(environment, "reconcile", "1", "--as", "sent")).isEqualTo(4);
            assertThat(imports(environment, file("denied.csv", HEADER, lead("denied"))))
                    .isEqualTo(5);
            refuseCanaries(url);
            assertThat(imports(environment, wide("odd\u001b[31m\u009b\n2026 ERROR forged.csv")))
                    .isBetween(1, 5);
        }
        theTokenIsNowhere(url);
        cellsAreOnlyWhereLeadsAreKept(url);
        noOutputDrivesATerminal();
    }

    /** Killed while one row is held and all others have their answers. */
    private void interrupted(RecordingApi api, Map<String, String> environment, Path file) throws Exception {
        LeadlineProcess killed = start(environment, importing(file));
        await().atMost(Duration.ofSeconds(60)).until(() -> api.posts() == POSTED);
        killed.close();
        killed.exit();
    }

    /** From now on the database refuses every row, and quotes it. */
    private static void refuseCanaries(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            ResultSet runs = statement.executeQuery("select max(id) from run");
            assertThat(runs.next()).isTrue();
            statement.execute("alter table run_row add constraint told check"
                    + " (case when run_id <= %d then 1 else cast(lower(cells) as integer) end = 1)"
                            .formatted(runs.getLong(1)));
        }
    }

    private void theTokenIsNowhere(String url) throws Exception {
        Map<String, List<String>> tables = DatabaseDump.of(url);
        assertThat(tables.get("row_attempt"))
                .as("the API did repeat the token")
                .anyMatch(value -> value.contains("Bearer [the token] and"));
        for (String form : TOKEN_FORMS) {
            assertThat(tables)
                    .allSatisfy(
                            (table, values) -> assertThat(values).as(table).noneMatch(value -> value.contains(form)));
            assertThat(files("")).allSatisfy(file -> assertThat(text(file)).doesNotContain(form));
        }
    }

    private void cellsAreOnlyWhereLeadsAreKept(String url) throws Exception {
        assertThat(DatabaseDump.of(url).entrySet().stream()
                        .filter(table -> table.getValue().stream().anyMatch(CanaryTests::holdsACell))
                        .map(Map.Entry::getKey))
                .containsExactly("row_attempt", "row_problem", "row_word", "run_row");
        assertThat(files("").stream()
                        .filter(file -> holdsACell(text(file)))
                        .map(CanaryTests::kind)
                        .distinct())
                .isSubsetOf(
                        "leads.csv",
                        "denied.csv",
                        "odd\u001b[31m\u009b\n2026 ERROR forged.csv",
                        "leadline.mv.db",
                        "rejects.csv",
                        "outcomes.csv",
                        "report.html",
                        "copy of a file that is not staged yet");
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9a-f]{64}\\.csv") ? "copy of a file that is not staged yet" : name;
    }

    private void noOutputDrivesATerminal() {
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.out() + process.err())
                        .doesNotContain("\u001b", "\u009b", "\n2026 ERROR forged"));
    }

    private static boolean holdsACell(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CELLS.stream().anyMatch(lower::contains);
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(name))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every setting that makes libraries talk. */
    private Map<String, String> loud(RecordingApi api, Map<String, String> database) throws IOException {
        Path everything =
                Files.writeString(folder.resolve("everything.xml"), """
                <configuration>
                  <appender name="all" class="ch.qos.logback.core.FileAppender">
                    <file>%s</file>
                    <encoder><pattern>%%d %%logger %%msg%%n%%ex</pattern></encoder>
                  </appender>
                  <root level="TRACE"><appender-ref ref="all"/></root>
                </configuration>
                """.formatted(folder.resolve("everything.log")));
        Map<String, String> environment = new HashMap<>(database);
        environment.putAll(Map.of(
                "LEADLINE_API_URL",
                api.url().toString(),
                "LEADLINE_API_TOKEN",
                TOKEN,
                "LEADLINE_API_REQUESTS_PER_MINUTE",
                "0",
                "LEADLINE_CONFIRM_INTERVAL",
                "50ms",
                "LOGGING_CONFIG",
                everything.toString(),
                "LOGGING_FILE_NAME",
                folder.resolve("named.log").toString(),
                "DEBUG",
                "true",
                "TRACE",
                "true"));
        // one after the other, so that what was answered before the row that is held has been recorded
        environment.put("LEADLINE_API_CONCURRENCY", "1");
        Stream.of(
                        "ROOT",
                        "DEV_LEADLINE",
                        "FEIGN",
                        "H2DATABASE",
                        "ORG_APACHE_HC",
                        "ORG_APACHE_HC_CLIENT5_HTTP_WIRE",
                        "ORG_FLYWAYDB",
                        "ORG_POSTGRESQL",
                        "ORG_SPRINGFRAMEWORK_JDBC",
                        "ORG_SPRINGFRAMEWORK_JDBC_CORE_STATEMENTCREATORUTILS")
                .forEach(logger -> environment.put("LOGGING_LEVEL_" + logger, "TRACE"));
        return environment;
    }

    private int imports(Map<String, String> environment, Path file) throws Exception {
        return exit(environment, importing(file));
    }

    private int exit(Map<String, String> environment, String... arguments) throws Exception {
        return start(environment, arguments).exit();
    }

    private LeadlineProcess start(Map<String, String> environment, String... arguments) throws IOException {
        LeadlineProcess process = LeadlineProcess.start(folder, environment, arguments);
        processes.add(process);
        return process;
    }

    private static String[] importing(Path file) {
        return new String[] {"import", file.toString(), "--set", "integration_id=int_1", "--set", "community_id=com_1"};
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    /** One lead whose cells are more than H2 takes; it quotes them. */
    private Path wide(String name) throws IOException {
        String extra = IntStream.rangeClosed(1, 12).mapToObj(i -> ",Extra " + i).collect(Collectors.joining());
        return file(name, HEADER + extra, lead("late") + (",canary" + "x".repeat(95_000)).repeat(12));
    }

    private static String lead(String fate) {
        return "CanaryFirst,CanaryLast,%s.canary@example.com,%s"
                .formatted(fate, fate.equals("good") ? "617-555-0142" : "");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
