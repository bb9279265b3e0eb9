package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import dev.leadline.testing.RawDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console shows, takes and gives out what the database stores encrypted. */
@ParameterizedClass
@EnumSource
class EncryptedConsoleTests {

    private static final String LEADS = """
            First Name,Last Name,Email,Notes
            Zoe,Quill,zoe at example.com,likes geckos
            Bob,Hill,bob.hill@example.com,likes newts
            Cat,Moss,cat at example.com,likes toads
            Dan,Poe,dan@example.com,
            Eve,Roe,eve@example.com,
            """;
    private static final int EMAIL = 2;
    private static final int NOTES = 3;

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private final Map<String, Object> settings = new HashMap<>();
    private ConsoleFixture house;
    private Browser browser;

    EncryptedConsoleTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        settings.put("leadline.encryption.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        settings.put("leadline.api.url", sandbox.url().toString());
        settings.put("leadline.api.token", sandbox.token());
        settings.put("leadline.api.requests-per-minute", "0");
        settings.put("leadline.confirm.interval", "5ms");
        settings.put("leadline.constants.integration_id", "int_1");
        String url = database.migrated();
        if (url != null) {
            settings.put("leadline.database.url", url);
        }
        house = ConsoleFixture.at(folder, Clock.systemUTC(), settings);
        browser = house.browser();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void editsAFileBeforeItsImport() {
        String draft = uploads(LEADS);
        ready(draft + "/grid", 5);
        types(draft + "/grid", 1, EMAIL, "zoe.quill@example.com");
        types(draft + "/grid", 2, NOTES, "likes lizards");
        types(draft + "/grid", 3, NOTES, "likes snakes");
        assertThat(posts(draft + "/grid/undo", "{}").get("said").asString()).isEqualTo("Undone: Edit Notes in row 3");
        assertThat(posts(draft + "/grid/redo", "{}").get("said").asString()).isEqualTo("Redone: Edit Notes in row 3");
        posts(draft + "/grid/undo", "{}");
        posts(draft + "/grid/replace", "{\"column\":3,\"find\":\"likes\",\"text\":\"loves\",\"whole\":false}");
        posts(draft + "/grid/undo", "{}");

        assertThat(cells(draft + "/grid", ""))
                .containsExactly(
                        "Zoe,Quill,zoe.quill@example.com,likes geckos",
                        "Bob,Hill,bob.hill@example.com,likes lizards",
                        "Cat,Moss,cat at example.com,likes toads",
                        "Dan,Poe,dan@example.com,",
                        "Eve,Roe,eve@example.com,");
        assertThat(cells(draft + "/grid", "?text=lizards")).hasSize(1);
        reopens();
        ready(draft + "/grid", 5);
        assertThat(cells(draft + "/grid", "?text=lizards"))
                .as("after a restart")
                .hasSize(1);
        String version = posts(draft + "/grid/redo", "{}").get("version").asString();
        posts(draft + "/grid/undo", "{}");
        assertThat(version).isNotEmpty();
        starts(draft);

        assertThat(received())
                .containsExactlyInAnyOrder(
                        "zoe.quill@example.com", "bob.hill@example.com", "dan@example.com", "eve@example.com");
        assertThat(browser.get("/runs/1/rows/2").body())
                .as("the row, with what was edited")
                .contains("likes newts", "likes lizards");
        assertNothingIsReadable();
    }

    @Test
    void fixesRejectsAndSendsThem() {
        starts(uploads(LEADS));
        String grid = "/runs/1/rejects/grid";
        ready(grid, 2);
        types(grid, 1, EMAIL, "zoe.quill@example.com");
        types(grid, 3, NOTES, "likes snakes");
        reopens();
        ready(grid, 2);
        assertThat(posts(grid + "/undo", "{}").get("said").asString()).isEqualTo("Undone: Edit Notes in row 3");
        assertThat(cells(grid, ""))
                .containsExactly(
                        "Zoe,Quill,zoe.quill@example.com,likes geckos", "Cat,Moss,cat at example.com,likes toads");
        assertThat(lines(grid + "/export"))
                .anyMatch(line -> line.endsWith("Zoe,Quill,zoe.quill@example.com,likes geckos"));
        String version = json(browser.get(grid)).get("version").asString();
        browser.get("/runs/1/rejects");
        browser.post("/runs/1/rejects/send", Map.of("version", version));
        ended(2);

        assertThat(received())
                .containsExactlyInAnyOrder(
                        "bob.hill@example.com", "dan@example.com", "eve@example.com", "zoe.quill@example.com");
        assertThat(browser.get("/runs/2/rows/1").body()).contains("zoe.quill@example.com", "likes geckos");
        assertNothingIsReadable();
    }

    @Test
    void givesOutWhatWasStored() {
        starts(uploads(LEADS));

        assertThat(lines("/runs/1/rows/export"))
                .hasSize(6)
                .anyMatch(line -> line.endsWith("Bob,Hill,bob.hill@example.com,likes newts"))
                .anyMatch(
                        line -> line.contains("Enter one address") && line.endsWith("cat at example.com,likes toads"));
        assertThat(lines("/runs/1/rows/export?q=bob.hill@example.com")).hasSize(2);
        assertThat(lines("/search/export?q=quill"))
                .hasSize(2)
                .last()
                .asString()
                .contains("Zoe Quill", "zoe at example.com");
        assertThat(lines("/runs/1/files/rejects.csv")).hasSize(3).anyMatch(line -> line.endsWith("likes geckos"));
        assertThat(lines("/runs/1/files/outcomes.csv"))
                .hasSize(6)
                .anyMatch(line -> line.startsWith("1,2,REJECTED,") && line.contains("zoe at example.com"))
                .anyMatch(line -> line.startsWith("2,3,CREATED,"));
        assertThat(browser.get("/runs/1/files/report.html").body()).contains("zoe at example.com", "likes geckos");
        assertNothingIsReadable();
    }

    private String uploads(String content) {
        browser.get("/imports/new");
        String draft = location(browser.upload("/imports", "leads.csv", content));
        browser.get(draft);
        return draft;
    }

    private void starts(String draft) {
        String page = browser.get(draft + "/review").body();
        String version = page.replaceFirst("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
        assertThat(location(browser.post(draft + "/start", Map.of("version", version))))
                .isEqualTo("/runs/1");
        ended(1);
    }

    private void ended(long run) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(browser.get("/runs/%d/files/summary.json".formatted(run))
                                .statusCode())
                        .isEqualTo(200));
    }

