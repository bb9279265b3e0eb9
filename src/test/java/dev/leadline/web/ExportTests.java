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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a list shows can be saved for a spreadsheet: all pages of it, nothing else, and no cell that runs as a formula. */
class ExportTests {

    private static final int GOOD = 600;

    @TempDir
    Path folder;

    @BeforeEach
    void importAFile() throws IOException {
        String good = IntStream.rangeClosed(1, GOOD)
                .mapToObj(row -> "Ida,Moss%d,ida%d@example.com\n".formatted(row, row))
                .collect(Collectors.joining());
        Path file = Files.writeString(
                folder.resolve("leads.csv"),
                "First Name,Last Name,Email\n" + good + "Bob,=cmd|' /C calc'!A0,none\n\"Cyd, Jr.\",Fox,nowhere\n");
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
                imports.runs()
                        .start(
                                ImportRequest.of(file)
                                        .target("generic")
                                        .constants(Map.of("integration_id", "int-1"))
                                        .build(),
                                new SilentListener());
            }
        }
    }

    @Test
    void givesOutTheRowsOfTheFilterAndNoOthers() {
        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            HttpResponse<String> rejected = house.browser().get("/runs/1/rows/export?status=REJECTED");
            assertThat(rejected.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(name -> assertThat(name).contains("attachment", "run-1-rows-rejected.csv"));
            assertThat(rejected.body().lines())
                    .hasSize(3)
                    .startsWith("\uFEFFRow,Line,Status,Reason,First Name,Last Name,Email")
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("601,602,Needs fixing,")
                            .endsWith("Bob,'=cmd|' /C calc'!A0,none"))
                    .anySatisfy(line -> assertThat(line).endsWith("\"Cyd, Jr.\",Fox,nowhere"));

            assertThat(house.browser().get("/runs/1/rows/export").body().lines())
                    .hasSize(1 + GOOD + 2);
            assertThat(house.browser()
                            .get("/runs/1/rows/export?q=ida7@example.com")
                            .body()
                            .lines())
                    .hasSize(2)
                    .anyMatch(line -> line.endsWith("Ida,Moss7,ida7@example.com"));
        }
    }

    @Test
    void givesOutAllLeadsThatASearchFinds() {
        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            assertThat(house.browser().get("/search/export?q=ida").body().lines())
                    .startsWith("\uFEFFRun,File,Row,Line,Status,Name,Contact,Reason")
                    .hasSize(1 + GOOD);
            assertThat(house.browser().get("/search/export?q=").body().lines()).hasSize(1);
        }
    }

    @Test
    void givesOutRejectsAsTheGridShowsThem() {
        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            house.browser().get("/runs/1/rejects/grid/export");
            assertThat(house.browser()
                            .get("/runs/1/rejects/grid/export?text=fox")
                            .body()
                            .lines())
                    .startsWith("\uFEFFRow,Line,Problems,First Name,Last Name,Email")
                    .hasSize(2);
        }
    }

    @Test
    void givesATemplateForEachTarget() {
        try (ConsoleFixture house = ConsoleFixture.at(folder)) {
            assertThat(house.browser().get("/imports/template?target=knock").body())
                    .startsWith("\uFEFFE-mail,Phone,")
                    .doesNotContain("integration");
            assertThat(house.browser().get("/imports/template?target=nothing").statusCode())
                    .isEqualTo(404);
            assertThat(house.browser().get("/imports/new").body())
                    .contains("/imports/template?target=knock", "/imports/template?target=generic");
        }
    }
}
