package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.run.OpenHome;
import dev.leadline.security.Role;
import dev.leadline.testing.ServeFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What monitors and container platforms learn of a server, with a reason where something is wrong. */
class HealthGroupsTests {

    private static final String LEADS = "First Name,Last Name,Email\nAnn,Mercer,ann.mercer@example.com\n";

    @TempDir
    Path folder;

    private ServeFixture serve;

    @BeforeEach
    void prepare() {
        serve = new ServeFixture(folder);
    }

    @AfterEach
    void close() {
        serve.close();
    }

    @Test
    void areAllUpOnAQuietServer() {
        serve.opens();
        assertThat(get("liveness").body())
                .isEqualTo("{\"components\":{\"threads\":{\"status\":\"UP\"}},\"status\":\"UP\"}");
        assertThat(get("readiness").body())
                .isEqualTo(
                        "{\"components\":{\"disk\":{\"status\":\"UP\"},\"ledger\":{\"status\":\"UP\"}},\"status\":\"UP\"}");
        assertThat(ServeFixture.json(get("work")).get("components").propertyNames())
                .containsExactly("api", "disk", "ledger", "queue", "runs", "schedules");
        assertThat(serve.get("/actuator/health/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void sayThatTheApiRejectsTheToken() {
        serve.set("leadline.api.token", "not-the-token").opens().as(Role.OPERATOR);
        serve.postCsv("", LEADS);
        serve.ended(1);

        requireDown(
                "api",
                "The API rejects the token (401). Set LEADLINE_API_TOKEN to a valid token, then restart Leadline.");
        assertThat(get("readiness").statusCode())
                .as("people still need the console")
                .isEqualTo(200);
        assertThat(get("liveness").statusCode()).as("a restart does not help").isEqualTo(200);
    }

    @Test
    void sayThatARowHasWaitedTooLongForItsOutcome() throws Exception {
        serve.opens().as(Role.OPERATOR);
        serve.postCsv("", LEADS);
        serve.ended(1);
        leftQueuedFor(49);

        requireDown(
                "queue",
                "The oldest queued row has waited 49 hours for its outcome. Resume its run, and ask Propexo about its job.");
    }

    @Test
    void sayThatNobodyContinuesAnInterruptedRun() throws Exception {
        serve.opens().as(Role.OPERATOR);
        serve.postCsv("", LEADS);
        serve.ended(1);
        interruptedFor(9);
        assertThat(get("work").statusCode())
                .as("another process may continue it soon")
                .isEqualTo(200);
        interruptedFor(75);

        requireDown(
                "runs",
                "A run was interrupted 75 minutes ago, and no process has continued it. Resume it; the first page of the console"
                        + " names it.");
    }

    /** As if the process of an import had died. */
    private void interruptedFor(int minutes) throws Exception {
        try (OpenHome imports = OpenHome.of(serve.settings());
                Connection connection = imports.database().getConnection();
                PreparedStatement runs = connection.prepareStatement(
                        "update run set status = 'RUNNING', lease_until = ? where id = 1")) {
            runs.setObject(
                    1, OffsetDateTime.ofInstant(Instant.now().minus(minutes, ChronoUnit.MINUTES), ZoneOffset.UTC));
            assertThat(runs.executeUpdate()).isEqualTo(1);
        }
    }

    /** As if Propexo had never told the outcome. */
    private void leftQueuedFor(int hours) throws Exception {
        try (OpenHome imports = OpenHome.of(serve.settings());
                Connection connection = imports.database().getConnection();
                PreparedStatement rows = connection.prepareStatement(
                        "update run_row set status = 'QUEUED', sent_at = ? where status = 'CREATED'");
                PreparedStatement counts = connection.prepareStatement(
                        "update run_count set status = 'QUEUED' where status = 'CREATED'")) {
            rows.setObject(1, OffsetDateTime.ofInstant(Instant.now().minus(hours, ChronoUnit.HOURS), ZoneOffset.UTC));
            assertThat(rows.executeUpdate()).isEqualTo(1);
            counts.executeUpdate();
        }
    }

    private void requireDown(String check, String reason) {
        await().untilAsserted(() -> {
            HttpResponse<String> answer = get("work");
            assertThat(answer.statusCode()).isEqualTo(503);
            JsonNode component = ServeFixture.json(answer).get("components").get(check);
            assertThat(component.get("status").asString()).isEqualTo("DOWN");
            assertThat(component.get("details").get("reason").asString()).isEqualTo(reason);
            assertThat(answer.body()).doesNotContain("Mercer", "example.com", folder.toString());
        });
        assertThat(serve.get("/actuator/health").statusCode()).isEqualTo(503);
    }

    private HttpResponse<String> get(String group) {
        return serve.get("/actuator/health/" + group);
    }
}
