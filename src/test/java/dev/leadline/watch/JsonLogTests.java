package dev.leadline.watch;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a log platform receives of a run whose rows are refused or in doubt, in a process of its own. */
class JsonLogTests {

    private static final String LEADS = """
            First Name,Last Name,Email,Phone
            Annabel,Mercer,ann.mercer@example.com,(617) 555-0100
            Luis,Ortega,luis.ortega@example.com,(512) 555-0103
            """;

    /** Answers that repeat what was sent, as APIs do. */
    private static final String ECHO = """
            {"message": "{{{replace request.body '"' ''}}} is not a prospect"}""";

    @TempDir
    Path folder;

    private final WireMockServer api = new WireMockServer(WireMockConfiguration.options()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .globalTemplating(true));

    @BeforeEach
    void answerWithWhatWasSent() throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        api.start();
        api.stubFor(any(anyUrl()).atPriority(10).willReturn(jsonResponse(ECHO, 400)));
        api.stubFor(any(anyUrl()).withRequestBody(containing("Ortega")).willReturn(jsonResponse(ECHO, 500)));
    }

    @AfterEach
    void stop() {
        api.stop();
    }

    @Test
    void namesRunAndRowAndNobody() throws Exception {
        String log = logOf("json");

        List<JsonNode> lines = log.lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines).hasSize(4).allSatisfy(line -> {
            assertThat(line.at("/service/name").asString()).isEqualTo("leadline");
            assertThat(line.has("@timestamp")).isTrue();
            assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
            assertThat(line.at("/leadline/run").asString()).isEqualTo("1");
        });
        assertThat(lines)
                .extracting(line -> line.at("/leadline/row").asString("") + " "
                        + line.get("message").asString())
                .containsExactlyInAnyOrder(
                        " Attempt 1 of the run has started.",
                        "1 Propexo refused the row with status 400.",
                        "2 The row is in doubt: the request was sent, and its result is unknown (status 500).",
                        " Attempt 1 of the run has ended: COMPLETED.");
        // the digits of a time may be those of a phone number
        assertThat(log.replaceAll("\"@timestamp\":\"[^\"]*\"", ""))
                .doesNotContainIgnoringCase(
                        "annabel", "mercer", "ortega", "example.com", "555", "sandbox-token", folder.toString());
    }

    @Test
    void ofAWorkerNamesRunAndRowAndHasNoOtherLines() throws Exception {
        String database = RealPostgres.migratedDatabase();
        Map<String, String> environment = new HashMap<>(sending("json"));
        environment.put("LEADLINE_DATABASE_URL", database);
        environment.put("LEADLINE_BATCH_REMOTE_PARTITIONS", "true");
        Path other = Files.createDirectory(folder.resolve("worker"));
        try (LeadlineProcess worker = LeadlineProcess.start(other, environment, "worker")) {
            worker.awaitSaying("Waiting for rows to send.");
            importLeads(environment);
            worker.terminate();
            assertThat(worker.exit()).isZero();

            List<JsonNode> lines = worker.err()
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .filter(line -> line.at("/leadline/row").isString())
                    .toList();
            assertThat(lines)
                    .hasSize(2)
                    .allSatisfy(line ->
                            assertThat(line.at("/leadline/run").asString()).isEqualTo("1"));
        }
    }

    @Test
    void staysTextUnlessConfigured() throws Exception {
        assertThat(logOf("text")).isEmpty();
    }

    private String logOf(String format) throws Exception {
        return importLeads(sending(format));
    }

    private Map<String, String> sending(String format) {
        URI url = URI.create("http://127.0.0.1:" + api.port());
        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(url, 0));
        environment.put("LEADLINE_LOG_FORMAT", format);
        return environment;
    }

    private String importLeads(Map<String, String> environment) throws Exception {
        try (LeadlineProcess process = LeadlineProcess.start(
                folder,
                environment,
                "import",
                "leads.csv",
                "--quiet",
                "--set",
                "integration_id=int-1",
                "--set",
                "community_id=com-1")) {
            assertThat(process.exit()).as(process.err()).isEqualTo(6);
            return process.err();
        }
    }
}
