package dev.leadline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is in force, and who says so. */
class EffectiveSettingsTests {

    @TempDir
    Path root;

    @Test
    void namesTheLineOfTheFileTheCommandLineAndTheDefault() throws IOException {
        write("""
                leadline:
                  constants:
                    integration_id: int-1
                  api:
                    # a comment
                    requests-per-minute: 90
                    read-timeout: 45s
                """);

        List<Setting> settings =
                Settings.load(root, Map.of("leadline.api.read-timeout", "5s")).inForce();

        assertThat(settings)
                .contains(
                        new Setting("leadline.constants.integration_id", "int-1", "config/application.yaml:3"),
                        new Setting("leadline.api.requests-per-minute", "90", "config/application.yaml:6"),
                        new Setting("leadline.api.read-timeout", "5s", "command line"),
                        new Setting("leadline.api.url", "https://api.propexo.com", "default"),
                        new Setting("leadline.api.token", "not set", "default"),
                        new Setting("leadline.import.max-file-size", "4GB", "default"),
                        new Setting(
                                "leadline.home", root.resolve("leadline-data").toString(), "default"),
                        new Setting("leadline.config", root.resolve("config").toString(), "default"));
    }

    @Test
    void namesTheSandboxForWhatItSets() {
        assertThat(Settings.load(root, Map.of("leadline.api.url", Setting.setBy("sandbox", "http://127.0.0.1:8080")))
                        .inForce())
                .contains(new Setting("leadline.api.url", "http://127.0.0.1:8080", "sandbox"));
    }

    @Test
    void namesVariablesOfTheEnvironmentAsTheyAreSet() {
        List<Setting> settings = in(Map.of(
                "LEADLINE_API_TOKEN", "canary",
                "LEADLINE_API_REQUESTS_PER_MINUTE", "100",
                "LEADLINE_SERVE_HOSTS_0_", "a.example.com",
                "LEADLINE_SCHEDULES_NIGHTLY_TIME_ZONE", "America/New_York"));

        assertThat(settings)
                .contains(
                        new Setting("leadline.api.token", "set", "LEADLINE_API_TOKEN"),
                        new Setting("leadline.api.requests-per-minute", "100", "LEADLINE_API_REQUESTS_PER_MINUTE"),
                        new Setting(
                                "leadline.schedules.nightly.time-zone",
                                "America/New_York",
                                "LEADLINE_SCHEDULES_NIGHTLY_TIME_ZONE"));
    }

    @Test
    void showsEverySettingOfTheCommentedFileAndNoSecretOfIt() throws IOException {
        String commented = Files.readString(Path.of("config/application.yaml"));
        write(Pattern.compile("^( *)#(?! )", Pattern.MULTILINE)
                .matcher(commented)
                .replaceAll("$1"));

        List<Setting> settings = Settings.load(root, Map.of()).inForce();

        assertThat(settings)
                .extracting(Setting::name, Setting::value)
                .contains(
                        tuple("leadline.serve.hosts", "leads.example.com"),
                        tuple("leadline.serve.webhook-secret", "set"),
                        tuple("leadline.schedules.nightly.cron", "0 30 2 * * *"),
                        tuple("leadline.schedules.nightly.notify.team", "problems"),
                        tuple("leadline.notify.mail.host", "smtp.example.com"),
                        tuple("leadline.notify.channels.team.email", "leasing@example.com"),
                        tuple("leadline.notify.channels.chat.webhook", "https://hooks.slack.com/[hidden]"));
        assertThat(settings).extracting(Setting::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "leadline.database.url, jdbc:postgresql://db.example.com:5432/leads, jdbc:postgresql://db.example.com:5432/leads",
        "leadline.database.url, jdbc:postgresql://db/leads?user=a&password=canary, jdbc:postgresql://db/leads?[hidden]",
        "leadline.database.url, jdbc:postgresql://ann:can@ary@db/leads, jdbc:postgresql://[hidden]@db/leads",
        "leadline.database.url, jdbc:postgresql://ann:can?ary@db/leads, jdbc:postgresql://[hidden]@db/leads",
        "leadline.database.url, postgres://ann:canary@db/leads, postgres://[hidden]@db/leads",
        "leadline.database.url, jdbc:h2:file:/leads;PASSWORD=canary, jdbc:h2:file:/leads;[hidden]",
        "leadline.api.url, https://ann:canary@api.example.com, https://[hidden]@api.example.com",
        "leadline.api.token, canary, set",
        "leadline.notify.mail.password, canary, set",
        "leadline.notify.channels.chat.secret, canary, set",
        "leadline.notify.channels.chat.webhook, https://hooks.example.com/services/canary, https://hooks.example.com/[hidden]",
        "leadline.notify.channels.chat.webhook, https://canary@hooks.example.com/x, set",
        "leadline.notify.channels.chat.webhook, https://hooks.example.com?key=canary, set",
        "leadline.notify.mail.from, leads@example.com, leads@example.com",
        "leadline.api.url, '', not set"
    })
    void hidesWhatMayBeASecret(String name, String value, String shown) {
        assertThat(ShownValue.of(name, value)).isEqualTo(shown);
    }

    @Test
    void followsTheEnvironmentToAnotherFolderOfTheConfiguration() throws IOException {
        Path other = Files.createDirectories(root.resolve("other"));
        Files.writeString(other.resolve("application.yaml"), "leadline.api.concurrency: 3\n");

        assertThat(Settings.load(root, Map.of("leadline.config", other)).inForce())
                .contains(
                        new Setting("leadline.config", other.toString(), "command line"),
                        new Setting("leadline.api.concurrency", "3", "other/application.yaml:1"));
    }

    /** With the name of the field, which --set and a mapping take, and only the value that is in force. */
    @Test
    void namesTheFieldOfAConstantThatAVariableSets() throws IOException {
        write("leadline.constants.integration_id: int-1\n");

        assertThat(in(Map.of("LEADLINE_CONSTANTS_INTEGRATION_ID", "int-2")))
                .filteredOn(setting -> setting.name().startsWith("leadline.constants"))
                .containsExactly(
                        new Setting("leadline.constants.integration_id", "int-2", "LEADLINE_CONSTANTS_INTEGRATION_ID"));
    }

    private List<Setting> in(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "where", Map.of("spring.config.location", "optional:file:" + root + "/config/")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return EffectiveSettings.in(environment, root, Map.of());
    }

    private void write(String yaml) throws IOException {
        Files.createDirectories(root.resolve("config"));
        Files.writeString(root.resolve("config/application.yaml"), yaml);
    }
}
