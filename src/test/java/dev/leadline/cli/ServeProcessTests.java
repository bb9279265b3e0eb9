package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.LeadlineProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The console as a person starts and ends it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class ServeProcessTests {

    private static final Pattern PLACE =
            Pattern.compile("The console is at (http://127\\.0\\.0\\.1:\\d+) until you press Ctrl-C\\.");

    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAnswersAndEndsWhenAsked() throws Exception {
        try (LeadlineProcess serve = LeadlineProcess.start(folder, Map.of(), "serve", "--sandbox", "--port", "0")) {
            URI console = place(serve);

            HttpResponse<String> answer = get(console.resolve("/runs"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("<h1>Runs</h1>");
            assertThat(serve.out()).contains("It uses the sandbox and sends nothing real.");

            assertThat(serve.err())
                    .contains("Everyone with an account on this machine can use the console as an operator, without"
                            + " logging in. To require a login, add a user: leadline user add NAME --role operator");

            serve.terminate();

            assertThat(serve.exit()).isZero();
        }
    }

    @Test
    void isNotOpenToOtherMachinesWithoutUsers() throws Exception {
        Map<String, String> everywhere = Map.of("LEADLINE_SERVE_ADDRESS", "0.0.0.0", "LEADLINE_API_TOKEN", "a-token");
        try (LeadlineProcess serve = LeadlineProcess.start(folder, everywhere, "serve", "--port", "0")) {
            assertThat(serve.exit()).isEqualTo(2);
            assertThat(serve.err())
                    .contains(
                            "Other machines can reach the console at 0.0.0.0, so it needs users. Add one: leadline user add NAME --role operator")
                    .doesNotContain("Everyone with an account");
        }
    }

    private static URI place(LeadlineProcess serve) {
        Matcher said = await().atMost(Duration.ofSeconds(60)).until(() -> PLACE.matcher(serve.out()), Matcher::find);
        return URI.create(said.group(1));
    }

    private static HttpResponse<String> get(URI page) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }
}
