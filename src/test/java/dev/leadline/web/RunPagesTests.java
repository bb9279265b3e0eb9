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
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The addresses of a run's tabs and of the comparison of two runs. */
class RunPagesTests {

    private static final String BAD_EMAIL = "status=REJECTED&code=BAD_EMAIL&column=Email&field=email_1";

    @TempDir
    Path folder;

    private ConsoleFixture house;
    private Browser ann;

    @BeforeEach
    void twoRuns() throws IOException {
        try (Sandbox sandbox = Sandbox.start(
                        SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO),
                        Targets.load(null));
                OpenHome home = OpenHome.of(Settings.load(
                        folder,
                        Map.of(
                                "leadline.home", folder.resolve("home").toString(),
                                "leadline.api.url", sandbox.url().toString(),
                                "leadline.api.requests-per-minute", "0",
                                "leadline.confirm.interval", "5ms",
                                "leadline.api.token", sandbox.token())))) {
            imports(home, "monday.csv", "Ann,Lee,ann@example.com\n");
            imports(
                    home,
                    "tuesday.csv",
                    "Bob,Fox,bob@example.com\nCyd,Orr,nowhere\nDee,Kay,nobody\n,,eve@example.com\n");
        }
        house = ConsoleFixture.at(folder);
        ann = house.browser();
    }

    private void imports(OpenHome home, String name, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "First Name,Last Name,Email\n" + rows);
        home.runs()
                .start(
                        ImportRequest.of(file)
                                .target("generic")
                                .constants(Map.of("integration_id", "int-1"))
                                .build(),
                        new SilentListener());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void findTheRowsOfOneProblemOnThePageAndInTheFile() {
        assertThat(ann.get("/runs/2/rows?" + BAD_EMAIL).body())
                .contains("Cyd Orr", "Dee Kay")
                .doesNotContain("Bob Fox", "eve@example.com");
        assertThat(ann.get("/runs/2/rows/export?" + BAD_EMAIL).body().lines()).hasSize(3);
        assertThat(ann.get("/runs/2/rows?status=REJECTED&code=BAD_EMAIL&column=Phone")
                        .body())
                .contains("No rows found");
    }

    @Test
    void giveAPartOfThePageToWhoeverAsksForIt() {
        HttpResponse<String> part = ann.get("/runs/2/rows?status=CREATED&q=", "HX-Request", "true");

        assertThat(part.headers().firstValue("HX-Push-Url")).contains("/runs/2/rows?status=CREATED");
        assertThat(part.body()).contains("Bob Fox").doesNotContain("Cyd Orr", "<html");
    }

    @Test
    void leadFromAddressesOfEarlierVersions() {
        HttpResponse<String> old = ann.get("/runs/2?status=CREATED&q=bob%20fox");

        assertThat(old.statusCode()).isEqualTo(302);
        assertThat(old.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/runs/2/rows?status=CREATED&q=bob%20fox"));
    }

    @Test
    void compareARunWithTheOneBeforeIt() {
        HttpResponse<String> asked = ann.get("/runs/compare?run=2");

        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/runs/compare?run=1&with=2"));
        assertThat(ann.get("/runs/compare?run=2&with=1").body())
                .contains("monday.csv", "tuesday.csv", "The same columns.")
                .contains("/runs/2/rows?code=BAD_EMAIL&amp;column=Email&amp;field=email_1&amp;status=REJECTED");
    }

    @Test
    void nameTheCrmAndNotTheTarget() {
        for (String path : new String[] {"/", "/runs", "/runs/2", "/runs/compare?run=1&with=2"}) {
            assertThat(ann.get(path).body()).as(path).contains(">Your CRM<").doesNotContain(">generic<");
        }
        assertThat(ann.get("/runs").body()).containsPattern("<option value=\"generic\"[^>]*>Your CRM</option>");
        assertThat(ann.get("/runs?target=generic").body()).contains("monday.csv", "tuesday.csv");
    }

    @Test
    void sayWhichRunCannotBeCompared() {
        assertThat(ann.get("/runs/compare?run=1&with=7").body()).contains("There is no run 7.");
        assertThat(ann.get("/runs/compare?run=1&with=1").body()).contains("Choose two different runs.");
        assertThat(ann.get("/runs/compare?run=1").statusCode()).isEqualTo(200);
        assertThat(ann.get("/runs/7/activity").statusCode()).isEqualTo(404);
        assertThat(ann.get("/runs/7/rows").statusCode()).isEqualTo(404);
    }
}
