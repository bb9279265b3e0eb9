package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.SilentListener;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of a run whose personal data was deleted open, say so, and offer nothing that cannot be done. */
class PurgedRunTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "/runs, leads.csv",
        "/runs/1, The personal data of run 1 was deleted on",
        "/runs/1/rows/2, The details were deleted.",
        "/runs/1/rejects, run 1"
    })
    void open(String page, String words) throws Exception {
        importAndPurge();

        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            HttpResponse<String> shown = get(house, page);

            assertThat(shown.statusCode()).isEqualTo(200);
            assertThat(shown.body())
                    .containsIgnoringCase(words)
                    .doesNotContain("Quillfeather", "Fix rejects", "Send again");
        }
    }

    @Test
    void areThoseOfARunThatNeedsNobody() throws Exception {
        importAndPurge();

        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            assertThat(get(house, "/runs?status=TO_LOOK_AT").body()).doesNotContain("leads.csv");
        }
    }

    @ParameterizedTest
    @CsvSource({"send, rejects", "send-anyway, duplicates"})
    void sendNothing(String action, String page) throws Exception {
        importAndPurge();

        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            Browser browser = house.browser();
            browser.get("/runs/1/rejects");
            browser.post("/runs/1/rejects/" + action, Map.of("version", "0"));

            assertThat(browser.get("/runs/1/" + page).body()).contains("The personal data of run 1 was deleted on");
        }
    }

    private static HttpResponse<String> get(ConsoleFixture house, String page) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + house.port() + page);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private void importAndPurge() throws IOException {
        Path file = Files.writeString(
                folder.resolve("leads.csv"),
                "First Name,Last Name,Email\nAnn,Lee,ann@example.com\nBob,Quillfeather,none\n");
        try (Sandbox sandbox = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null))) {
            Settings settings = Settings.load(
                    folder,
                    Map.of(
                            "leadline.home", folder.resolve("home").toString(),
                            "leadline.api.url", sandbox.url().toString(),
                            "leadline.api.requests-per-minute", "0",
                            "leadline.confirm.interval", "5ms",
                            "leadline.api.token", sandbox.token()));
            try (OpenHome imports = OpenHome.of(settings)) {
                Map<String, String> ids = Map.of("integration_id", "int-1");
                imports.runs()
                        .start(
                                ImportRequest.of(file)
                                        .target("generic")
                                        .constants(ids)
                                        .build(),
                                new SilentListener());
                assertThat(imports.purge().purge(Instant.now(), "ann").rows()).isEqualTo(2);
            }
        }
    }
}
