package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and what is said of wrong ones. */
class SettingsTests {

    @TempDir
    Path root;

    /** Its underscores arrive as dots. */
    @Test
    void aConstantOfTheEnvironmentWinsOverThatOfTheFile() throws IOException {
        write("""
                leadline:
                  constants:
                    integration_id: int-1
                    community_id: com-1
                """);

        Settings settings = Settings.load(
                root,
                Map.of(
                        "leadline.constants.integration.id", "int-2",
                        "leadline.schedules.nightly.cron", "0 0 3 * * *",
                        "leadline.schedules.nightly.inbox", "inbox",
                        "leadline.schedules.nightly.constants.integration.id", "int-3"));

        assertThat(settings.constants())
                .containsOnly(Map.entry("integration_id", "int-2"), Map.entry("community_id", "com-1"));
        assertThat(settings.schedules().get(0).constants()).containsExactly(Map.entry("integration_id", "int-3"));
    }

    @Test
    void needsNoConfiguration() {
        Settings settings = Settings.load(root, Map.of());

        assertThat(settings.home()).isEqualTo(root.resolve("leadline-data"));
        assertThat(settings.config()).isEqualTo(root.resolve("config"));
        assertThat(settings.apiUrl()).hasToString("https://api.propexo.com");
        assertThat(settings.requestsPerMinute()).isEqualTo(150);
        assertThat(settings.tokenIsSet()).isFalse();
        assertThat(settings.confirm().deadline()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.duplicates().policy()).isEqualTo(DuplicatePolicy.SKIP);
        assertThat(settings.duplicates().days()).isEqualTo(30);
        assertThat(settings.namesMaxAge()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void readsTheFileAndLetsTheCommandLineWin() throws IOException {
        write("""
                leadline:
                  constants:
                    integration_id: int-1
                  api:
                    requests-per-minute: 90
                    url: https://api.sandbox.propexo.com
                """);

        Settings settings = Settings.load(root, Map.of("leadline.api.requests-per-minute", "0"));

        assertThat(settings.constants()).containsExactly(Map.entry("integration_id", "int-1"));
        assertThat(settings.apiUrl()).hasToString("https://api.sandbox.propexo.com");
        assertThat(settings.requestsPerMinute()).isZero();
    }

    @Test
    void takesEverySettingOfTheCommentedFileWithTheValueThatStandsThere() throws IOException {
        String commented = Files.readString(Path.of("config/application.yaml"));
        write(Pattern.compile("^( *)#(?! )", Pattern.MULTILINE)
                .matcher(commented)
                .replaceAll("$1"));

        assertThat(Settings.load(root, Map.of()).requestsPerMinute()).isEqualTo(150);
    }

    @Test
    void refusesASettingThatDoesNotExist() throws IOException {
        write("leadline.api.request-per-minute: 90\n");

        assertThatThrownBy(() -> Settings.load(root, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("Unknown setting leadline.api.request-per-minute (config/application.yaml:1);"
                        + " did you mean leadline.api.requests-per-minute?");
    }

    @Test
    void refusesAValueThatASettingCannotHave() throws IOException {
        write("leadline.api.requests-per-minute: many\n");

        assertThatThrownBy(() -> Settings.load(root, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("leadline.api.requests-per-minute (config/application.yaml:1) is \"many\","
                        + " but it must be a whole number.");
    }

    @Test
    void refusesAFileThatIsNoYaml() throws IOException {
        write("leadline: [\n");

        assertThatThrownBy(() -> Settings.load(root, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(root.resolve("config/application.yaml")
                        + " is not valid YAML: line 2: expected the node content,"
                        + " but found '<stream end>'. Correct that line or the line above it.");
    }

    @Test
    void neverShowsTheToken() {
        Settings settings =
                Settings.load(root, Map.of("leadline.api.token", "canary", "leadline.database.password", "canary"));

        assertThat(settings.tokenIsSet()).isTrue();
        assertThat(settings.toString()).doesNotContain("canary");
        try (ApiConnection connection = ApiConnection.to(settings, ObservationRegistry.NOOP)) {
            assertThat(connection.toString()).doesNotContain("canary");
        }
    }

    @Test
    void neverShowsAPasswordThatADriverQuotes() {
        Settings settings =
                Settings.load(root, Map.of("leadline.database.url", "jdbc:nonsense://127.0.0.1/leads?password=canary"));

        assertThatThrownBy(() -> OpenHome.of(settings))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageNotContaining("canary");
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.writeString(root.resolve("config/application.yaml"), yaml);
    }
}
