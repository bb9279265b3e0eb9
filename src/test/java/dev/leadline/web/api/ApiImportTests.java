package dev.leadline.web.api;

import static dev.leadline.testing.ServeFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.run.OpenHome;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.security.Role;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.ServeFixture;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A program imports files, and learns what became of them. */
class ApiImportTests {

    private static final String LEADS = """
            First Name,Last Name,Email
            Ann,Mercer,ann@example.com
            Luis,Ortega,luis@example.com
            Zoe,Novak,zoe at example.com
            """;

    @TempDir
    Path folder;

    private ServeFixture api;

    @BeforeEach
    void prepare() {
        api = new ApiFixture(folder);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void importsACsvBodyAndAnswersWithTheRunBeforeItHasEnded() {
        api.opens().as(Role.OPERATOR);

        HttpResponse<String> answer = api.postCsv("?name=leads.csv&set=prospect_source=Zillow,%20paid", LEADS);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/runs/1");
        JsonNode started = json(answer);
        assertThat(started.get("run").asInt()).isEqualTo(1);
        assertThat(started.get("file").asString()).isEqualTo("leads.csv");
        assertThat(started.get("import").asString()).isEqualTo("started");
        assertThat(started.get("message").asString())
                .isEqualTo("Run 1 has started. To see its progress: GET /api/v1/runs/1");
        assertThat(api.ended(1).get("rows").toString())
                .isEqualTo(
                        "{\"read\":3,\"rejected\":1,\"duplicate\":0,\"staged\":0,\"sending\":0,\"queued\":0,\"created\":2,\"partial\":0,\"refused\":0,\"failed\":0,\"in_doubt\":0}");
        assertThat(api.sandbox.received())
                .extracting(prospect -> prospect.body().get("prospect_source"))
                .containsOnly("Zillow, paid");
    }

    @Test
    void importsAFormWithAFileAndFields() throws IOException {
        Files.createDirectories(folder.resolve("config/mappings"));
        Files.writeString(
                folder.resolve("config/mappings/crm.yaml"),
                "target: generic\ncolumns:\n  First Name: first_name\n  Last Name: last_name\n  Email: email_1\n");
        api.opens().as(Role.OPERATOR);

        HttpResponse<String> answer =
                api.postForm("weekend leads.csv", LEADS, "mapping=crm", "limit=1", "duplicates=send");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode run = api.ended(1);
        assertThat(run.get("file").asString()).isEqualTo("weekend leads.csv");
        assertThat(run.get("rows").get("created").asInt()).isEqualTo(1);
        assertThat(run.get("rows").get("staged").asInt()).isEqualTo(1);
        assertThat(api.sandbox.received()).hasSize(1);
    }

    @Test
    void takesTheSameContentForTheSameRunAndSendsNothingTwice() {
        api.opens().as(Role.OPERATOR);
        api.postCsv("?name=monday.csv", LEADS);
        api.ended(1);

        HttpResponse<String> again = api.postForm("another name.csv", LEADS);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location")).contains("/api/v1/runs/1");
        assertThat(json(again).get("import").asString()).isEqualTo("complete");
        assertThat(json(again).get("message").asString())
                .isEqualTo("Run 1 already imported this file. Nothing was sent. To import it again, send again=true.");
        assertThat(json(again).get("rows")).isEqualTo(api.run(1).get("rows"));
        assertThat(api.sandbox.received()).hasSize(2);
    }

    @Test
    void startsAnewOnlyWhereTheProgramSaysSoAndSkipsWhatWasSent() {
        api.opens().as(Role.OPERATOR);
        api.postCsv("", LEADS);
        api.ended(1);

        assertThat(api.postCsv("?again=true", LEADS).statusCode()).isEqualTo(202);

        assertThat(api.ended(2).get("rows").get("duplicate").asInt()).isEqualTo(2);
        assertThat(api.sandbox.received()).hasSize(2);
    }

    @Test
    void answersWithTheRunThatIsAlreadyRunning() {
        api.close();
        api = new ApiFixture(
                folder, SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ofHours(1)));
        api.opens().as(Role.OPERATOR);
        assertThat(json(api.postCsv("", LEADS)).get("import").asString()).isEqualTo("started");

        HttpResponse<String> meanwhile = api.postCsv("", LEADS);

        assertThat(meanwhile.statusCode()).isEqualTo(202);
        assertThat(json(meanwhile).get("run").asInt()).isEqualTo(1);
        assertThat(json(meanwhile).get("import").asString()).isEqualTo("running");
        assertThat(json(meanwhile).get("message").asString())
                .isEqualTo("Run 1 of the same file is already running. Nothing else was started.");
        assertThat(api.sandbox.received()).hasSize(2);
    }

