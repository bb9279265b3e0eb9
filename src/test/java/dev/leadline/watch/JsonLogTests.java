package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    /** An answer that repeats what was sent, as APIs do. */
    private static final String ECHO = "{\"message\": \"%s is not a prospect\"}";

    @TempDir
    Path folder;

    private HttpServer api;

    @BeforeEach
    void answerWithWhatWasSent() throws IOException {
        Files.writeString(folder.resolve("leads.csv"), LEADS);
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] echo = ECHO.formatted(sent.replace("\"", "'")).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(sent.contains("Ortega") ? 500 : 400, echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
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
        assertThat(log)
                .doesNotContainIgnoringCase(
                        "annabel", "mercer", "ortega", "example.com", "555", "sandbox-token", folder.toString());
    }

    @Test
    void staysTextUnlessConfigured() throws Exception {
        assertThat(logOf("text")).isEmpty();
    }

    private String logOf(String format) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(url, 0));
        environment.put("LEADLINE_LOG_FORMAT", format);
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
