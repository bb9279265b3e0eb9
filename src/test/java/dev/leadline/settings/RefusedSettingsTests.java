package dev.leadline.settings;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody reads whose settings are wrong: the setting, where it stands, its value, and what it must be. */
class RefusedSettingsTests {

    @TempDir
    private Path root;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            api.requests-per-minute: many | is "many", but it must be a whole number.
            api.concurrency: 0 | is "0", but it must be a whole number of 1 or more.
            api.read-timeout: soon | is "soon", but it must be a time such as 500ms, 30s, 5m or 24h.
            api.url: 'not an address' | is "not an address", but it must be an address such as https://api.propexo.com.
            log-format: xml | is "xml", but it must be text or json.
            retention: 90 days | is "90 days", but it must be days (90d), weeks (12w) or an ISO 8601 period (P3M).
            duplicates.days: 0 | is "0", but it must be a whole number of 1 or more.
            duplicates.policy: perhaps | is "perhaps", but it must be skip or send or reject.
            batch.stage-chunk: 0 | is "0", but it must be a whole number from 1 to 10000.
            batch.submit-chunk: 10001 | is "10001", but it must be a whole number from 1 to 10000.
            batch.remote-partitions: maybe | is "maybe", but it must be true or false.
            import.delimiter: x | is "x", but it must be comma, semicolon, tab, pipe or a single character that is not a letter, a digit or a quote.
            import.charset: latin-99 | is "latin-99", but it must be a character encoding such as UTF-8 or windows-1252.
            import.max-columns: 0 | is "0", but it must be a whole number of 1 or more.
            import.max-file-size: -1MB | is "-1MB", but it must be a size such as 100MB or 4GB.
            import.send-window-time-zone: Mars | is "Mars", but it must be a time zone such as America/New_York.
            schedules.nightly: {cron: 0 2 * * *, inbox: in} | .cron (config/application.yaml:2) is "0 2 * * *", but it must be a cron expression of six fields, such as "0 30 2 * * *" (2:30 in the morning).
            schedules.nightly: {cron: 0 0 2 * * *, inbox: in, files: '['} | .files (config/application.yaml:2) is "[", but it must be a file name pattern, such as *.csv.
            schedules.nightly: {cron: 0 0 2 * * *, inbox: in, compare-runs: -1} | .compare-runs (config/application.yaml:2) is "-1", but it must be a whole number from 0 to 100.
            serve.port: 70000 | is "70000", but it must be a whole number from 0 to 65535.
            serve.concurrent-runs: 0 | is "0", but it must be a whole number of 1 or more.
            serve.request-timeout: 5ms | is "5ms", but it must be a time of at least 100ms.
            serve.connections-per-address: 2 | is "2", but it must be a whole number of 8 or more.
            serve.health-port: 8151 | is "8151", but it must be a number from 0 to 65535, and not the same as leadline.serve.port.
            worker.port: 70000 | is "70000", but it must be a whole number from 0 to 65535.
            worker.metrics: local | is "local", but it must be set together with leadline.worker.port, the port where monitors read the metrics.
            serve.traces-url: localhost | is "localhost", but it must be the address of a collector, such as http://localhost:4318/v1/traces.
            """)
    void aValueIsNamedWithItsPlaceAndWhatItMustBe(String setting, String what) throws IOException {
        String name = setting.substring(0, setting.indexOf(':'));
        write("# mine\nleadline." + setting + "\n");
        refused("leadline." + name + (what.startsWith(".") ? what : " (config/application.yaml:2) " + what));
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        write("leadline.serve.webhook-secret: canary\n");
        refused(
                "leadline.serve.webhook-secret (config/application.yaml:1) is not valid. It must be the secret that Propexo"
                        + " shows for the webhook, with at least 10 characters.");
    }

    @Test
    void aSettingOfTheCommandLineSaysSo() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Settings.load(root, Map.of("leadline.serve.port", "70000")))
                .withMessage(
                        "leadline.serve.port (command line) is \"70000\", but it must be a whole number from 0 to 65535.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leadline.api.request-per-minute: 90 | Unknown setting leadline.api.request-per-minute (config/application.yaml:1); did you mean leadline.api.requests-per-minute?
            leadline.xyz: 90 | Unknown setting leadline.xyz (config/application.yaml:1). See config/application.yaml for all settings.
            api.concurrency: 3 | api.concurrency (config/application.yaml:1) must be under leadline. Check that the line "leadline:" above it is spelled correctly, not commented out and not indented.
            leadlin.api.concurrency: 3 | leadlin.api.concurrency (config/application.yaml:1) must be under leadline. Check that the line "leadline:" above it is spelled correctly, not commented out and not indented.
            """)
    void aKeyThatIsNoSettingIsNeverIgnored(String line, String sentence) throws IOException {
        write(line + "\n");
        refused(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            leadline:\\n  api: a: b\\n | line 2: it is indented too far, or a value with a colon is not in quotes
            leadline:\\n\\tretention: 90d\\n | line 2: it is indented with a tab instead of spaces
            leadline.retention: 90d\\nleadline.retention: 80d\\n | line 2: the key leadline.retention is there twice
            leadline: [\\n | line 2: expected the node content, but found '<stream end>'
            """)
    void aFileThatIsNotYamlIsNamedWithTheLine(String yaml, String problem) throws IOException {
        write(yaml.replace("\\n", "\n").replace("\\t", "\t"));
        refused(file() + " is not valid YAML: " + problem + ". Correct that line or the line above it.");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        write("");
        Files.write(file(), "leadline.import.sheet: Käufer\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(file() + " is not encoded in UTF-8. Save it as UTF-8.");
    }

    @Test
    void keysOfOthersAreTheirs() throws IOException {
        write("logging.level.root: warn\nusual: 3\nleadline.api.concurrency: 3\n");
        Settings.load(root, Map.of());
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Settings.load(root, Map.of()))
                .withMessage(sentence)
                .matches(refusal -> refusal.exit() == ExitCode.USAGE);
    }

    private Path file() {
        return root.resolve("config/application.yaml");
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.writeString(file(), yaml);
    }
}