    private void ready(String grid, int rows) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json(browser.get(grid + "/rows")).get("total").asInt() == rows);
    }

    private void types(String grid, long row, int column, String text) {
        JsonNode answer = posts(
                grid + "/cells",
                "{\"cells\":[{\"row\":%d,\"column\":%d,\"text\":\"%s\"}]}".formatted(row, column, text));
        assertThat(answer.get("changed").asInt()).isEqualTo(1);
        assertThat(answer.get("rows").get(0).get("cells").get(column).asString())
                .isEqualTo(text);
    }

    private List<String> cells(String grid, String query) {
        return json(browser.get(grid + "/rows" + query))
                .get("rows")
                .valueStream()
                .map(row -> String.join(
                        ",",
                        row.get("cells").valueStream().map(JsonNode::asString).toList()))
                .toList();
    }

    private JsonNode posts(String path, String json) {
        HttpResponse<String> answer = browser.postJson(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private List<String> lines(String path) {
        return browser.get(path).body().lines().toList();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("^https?://[^/]+", ""))
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private List<String> received() {
        return sandbox.received().stream()
                .map(sent -> String.valueOf(sent.body().get("email_1")))
                .toList();
    }

    private void reopens() {
        house.close();
        house = ConsoleFixture.at(folder, Clock.systemUTC(), settings);
        browser = house.browser();
        browser.get("/");
    }

    private void assertNothingIsReadable() {
        house.close();
        String url = Objects.toString(settings.get("leadline.database.url"), null);
        assertThat(RawDatabase.of(folder.resolve("home"), url)
                        .readable(
                                "zoe at",
                                "zoe.quill",
                                "Quill",
                                "bob.hill",
                                "cat at",
                                "Moss",
                                "geckos",
                                "newts",
                                "toads",
                                "lizards",
                                "snakes"))
                .isEmpty();
    }
}
