package dev.leadline.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.RowStatus;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.SilentListener;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that stays sends by itself what other runs have released, and nothing else. */
class ServeReleasedRowsTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone";

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void sendsReleasedRowsButNoneBeyondALimit() throws IOException {
        Settings settings = settings();
        try (OpenHome imports = OpenHome.of(settings)) {
            start(imports, file("a.csv", "Ann,Lee,ann+failure@example.com,(617) 555-0101"), null, false);
            start(
                    imports,
                    file("b.csv", "Ann,Lee,ann@example.org,(617) 555-0101", "Bob,Hill,bob@example.org,(617) 555-0102"),
                    1,
                    true);
            imports.runs().resume(1, new SilentListener());
            assertThat(imports.runs().runsWithReleasedRows()).containsExactly(2L);
        }

        Server server = Server.start(settings);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> emails().contains("ann@example.org"));
        } finally {
            server.close();
        }

        try (OpenHome imports = OpenHome.of(settings)) {
            assertThat(imports.ledger().counts(2).of(RowStatus.STAGED)).isEqualTo(1);
            assertThat(imports.runs().runsWithReleasedRows()).isEmpty();
            assertThat(imports.audit().latest(PageStart.before(Long.MAX_VALUE), 5))
                    .singleElement()
                    .satisfies(action -> {
                        assertThat(action.who()).isEqualTo("Leadline");
                        assertThat(action.what()).isEqualTo("resume");
                    });
        }
        assertThat(emails()).containsExactly("ann+failure@example.com", "ann@example.org");
    }

    private Settings settings() {
        return Settings.load(
                folder,
                Map.of(
                        "leadline.home",
                        folder.resolve("home").toString(),
                        "leadline.api.url",
                        sandbox.url().toString(),
                        "leadline.api.token",
                        sandbox.token(),
                        "leadline.api.requests-per-minute",
                        "0",
                        "leadline.confirm.interval",
                        "5ms",
                        "leadline.serve.port",
                        "0"));
    }

    private void start(OpenHome imports, Path file, @Nullable Integer limit, boolean confirm) {
        Map<String, String> ids = sandbox.ids(Targets.load(null).named("generic"));
        imports.runs()
                .start(
                        ImportRequest.of(file)
                                .target("generic")
                                .constants(ids)
                                .limit(limit)
                                .confirm(confirm)
                                .build(),
                        new SilentListener());
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    private List<Object> emails() {
        return sandbox.received().stream()
                .map(prospect -> prospect.body().get("email_1"))
                .toList();
    }
}
