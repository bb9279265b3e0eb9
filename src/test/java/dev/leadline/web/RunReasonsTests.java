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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run names the most frequent reasons, and says how many rows have others. */
class RunReasonsTests {

    private static final List<String> FIELDS = List.of(
            "email_1",
            "phone_1",
            "phone_2",
            "move_in_date",
            "rent_minimum_in_cents",
            "rent_maximum_in_cents",
            "number_of_occupants",
            "lease_term_in_months",
            "address_1",
            "city",
            "state",
            "zip",
            "first_name");

    @TempDir
    Path folder;

    @Test
    void noReasonIsLeftOutSilently() throws IOException {
        imports();
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            assertThat(office.browser().get("/runs/1").body())
                    .contains("28 rows: 1 created, 27 need fixing")
                    .containsPattern("<a href=\"/runs/1/rejects\">2 more reasons, 3 rows</a>");
        }
    }

    @Test
    void adviceIsForTheBrowserAndNotForAMappingFile() throws IOException {
        String dates =
                "Email,Move-in Date\nann@example.com,25/12/2028\nbob@example.com,12/26/2028\ncyd@example.com,03/04/2028\n";
        try (Sandbox sandbox = Sandbox.start(
                        SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO),
                        Targets.load(null));
                OpenHome home = OpenHome.of(settings(sandbox))) {
            home.runs()
                    .start(
                            ImportRequest.of(Files.writeString(folder.resolve("dates.csv"), dates))
                                    .constants(Map.of("integration_id", "int-1"))
                                    .build(),
                            new SilentListener());
        }
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            Browser browser = office.browser();
            assertThat(browser.get("/runs/1").body())
                    .contains("1 needs fixing", "Enter the date as year-month-day.")
                    .doesNotContain("date_order");
            browser.get("/imports/new");
            String draft = browser.upload("/imports", "dates.csv", dates)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(browser.get(draft).body())
                    .contains("Choose the date format of the column in the step Match columns.")
                    .doesNotContain("date_order");
        }
    }

    /** A row that is valid, two for each field that is not, and one with too many cells. */
    private void imports() throws IOException {
        String valid = "ann@example.com,,,,,,,,,,,,";
        String rows = FIELDS.stream()
                .map(field -> row(field) + "\n" + row(field) + "\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(
                folder.resolve("leads.csv"),
                String.join(",", FIELDS) + "\n" + valid + "\n" + rows + "bob@example.com,,,,,,,,,,,,,more,and more\n");
        Path mapping = Files.writeString(
                folder.resolve("mapping.yaml"),
                "target: generic\ncolumns:\n"
                        + FIELDS.stream()
                                .map(field -> "  " + field + ": {field: " + field + "}\n")
                                .collect(Collectors.joining()));
        try (Sandbox sandbox = Sandbox.start(
                        SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO),
                        Targets.load(null));
                OpenHome home = OpenHome.of(settings(sandbox))) {
            home.runs()
                    .start(
                            ImportRequest.of(file)
                                    .mapping(mapping)
                                    .constants(Map.of("integration_id", "int-1"))
                                    .build(),
                            new SilentListener());
        }
    }

    private static String row(String bad) {
        return FIELDS.stream()
                .map(field -> field.equals(bad) ? "?".repeat(60) : field.equals("email_1") ? "ann@example.com" : "")
                .collect(Collectors.joining(","));
    }

    private Settings settings(Sandbox sandbox) {
        return Settings.load(
                folder,
                Map.of(
                        "leadline.home", folder.resolve("home").toString(),
                        "leadline.api.url", sandbox.url().toString(),
                        "leadline.api.requests-per-minute", "0",
                        "leadline.confirm.interval", "5ms",
                        "leadline.api.token", sandbox.token()));
    }
}
