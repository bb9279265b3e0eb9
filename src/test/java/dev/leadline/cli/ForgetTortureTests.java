package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.leadline.lead.Targets;
import dev.leadline.report.RunReport;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import dev.leadline.testing.RawDatabase;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long it takes to forget one person among 1,000,000 rows. It prints figures, and asserts that nothing is left. */
@Tag("torture")
class ForgetTortureTests {

    private static final int ROWS = Integer.getInteger("forget.rows", 1_000_000);

    private static final Map<String, String[]> TRACES = Map.of(
            "--email", new String[] {"likes dogs", "zoe.quill", "Zoe.Quill"},
            "--phone", new String[] {"likes dogs", "555-0199", "6175550199"});

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, --email, zoe.quill@example.com",
        "POSTGRESQL, --phone, 617-555-0199",
        "H2, --email, zoe.quill@example.com",
        "H2, --phone, 617-555-0199"
    })
    void forgetsOneOfMany(Database database, String option, String person) throws IOException, SQLException {
        Map<String, String> settings = Terminals.sendingTo(sandbox, database);
        Terminals terminal = new Terminals(folder).withRealJob(settings);
        terminal.file(
                "leads.csv",
                "First Name,Last Name,Email,Phone,Notes",
                "Zoe,Quill,zoe.quill@example.com,(617) 555-0199,likes dogs",
                "Ann,Lee,ann@example.com,,friend of Zoe.Quill@example.com (617-555-0199)");
        terminal.type("import", folder.resolve("leads.csv").toString(), "--set", "integration_id=int_1");
        fill(settings);

        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        assertThat(terminal.type("forget", option, person)).isZero();
        System.out.printf(
                "| forget %s, %s, %,d rows | %.1f s | CPU of Leadline %.1f s |%n",
                option, database, ROWS, (System.nanoTime() - start) / 1e9, (machine.getProcessCpuTime() - cpu) / 1e9);

        assertThat(terminal.out())
                .contains("1  row deleted", "1  mention in rows of other people deleted", "1  run whose files");
        assertThat(PersonalTraces.inDatabase(folder, settings))
                .noneMatch(text -> text.toLowerCase(Locale.ROOT).contains(person) || text.contains("likes dogs"));
        assertThat(Files.readString(folder.resolve("leadline-data/runs/1/outcomes.csv")))
                .doesNotContain(Objects.requireNonNull(TRACES.get(option)))
                .contains("\n%d,%d,CREATED,job-%1$d,".formatted(ROWS, ROWS + 1))
                .matches(outcomes -> outcomes.lines().count() == ROWS + 1, "has a line for each row");
        assertThat(RawDatabase.of(folder.resolve("leadline-data"), settings.get("leadline.database.url"))
                        .readable(Objects.requireNonNull(TRACES.get(option))))
                .isEmpty();
    }

    /** Copies the second row of the run until it has enough. */
    private void fill(Map<String, String> settings) throws SQLException {
        try (OpenHome home = OpenHome.of(Settings.load(folder, Map.copyOf(settings)));
                Connection connection = home.database().getConnection();
                Statement statement = connection.createStatement()) {
            String generator = settings.containsKey("leadline.database.url") ? "generate_series" : "system_range";
            String numbers = "(select r.*, g.x from run_row r, %s(3, %d) g(x) where r.run_id = 1 and r.row_no = 2) s"
                    .formatted(generator, ROWS);
            statement.executeUpdate("""
                    insert into run_row (run_id, row_no, line_no, status, cells, body, job_id, record_id, attempts, sent_at, settled_at)
                    select run_id, x, x + 1, status,
                        '["Ann","Lee","ann' || x || '@example.com","(617) 555-0101","calls in the afternoon, looks for two bedrooms"]',
                        '{"email_1":"ann' || x || '@example.com","first_name":"Ann","last_name":"Lee","phone_1":"+16175550101","integration_id":"int_1"}',
                        'job-' || x, 'record-' || x, 1, sent_at, settled_at from
                    """ + numbers);
            for (String word : new String[] {"'lee'", "'ann' || x || '@example.com'", "'6175550101'"}) {
                statement.executeUpdate(
                        "insert into row_word (word, run_id, row_no) select " + word + ", run_id, x from " + numbers);
            }
            statement.executeUpdate("""
                    insert into row_attempt (run_id, row_no, attempt, epoch, sent_at, status)
                    select run_id, x, 1, 1, sent_at, 'QUEUED' from
                    """ + numbers);
            statement.executeUpdate("update run set rows_read = %d where id = 1".formatted(ROWS));
            statement.executeUpdate("update run_count set n = %d where run_id = 1".formatted(ROWS));
            statement.execute("analyze");
            RunReport.write(
                    home.ledger(), home.ledger().knownRun(1), folder.resolve("leadline-data/runs/1"), ExitCode.OK);
        }
    }
}
