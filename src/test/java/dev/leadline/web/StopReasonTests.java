package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that did not end by itself says why at the top of its page. */
class StopReasonTests {

    @TempDir
    Path folder;

    @Test
    void standsOnThePageOfTheRun() throws Exception {
        stopARun();

        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            URI page = URI.create("http://127.0.0.1:" + house.port() + "/runs/1");
            String shown = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();

            assertThat(shown).containsSubsequence("address refused the connection", "Next steps");
        }
    }

    private void stopARun() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), "First Name,Email\nAnn,ann@example.com\n");
        Settings settings = Settings.load(
                folder,
                Map.of(
                        "leadline.home", folder.resolve("home").toString(),
                        "leadline.api.url", "http://127.0.0.1:9",
                        "leadline.api.patience", "1ms",
                        "leadline.api.token", "a-token-of-a-test"));
        try (OpenHome imports = OpenHome.of(settings)) {
            Map<String, String> ids = Map.of("integration_id", "int-1");
            ImportRequest request =
                    ImportRequest.of(file).target("generic").constants(ids).build();
            assertThat(imports.runs()
                            .start(request, new SilentListener())
                            .summary()
                            .exit())
                    .isEqualTo(ExitCode.STOPPED_EARLY);
        }
    }
}
