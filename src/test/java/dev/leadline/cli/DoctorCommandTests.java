package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code leadline doctor} prints. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "permissions are POSIX's")
class DoctorCommandTests {

    @TempDir
    Path folder;

    @Test
    void findsAHealthyInstallation() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS.withRequestsPerMinute(150), Targets.load(null))) {
            configure("""
                    leadline:
                      api:
                        url: %s
                      constants:
                        integration_id: int-1
                    """.formatted(sandbox.url()));
            Map<String, Object> under = Map.of("leadline.api.token", sandbox.token());
            OpenHome.of(Settings.load(folder, under)).close();

            RealTerminal.Said said = new RealTerminal(folder, under).type("doctor");

            assertThat(said.err()).isEmpty();
            assertThat(named(said.out()).replace(sandbox.url().toString(), "URL"))
                    .isEqualTo("""
                    Settings
                      leadline.constants.integration_id  int-1                   config/application.yaml:5
                      leadline.api.url                   URL  config/application.yaml:3
                      leadline.api.token                 set                     command line

                    Results
                      OK  settings    FOLDER/config/application.yaml is in use.
                      OK  targets     generic, knock, funnel, rentcafe, eliseai.
                      OK  API         URL responds. This is a program on this machine.
                      OK  token       The API accepts the token, which gives access to integration "Sandbox KNOCK" and others.
                      OK  limit       The configured limit is 150 requests per minute. The API allows 150. Currently, 149 of them are left.
                      OK  clock       Agrees with the API's clock.
                      OK  database    H2 VERSION, FOLDER/leadline-data/leadline.mv.db. Schema version 25.
                      OK  encryption  The database stores texts as they are, without encryption.
                      OK  home        FOLDER/leadline-data is writable, and only its owner can open it.
                      OK  disk        SPACE
                      OK  console     127.0.0.1:8151, reachable from this machine only, no login required.
                      OK  Java        VERSION
                      OK  file names  HOW

                    No problems found.
                    """);
            assertThat(said.exit()).isZero();
        }
    }

    @Test
    void findsASickInstallationAndTellsNoSecret() throws IOException {
        configure("""
                leadline:
                  api:
                    url: http://127.0.0.1:1
                    token: canary-token
                  database:
                    url: jdbc:postgresql://ann:canary@127.0.0.1:1/leads?password=canary
                    password: another-canary
                  notify:
                    mail:
                      host: 127.0.0.1
                      port: 1
                      from: leads@example.com
                      password: canary
                    channels:
                      chat:
                        webhook: https://hooks.example.com/services/canary
                        secret: canary
                  schedules:
                    nightly:
                      cron: "0 30 2 * * *"
                      inbox: inbox
                """);

        RealTerminal.Said said = new RealTerminal(folder, Map.of()).type("doctor");

        assertThat(said.err()).isEmpty();
        assertThat(named(said.out())).isEqualTo("""
                Settings
                  leadline.api.url                       http://127.0.0.1:1                                     config/application.yaml:3
                  leadline.api.token                     set                                                    config/application.yaml:4
                  leadline.database.url                  jdbc:postgresql://[hidden]@127.0.0.1:1/leads?[hidden]  config/application.yaml:6
                  leadline.database.password             set                                                    config/application.yaml:7
                  leadline.schedules.nightly.cron        0 30 2 * * *                                           config/application.yaml:20
                  leadline.schedules.nightly.inbox       inbox                                                  config/application.yaml:21
                  leadline.notify.mail.host              127.0.0.1                                              config/application.yaml:10
                  leadline.notify.mail.port              1                                                      config/application.yaml:11
                  leadline.notify.mail.password          set                                                    config/application.yaml:13
                  leadline.notify.mail.from              leads@example.com                                      config/application.yaml:12
                  leadline.notify.channels.chat.webhook  https://hooks.example.com/[hidden]                     config/application.yaml:16
                  leadline.notify.channels.chat.secret   set                                                    config/application.yaml:17

                Results
                  OK       settings          FOLDER/config/application.yaml is in use.
                  OK       targets           generic, knock, funnel, rentcafe, eliseai.
                  ERROR    API               The API's address refused the connection.
                                             -> Check leadline.api.url, or wait until the API is available again.
                  WARNING  token             Set, but not verified. The API's address refused the connection.
                                             -> Run doctor again when the API responds.
                  OK       limit             The configured limit is 150 requests per minute. The API has not reported a limit.
                  OK       clock             Not compared: the API did not report its time.
                  ERROR    database          Leadline cannot reach the PostgreSQL server at 127.0.0.1:1 for the database "leads" (unknown host).
                                             -> Check that it is running and that the host and port in the database URL are correct. Then run the command again.
                  OK       home              FOLDER/leadline-data does not exist yet. The first import creates it.
                  OK       disk              SPACE
                  ERROR    inbox of nightly  FOLDER/inbox does not exist.
                                             -> Create the folder, or correct leadline.schedules.nightly.inbox.
                  OK       console           127.0.0.1:8151, reachable from this machine only, no login required.
                  WARNING  e-mail            127.0.0.1:1 cannot be reached: the connection was refused.
                                             -> Check leadline.notify.mail and the network. Imports still run, but nobody gets e-mail about them.
                  OK       Java              VERSION
                  OK       file names        HOW

                3 errors, 2 warnings.
                """);
        assertThat(said.exit()).isEqualTo(2);
        RealTerminal.Said everything = new RealTerminal(folder, Map.of()).type("doctor", "--all", "--json");
        assertThat(said.out() + everything.out()).doesNotContainIgnoringCase("canary");
        assertThat(folder.resolve("leadline-data")).doesNotExist();
    }

    @Test
    void tellsProgramsEverySettingAndFinding() {
        Map<String, Object> under = new HashMap<>(Map.of("leadline.api.url", "http://127.0.0.1:1"));

        RealTerminal.Said said = new RealTerminal(folder, under).type("doctor", "--json");

        JsonNode json = JsonMapper.shared().readTree(said.out());
        assertThat(json.propertyNames()).containsExactly("settings", "findings", "exit");
        assertThat(json.path("settings"))
                .hasSizeGreaterThan(40)
                .allSatisfy(setting -> assertThat(setting.propertyNames()).containsExactly("name", "value", "origin"))
                .anySatisfy(setting -> assertThat(setting)
                        .hasToString("{\"name\":\"leadline.api.token\",\"value\":\"not set\",\"origin\":\"default\"}"));
        assertThat(json.path("findings"))
                .allSatisfy(finding ->
                        assertThat(finding.propertyNames()).containsExactly("subject", "verdict", "found", "advice"))
                .anySatisfy(
                        finding -> assertThat(finding)
                                .hasToString(
                                        "{\"subject\":\"API\",\"verdict\":\"BROKEN\",\"found\":\"http://127.0.0.1:1 cannot be reached: "
                                                + "the connection was refused.\",\"advice\":\"Check leadline.api.url and the network, or wait until the API is available again.\"}"));
        assertThat(json.path("exit").asInt()).isEqualTo(5);
        assertThat(said.exit()).isEqualTo(5);
    }

    @Test
    void showsTheDefaultsToo() {
        String out = new RealTerminal(folder, Map.of("leadline.api.url", "http://127.0.0.1:1"))
                .type("doctor", "--all")
                .out();

        assertThat(out)
                .containsPattern("\n  leadline.api.url +http://127.0.0.1:1 +command line\n")
                .containsPattern("\n  leadline.api.token +not set +default\n")
                .containsPattern("\n  leadline.confirm.deadline +15m +default\n")
                .doesNotContain("To show them, add --all.");
    }

    @Test
    void saysOnlyWhatIsWrongWithSettingsThatCannotBeRead() throws IOException {
        configure("leadline.api.request-per-minute: 90\n");

        RealTerminal.Said said = new RealTerminal(folder, Map.of()).type("doctor");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("Unknown setting leadline.api.request-per-minute (config/application.yaml:");
    }

    private String named(String out) {
        return out.replace(folder.toString(), "FOLDER")
                .replaceAll("(?m)^  \\d+ other settings use their defaults\\. To show them, add --all\\.\n", "")
                .replaceAll("H2 2\\.[0-9.]+", "H2 VERSION")
                .replaceAll("(?m)^(  OK +disk +).*", "$1SPACE")
                .replaceAll("(?m)^(  OK +Java +).*", "$1VERSION")
                .replaceAll("(?m)^  \\S+( +file names +).*(\n +->.*)?", "  OK$1HOW");
    }

    private void configure(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Path file = Files.writeString(folder.resolve("config/application.yaml"), yaml);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
