package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.OpenHome;
import dev.leadline.run.SilentListener;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.security.Role;
import dev.leadline.settings.Settings;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first page names until a person has done it. */
class HomePageTests {

    private static final Pattern ITEMS = Pattern.compile("<ul class=\"attention\">.*?</ul>", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("(?<=>)[^<>]*[^<>\\s][^<>]*(?=<)");

    private static final Pattern LINKS = Pattern.compile("<a href=\"(/leads\\?[^\"]+)\"[^>]*>(\\d+)</a>");
    private static final Pattern ROW = Pattern.compile("row \\d+ of run \\d+</a>");

    @TempDir
    Path folder;

    private Sandbox propexo;

    @BeforeEach
    void start() {
        propexo = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    }

    @AfterEach
    void stop() {
        propexo.close();
    }

    @Test
    void aRunWithALimitIsNotCompleteWhileLeadsWaitToBeSent() {
        inHome(home -> imports(home, "leads.csv", 1, "ann@example.com", "bob@example.com", "cyd@example.com"));
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            assertThat(attention(office))
                    .contains("2 leads were not sent, because the import was limited.", "Send the rest");
            assertThat(office.browser().get("/runs/1").body())
                    .contains("Needs attention", "2 rows have not been sent yet. Resume the run to send the rest.")
                    .doesNotContain(">Complete<");
            assertThat(office.browser().get("/runs?status=TO_LOOK_AT").body()).contains("leads.csv");
            assertThat(office.browser().get("/runs?status=DONE").body()).doesNotContain("leads.csv");
        }
        inHome(home -> home.runs().resume(1, new SilentListener()));
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            assertThat(attention(office)).isEmpty();
        }
    }

    @Test
    void theRestOfARunWithALimitIsLeftOutAndNeedsNobodyUntilThatIsUndone() {
        inHome(home -> imports(home, "leads.csv", 1, "ann@example.com", "bob@example.com", "cyd@example.com"));
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            Browser ann = office.browser().loggedIn("ann");
            assertThat(ann.get("/runs/1").body())
                    .contains(
                            "Don&#39;t send the remaining 2 rows",
                            "data-confirm=\"Don&#39;t send the remaining 2 rows of run 1 to Your CRM?");
            ann.post("/runs/1/rest/leave-out", Map.of());
            assertThat(ann.get("/runs/1").body())
                    .contains("2 rows of run 1 will not be sent.", ">Complete<", "2 rows of this run will not be sent")
                    .doesNotContain("Resume the run");
            assertThat(ann.get("/").body()).contains("Nothing needs your attention.");
            assertThat(ann.get("/settings/actions").body()).contains("Decided not to send the rest of a run");

            ann.post("/runs/1/rest/restore", Map.of());
            assertThat(ann.get("/").body()).contains("2 leads were not sent, because the import was limited.");
            assertThat(ann.get("/settings/actions").body()).contains("Undid the decision not to send the rest");
        }
        inHome(home -> home.runs().resume(1, new SilentListener()));
        assertThat(propexo.received()).hasSize(3);
    }

    /** Its integration was wrong, so what it has not sent must not go there either. */
    @Test
    void theRestOfAStoppedRunIsLeftOutSoThatItsFileCanBeImportedAgain() {
        try (InterceptedApi gate = new InterceptedApi(propexo.url())) {
            gate.isTooBusyFor("POST /crm/v1/prospects", 401, null);
            inHome(gate.url(), home -> imports(home, "leads.csv", null, "ann@example.com", "bob@example.com"));
            ConsoleFixture.give(folder, "ann", Role.OPERATOR);
            try (ConsoleFixture office = ConsoleFixture.at(folder)) {
                Browser ann = office.browser().loggedIn("ann");
                assertThat(ann.get("/runs/1").body())
                        .contains("This run has not finished.", "Don&#39;t send the remaining 2 rows");
                ann.post("/runs/1/rest/leave-out", Map.of());
                assertThat(ann.get("/runs/1").body())
                        .contains("2 rows of run 1 will not be sent.", ">Complete<")
                        .doesNotContain("Resume the run", "todo-resume");

                ann.post("/runs/1/rest/restore", Map.of());
                assertThat(ann.get("/runs/1").body())
                        .contains("2 rows have not been sent yet. Resume the run to send the rest.");
            }
        }
    }

    @Test
    void anUnconfirmedLeadIsNamedHoweverManyLaterRunsNeedFixing() {
        try (InterceptedApi gate = new InterceptedApi(propexo.url())) {
            gate.losesTheAnswerTo("lost@example.com");
            inHome(gate.url(), home -> {
                imports(home, "doubt.csv", null, "lost@example.com");
                for (int run = 2; run <= 8; run++) {
                    imports(home, "fix-" + run + ".csv", null, "nobody", "ann" + run + "@example.com");
                }
            });
        }
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            List<String> attention = attention(office);
            assertThat(attention)
                    .startsWith(
                            "Run 1",
                            "doubt.csv",
                            "1 lead may or may not be in the CRM. Leadline does not send it again until you decide.")
                    .contains("Run 8", "Run 4")
                    .doesNotContain("Run 3", "Run 2");
            assertThat(office.browser().get("/").body())
                    .contains("<small>8</small>", "and 2 more runs: Needs attention", "/runs?status=TO_LOOK_AT");
        }
    }

    @Test
    void aViewerReadsHowARunStandsAndNoAdviceWithoutItsButton() {
        inHome(home -> imports(home, "leads.csv", 1, "ann@example.com", "bob@example.com"));
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        ConsoleFixture.give(folder, "vic", Role.VIEWER);
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            assertThat(office.browser().loggedIn("vic").get("/runs/1").body())
                    .contains("1 row has not been sent yet.", "To act, ask an operator.")
                    .doesNotContain("Resume the run", "todo-resume");
            assertThat(office.browser().loggedIn("ann").get("/runs/1").body())
                    .contains("1 row has not been sent yet. Resume the run to send the rest.", "todo-resume")
                    .doesNotContain("ask an operator");
        }
    }

    /** The execution that failed was followed by others that found nothing, and nothing was ever imported. */
    @Test
    void aFileThatAScheduleCouldNotImportIsNamedUntilSomebodyImportsIt() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path failed = Files.createDirectory(inbox.resolve("failed"));
        Files.writeString(failed.resolve("no-run-monday.csv"), "Email\nann@example.com\n");
        Files.writeString(failed.resolve("no-run-monday.csv.done"), "");
        Files.writeString(failed.resolve("run-1-sunday.csv"), "Email\nbob@example.com\n");
        try (ConsoleFixture office = withSchedule(inbox)) {
            assertThat(attention(office))
                    .containsExactly(
                            "Schedule nightly", "No lead was imported from 1 file: monday.csv.", "Import the file");
            assertThat(office.browser().get("/").body()).doesNotContain("Welcome to Leadline");
        }
        inHome(home -> imports(home, "by-hand.csv", null, "ann@example.com"));
        try (ConsoleFixture office = withSchedule(inbox)) {
            assertThat(attention(office)).isEmpty();
        }
    }

    @Test
    void aRunThatOnlyWaitsForTheCrmNeedsNobodyForADay() {
        SettableClock clock = SettableClock.at(Instant.now().toString());
        try (InterceptedApi gate = new InterceptedApi(propexo.url())) {
            gate.keepsPending();
            inHome(gate.url(), home -> imports(home, "leads.csv", null, "ann@example.com"));
        }
        try (ConsoleFixture office = ConsoleFixture.at(folder, clock, Map.of())) {
            assertThat(attention(office)).isEmpty();
            assertThat(office.browser().get("/runs/1").body())
                    .contains(">Sent - awaiting CRM<", "1 row is sent and waiting for the CRM.")
                    .doesNotContain("Needs attention");
            assertThat(office.browser().get("/runs?status=AWAITING_CRM").body()).contains("leads.csv");

            clock.advance(Duration.ofHours(25));
            assertThat(attention(office))
                    .containsExactly(
                            "Run 1",
                            "leads.csv",
                            "1 lead was sent more than a day ago, and the CRM has not confirmed it. Leadline keeps checking.",
                            "Check now");
        }
    }

    @Test
    void anApiThatFailsIsNamedUntilItAnswers() {
        SettableClock clock = SettableClock.at("2026-11-29T22:00:00Z");
        try (ConsoleFixture office = ConsoleFixture.at(folder, clock, Map.of())) {
            office.propexoAnswers("none");
            assertThat(attention(office)).as("it may be over").isEmpty();
            clock.advance(Duration.ofMinutes(2));
            office.propexoAnswers("none");
            assertThat(attention(office))
                    .startsWith("Propexo&#39;s API")
                    .anyMatch(text -> text.startsWith("Propexo has not answered since 2026-11-29 "))
                    .contains("Check the connection");
            office.propexoAnswers("401");
            assertThat(attention(office))
                    .contains("Propexo rejects the token (401), so nothing can be sent. Ask an administrator to set a"
                            + " valid token and to restart Leadline.");
            office.propexoAnswers("200");
            assertThat(attention(office)).isEmpty();
        }
    }

    @Test
    void eachNumberIsThatOfItsListAfterPeopleWereForgotten() {
        inHome(home -> {
            try {
                Path file = Files.writeString(folder.resolve("leads.csv"), """
                        Email,Lead Source,Bedrooms
                        ann@example.com,Zillow,1
                        bob@example.com,Zillow,1
                        cyd@example.com,Zillow,many (cyd@example.com)
                        dan@example.com,Zillow,many
                        """);
                home.runs()
                        .start(
                                ImportRequest.of(file)
                                        .target("generic")
                                        .constants(Map.of("integration_id", "int-1"))
                                        .build(),
                                new SilentListener());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            home.forget().forget(ContactMatcher.ofEmail("ann@example.com"), "ann");
            home.forget().forget(ContactMatcher.ofEmail("cyd@example.com"), "ann");
        });
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            Browser browser = office.browser();
            String home = browser.get("/").body();
            Map<String, String> links = LINKS.matcher(home)
                    .results()
                    .collect(Collectors.toMap(
                            link -> link.group(1).replace("&amp;", "&"), link -> link.group(2), (one, other) -> one));
            assertThat(links).hasSizeGreaterThan(6);
            links.forEach((address, number) -> assertThat(browser.get(address).body())
                    .as(address)
                    .satisfies(page ->
                            assertThat(ROW.matcher(page).results().count()).isEqualTo(Long.parseLong(number))));
            assertThat(browser.get("/leads?status=CREATED").body())
                    .contains("2 leads in the CRM", "Deleted on request", "bob@example.com")
                    .doesNotContain("ann@example.com");
            assertThat(browser.get("/leads?source=Zillow").body()).contains("1 lead from Zillow");
        }
    }

    @Test
    void theMedianTimeLeadsToTheRunsAndTheirTimes() {
        inHome(home -> imports(home, "leads.csv", null, "ann@example.com"));
        try (ConsoleFixture office = ConsoleFixture.at(folder)) {
            Browser browser = office.browser();
            Matcher link = Pattern.compile("half of the runs took <a href=\"(/runs\\?since=[^\"]+)\"")
                    .matcher(browser.get("/").body());
            assertThat(link.find()).isTrue();
            assertThat(browser.get(link.group(1)).body()).contains("leads.csv", ">took ");
        }
    }

    /** As when the process that runs the schedules hangs. */
    @Test
    void aScheduleThatShouldHaveStartedIsNamed() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        SettableClock clock = SettableClock.at(Instant.now().toString());
        try (ConsoleFixture office = ConsoleFixture.at(folder, clock, schedule(inbox))) {
            assertThat(attention(office)).isEmpty();
            clock.advance(Duration.ofDays(400));
            assertThat(attention(office))
                    .startsWith("Schedule nightly")
                    .anyMatch(text -> text.startsWith("Should have started "));
        }
    }

    private static Map<String, Object> schedule(Path inbox) {
        return Map.of(
                "leadline.schedules.nightly.cron",
                "0 30 2 1 1 *",
                "leadline.schedules.nightly.inbox",
                inbox.toString());
    }

    private ConsoleFixture withSchedule(Path inbox) {
        return ConsoleFixture.at(folder, Clock.systemUTC(), schedule(inbox));
    }

    /** The texts of the list in their order; empty where nothing needs a person. */
    private static List<String> attention(ConsoleFixture office) {
        return ITEMS.matcher(office.browser().get("/").body())
                .results()
                .flatMap(list -> TEXT.matcher(list.group()).results())
                .map(MatchResult::group)
                .map(String::strip)
                .toList();
    }

    private void inHome(Consumer<OpenHome> action) {
        inHome(propexo.url(), action);
    }

    private void inHome(URI api, Consumer<OpenHome> action) {
        Settings settings = Settings.load(
                folder,
                Map.of(
                        "leadline.home",
                        folder.resolve("home").toString(),
                        "leadline.api.url",
                        api.toString(),
                        "leadline.api.requests-per-minute",
                        "0",
                        "leadline.confirm.interval",
                        "5ms",
                        "leadline.confirm.deadline",
                        "300ms",
                        "leadline.api.token",
                        propexo.token()));
        try (OpenHome home = OpenHome.of(settings)) {
            action.accept(home);
        }
    }

    private void imports(OpenHome home, String name, @Nullable Integer limit, String... emails) {
        try {
            home.runs()
                    .start(
                            ImportRequest.of(Files.writeString(
                                            folder.resolve(name), "Email\n" + String.join("\n", emails) + "\n"))
                                    .target("generic")
                                    .constants(Map.of("integration_id", "int-1"))
                                    .limit(limit)
                                    .build(),
                            new SilentListener());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
