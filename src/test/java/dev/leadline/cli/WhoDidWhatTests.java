package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.audit.AuditEntry;
import dev.leadline.lead.Targets;
import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done by commands stands beside what is done in the console. */
class WhoDidWhatTests {

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Map<String, String> settings;
    private Terminals terminal;

    @BeforeEach
    void importTheFirstOfTwoLeads() throws IOException {
        settings = Terminals.sendingTo(sandbox, Database.H2);
        terminal = new Terminals(folder).withRealJob(settings);
        terminal.file("leads.csv", "Name,Email", "Ann Lee,ann@example.com", "Bob Hill,bob@example.com");
        assertThat(imports("--limit", "1")).isZero();
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void isNotedWithTheNameOfWhoTypedIt() {
        terminal.type("resume", "1");
        terminal.type("retry", "1");
        terminal.type("reconcile", "1");
        terminal.type("reconcile", "1", "--as", "unsent");
        terminal.type("stop", "1");

        assertThat(noted())
                .extracting(action -> action.what() + " " + action.run() + " " + action.detail())
                .containsExactly(
                        "stop 1 null",
                        "say-unsent 1 all rows in doubt",
                        "reconcile 1 null",
                        "retry 1 null",
                        "resume 1 null",
                        "import 1 null");
        assertThat(noted())
                .extracting(AuditEntry::who)
                .allMatch(who -> who.startsWith(System.getProperty("user.name") + "@"));
    }

    @Test
    void isNotNotedWhereNothingIsDone() {
        terminal.type("resume", "1");

        assertThat(imports()).as("the same again, which only tells").isZero();
        assertThat(terminal.type("stop", "7")).isEqualTo(2);
        terminal.type("show", "1");

        assertThat(noted()).extracting(AuditEntry::what).containsExactly("resume", "import");
    }

    @Test
    void holdsNoWordThatWasRefused() {
        Map<String, String> another = new HashMap<>(settings);
        another.put("leadline.api.url", "http://127.0.0.1:9");

        int exit = new Terminals(folder).withRealJob(another).type("reconcile", "1", "--as", "sent");

        assertThat(exit).as("the run belongs to another API").isNotZero();
        assertThat(noted()).extracting(AuditEntry::what).containsExactly("import");
    }

    private int imports(String... options) {
        String[] command = {"import", folder.resolve("leads.csv").toString(), "--set", "integration_id=int_1"};
        return terminal.type(
                Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    }

    private List<AuditEntry> noted() {
        try (OpenHome imports = OpenHome.of(Settings.load(folder, Map.copyOf(settings)))) {
            return imports.audit().latest(PageStart.before(Long.MAX_VALUE), 20);
        }
    }
}
