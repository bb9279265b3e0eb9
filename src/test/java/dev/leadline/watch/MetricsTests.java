package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import dev.leadline.testing.ServeFixture;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads of a server that has imported a file, and who else may read it. */
class MetricsTests {

    private static final String PATH = "/actuator/prometheus";
    private static final String LEADS = """
            First Name,Last Name,Email
            Ann,Mercer,ann.mercer@example.com
            Luis,Ortega,luis@example.com
            Zoe,Novak,zoe at example.com
            """;

    @TempDir
    Path folder;

    @Test
    void measuresRowsRequestsWaitsStepsAndSchedules() throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        try (ServeFixture serve = new ServeFixture(folder)
                .set("leadline.serve.metrics", "local")
                .set("leadline.schedules.nightly.cron", "0 0 3 * * *")
                .set("leadline.schedules.nightly.inbox", folder.resolve("inbox").toString())
                .opens()
                .as(Role.OPERATOR)) {
            serve.postCsv("", LEADS);
            serve.ended(1);

            HttpResponse<String> read = serve.withToken("").get(PATH);

            assertThat(read.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
            assertThat(read.body())
                    .contains("leadline_rows{status=\"created\"} 2.0")
                    .contains("leadline_rows{status=\"rejected\"} 1.0")
                    .contains("leadline_rows{status=\"in_doubt\"} 0.0")
                    .contains("leadline_runs{state=\"stopped\"} 0.0")
                    .contains("leadline_queue_oldest_seconds 0.0")
                    .contains("leadline_schedule_lateness_seconds{schedule=\"nightly\"} 0.0")
                    .contains("leadline_api_requests_seconds_count{answer=\"200\",error=\"none\",kind=\"create\"} 2")
                    .contains("leadline_api_permits_seconds_count{error=\"none\",priority=\"create\"}")
                    .containsPattern("spring_batch_step_seconds_count\\{.*spring_batch_step_name=\"stage\".*} 1")
                    .containsPattern("spring_batch_step_seconds_count\\{.*spring_batch_step_name=\"report\".*} 1")
                    .contains("jvm_memory_used_bytes")
                    .containsPattern("spring_batch_step_seconds_count\\{.*spring_batch_step_name=\"submitRange\".*} 1")
                    .contains("leadline_api_requests_seconds_bucket")
                    .doesNotContain("spring_batch_item", "rows 1 to 3", "leadline_api_requests_active");
            assertThat(read.body())
                    .as("no personal data")
                    .doesNotContain("Mercer", "ann.mercer", "example.com", "job_id");
        }
    }

    @Test
    void areClosedUnlessConfigured() {
        try (ServeFixture serve = new ServeFixture(folder).opens().as(Role.OPERATOR)) {
            assertThat(serve.get(PATH).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void areForLocalProgramsByALocalNameOnly() {
        try (ServeFixture serve =
                new ServeFixture(folder).set("leadline.serve.metrics", "local").opens()) {
            assertThat(serve.get(PATH).statusCode()).isEqualTo(200);
            assertThat(rawStatus(serve, "localhost")).isEqualTo("200");
            assertThat(rawStatus(serve, "leads.example.com"))
                    .as("through a proxy")
                    .isEqualTo("403");
        }
    }

    private static String rawStatus(ServeFixture serve, String host) {
        return serve.raw("GET %s HTTP/1.1\nHost: %s\nConnection: close\n\n".formatted(PATH, host))
                .split(" ")[1];
    }

    @Test
    void areForProgramsWithAToken() {
        try (ServeFixture serve =
                new ServeFixture(folder).set("leadline.serve.metrics", "token").opens()) {
            HttpResponse<String> refused = serve.get(PATH);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("Send the header Authorization: Bearer TOKEN.");
            assertThat(serve.as(Role.VIEWER).get(PATH).statusCode()).isEqualTo(200);
            assertThat(serve.withToken("leadline_wrong").get(PATH).statusCode()).isEqualTo(401);
        }
    }
}