    @Test
    void resumesARunThatWasInterrupted() {
        api.set("leadline.api.concurrency", "1").opens().as(Role.OPERATOR);
        String many = leads(400);
        api.postCsv("", many);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !api.sandbox.received().isEmpty());
        api.restarts();
        int before = api.sandbox.received().size();
        assertThat(before).isBetween(1, 399);

        HttpResponse<String> answer = api.postCsv("", many);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("import").asString()).isEqualTo("resumed");
        assertThat(json(answer).get("message").asString())
                .isEqualTo(
                        "Run 1 of the same file was not finished, and has resumed. Rows that were already sent are not sent again.");
        assertThat(api.ended(1).get("rows").get("created").asInt()).isEqualTo(400);
        assertThat(api.sandbox.received()).hasSize(400);
    }

    @Test
    void showsTheRunAsTheSummaryFileHasIt() throws IOException {
        api.opens().as(Role.OPERATOR);
        api.postCsv("", LEADS);
        ObjectNode shown = (ObjectNode) api.ended(1);
        await().until(() -> Files.exists(folder.resolve("home/runs/1/summary.json")));

        ObjectNode file =
                (ObjectNode) JsonMapper.shared().readTree(Files.readString(folder.resolve("home/runs/1/summary.json")));
        assertThat(shown.propertyNames()).containsExactlyElementsOf(file.propertyNames());
        assertThat(shown.get("files").toString())
                .isEqualTo(
                        "{\"rejects\":\"/api/v1/runs/1/rejects\",\"outcomes\":\"/api/v1/runs/1/outcomes\",\"report\":null,\"summary\":null}");
        // the run itself ends a moment after its files are written
        List.of(shown, file).forEach(record -> record.remove(List.of("files", "ended_at")));
        assertThat(shown).isEqualTo(file);
    }

    @Test
    void handsOutRejectsAndOutcomesAndTakesCorrectedRejects() {
        api.opens().as(Role.OPERATOR);
        api.postCsv("", LEADS);
        api.ended(1);

        HttpResponse<String> rejects = api.get("/api/v1/runs/1/rejects");
        HttpResponse<String> outcomes = api.get("/api/v1/runs/1/outcomes", "Accept", "text/csv");

        assertThat(rejects.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(rejects.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"run-1-rejects.csv\"");
        assertThat(rejects.body())
                .contains("leadline_run", "zoe at example.com")
                .doesNotContain("luis");
        assertThat(outcomes.body().lines().skip(1)).hasSize(3);
        HttpResponse<String> corrected =
                api.postCsv("?name=rejects.csv", rejects.body().replace("zoe at example.com", "zoe@example.com"));
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(202);
        assertThat(api.ended(2).get("rows").get("created").asInt()).isEqualTo(1);
        assertThat(api.sandbox.received()).hasSize(3);
    }

    @Test
    void keepsNoUploadAndNotesWhoDidWhat() throws IOException {
        api.opens().as(Role.OPERATOR);
        api.postCsv("", LEADS);
        api.ended(1);
        api.get("/api/v1/runs/1/rejects");
        await().untilAsserted(() -> {
            try (var uploads = Files.list(folder.resolve("home/uploads"))) {
                assertThat(uploads.filter(Files::isDirectory)
                                .map(Path::getFileName)
                                .map(Objects::toString))
                        .noneMatch(name -> name.length() == 36);
            }
        });
        api.close();
        try (OpenHome imports = OpenHome.of(api.settings())) {
            assertThat(imports.audit().latest(PageStart.before(Long.MAX_VALUE), 10))
                    .extracting(entry -> entry.who() + " " + entry.what() + " " + entry.run() + " " + entry.detail())
                    .containsExactlyInAnyOrder(
                            "token program-0 import 1 started", "token program-0 download 1 rejects.csv");
        }
    }

    private static String leads(int rows) {
        StringBuilder leads = new StringBuilder("First Name,Last Name,Email\n");
        for (int row = 1; row <= rows; row++) {
            leads.append("Ann,Mercer,ann%d@example.com\n".formatted(row));
        }
        return leads.toString();
    }
}
