package dev.leadline.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.notification.Delivery.DeliveryState;
import dev.leadline.settings.NotifyRule;
import dev.leadline.settings.NotifySettings;
import dev.leadline.settings.NotifySettings.Channel;
import dev.leadline.settings.NotifySettings.Shape;
import dev.leadline.testing.ManualTasks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a webhook receives, byte for byte, and what becomes of one that does not take it. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookTests {

    private static final String SECRET = "0123456789abcdef-secret-canary";
    private static final String PATH = "/services/path-canary";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final ManualTasks later = new ManualTasks(NotificationSamples.NIGHT);

    @Test
    void slackReceivesBlocksAndALineForItsNotification() {
        takes();

        tell(NotificationSamples.threeRejected(), Shape.SLACK, null);

        assertThat(received()).isEqualTo(json("""
                {
                  "text": "Leadline: nightly, 3 rows rejected",
                  "blocks": [
                    {"type": "header", "text": {"type": "plain_text", "text": "Leadline: nightly, 3 rows rejected"}},
                    {"type": "section", "text": {"type": "mrkdwn", "text": "%s"}},
                    {"type": "context", "elements": [{"type": "mrkdwn", "text": "2027-03-02 02:31 (America/New_York)"}]}
                  ]
                }
                """.formatted(String.join(
                "\\n",
                "Run 12 finished, but some rows need your attention: " + "25 rows read, 22 created, 3 rejected.",
                "• 2 × BAD_EMAIL (email_1): Enter one address, such as ann@example.com.",
                "• 1 × NO_CONTACT: Enter an e-mail address or a phone number.",
                "Correct the rows in the rejects file of the run, then import that file.",
                "<https://leads.example.com/runs/12|Open run 12>"))));
    }

    @Test
    void slackReceivesNoMarkupThatIsNotMeant() {
        takes();

        tell(
                Notification.of("<!channel> & co", NotificationSamples.NIGHT, NotificationSamples.BOSTON)
                        .late(Duration.ofMinutes(61)),
                Shape.SLACK,
                null);

        assertThat(received().get("text").stringValue()).isEqualTo("Leadline: &lt;!channel&gt; &amp; co, late");
    }

    @Test
    void teamsReceivesAnAdaptiveCard() {
        takes();

        tell(NotificationSamples.threeRejected(), Shape.TEAMS, null);

        assertThat(received()).isEqualTo(json("""
                {
                  "type": "message",
                  "attachments": [{
                    "contentType": "application/vnd.microsoft.card.adaptive",
                    "contentUrl": null,
                    "content": {
                      "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                      "type": "AdaptiveCard",
                      "version": "1.4",
                      "body": [
                        {"type": "TextBlock", "text": "Leadline: nightly, 3 rows rejected", "wrap": true,
                         "size": "Medium", "weight": "Bolder", "color": "Warning"},
                        {"type": "TextBlock", "text": "2027-03-02 02:31 (America/New_York)", "wrap": true,
                         "isSubtle": true, "spacing": "None"},
                        {"type": "TextBlock", "text": "Run 12 finished, but some rows need your attention: 25 rows read, 22 created, 3 rejected.",
                         "wrap": true, "separator": true},
                        {"type": "FactSet", "facts": [
                          {"title": "2 × BAD_EMAIL (email_1)", "value": "Enter one address, such as ann@example.com."},
                          {"title": "1 × NO_CONTACT", "value": "Enter an e-mail address or a phone number."}]},
                        {"type": "TextBlock", "text": "Correct the rows in the rejects file of the run, then import that file.", "wrap": true}
                      ],
                      "actions": [{"type": "Action.OpenUrl", "title": "Open run 12", "url": "https://leads.example.com/runs/12"}]
                    }
                  }]
                }
                """));
    }

    @Test
    void aProgramReceivesTheDocumentThatTheManualShows() throws IOException {
        takes();

        tell(NotificationSamples.threeRejected().late(Duration.ofMinutes(70)), Shape.JSON, SECRET);

        ObjectNode body = (ObjectNode) received();
        assertThat(body.get("id").stringValue()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        ObjectNode shown = (ObjectNode) json(jsonOfTheManual());
        assertThat(body.without("id")).isEqualTo(shown.without("id"));
    }

    private static String jsonOfTheManual() throws IOException {
        String manual = Files.readString(Path.of("docs/notifications.md"));
        String begin = "```json\n";
        int from = manual.indexOf(begin) + begin.length();
        return manual.substring(from, manual.indexOf("```", from));
    }

    @Test
    void aReceiverCanTellThatLeadlineSentItAndWhen() {
        takes();

        tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);

        LoggedRequest request = requests().get(0);
        long second = NotificationSamples.NIGHT.getEpochSecond();
        String hash = new HmacUtils("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8))
                .hmacHex(second + "." + request.getBodyAsString());
        assertThat(request.getHeader("leadline-signature")).isEqualTo("t=" + second + ",v1=" + hash);
        assertThat(request.getHeader("content-type")).isEqualTo("application/json");
    }

    @Test
    void signsNothingWithoutASecret() {
        takes();

        tell(NotificationSamples.threeRejected(), Shape.JSON, null);

        assertThat(requests().get(0).containsHeader("leadline-signature")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void staysWithinWhatChatsTakeHoweverMuchHappened(Shape shape) {
        takes();
        Notification notification = NotificationSamples.nightly();
        for (int number = 1; number <= 300; number++) {
            notification = notification.ran(NotificationSamples.run(number, 4, Map.of(RowStatus.REJECTED, 1L)), 20);
        }

        tell(notification, shape, null);

        assertThat(requests()).hasSize(1);
        int longest = shape == Shape.JSON ? 200_000 : 13_000;
        assertThat(requests().get(0).getBody().length).isLessThan(longest);
        if (shape != Shape.JSON) {
            assertThat(requests().get(0).getBodyAsString()).contains("And 292 more: ");
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void holdsNoFileNameAndNoTextOfAnApi(Shape shape) {
        takes();

        tell(
                NotificationSamples.nightly()
                        .ran(
                                NotificationSamples.run(
                                        12,
                                        4,
                                        Map.of(RowStatus.REFUSED, 1L),
                                        new ProblemCount("canary: ann@example.com", "canary 617-555-0123", 1)),
                                null),
                shape,
                null);

        assertThat(requests().get(0).getBodyAsString())
                .doesNotContainIgnoringCase("canary", "ann@example.com", "617-555", "0123");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void triesAgainWhenTheServerIsOutOfOrder(int status) {
        SERVER.stubFor(post(PATH)
                .inScenario("outage")
                .whenScenarioStateIs(STARTED)
                .willReturn(status(status))
                .willSetStateTo("over"));
        SERVER.stubFor(
                post(PATH).inScenario("outage").whenScenarioStateIs("over").willReturn(status(202)));

        NotificationService notifications = tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);

        assertThat(requests())
                .hasSize(2)
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(requests().get(0).getBodyAsString());
        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::attempts)
                .containsExactly(tuple(DeliveryState.DELIVERED, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 403, 404, 410})
    void doesNotTryAgainWhatTheServerRefuses(int status) {
        SERVER.stubFor(post(PATH).willReturn(status(status)));

        NotificationService notifications = tell(NotificationSamples.threeRejected(), Shape.SLACK, null);

        assertThat(requests()).hasSize(1);
        assertThat(notifications.recent())
                .extracting(Delivery::state, Delivery::reason)
                .containsExactly(tuple(DeliveryState.FAILED, "the webhook responded with status " + status));
    }

    @Test
    void followsNoRedirect() {
        SERVER.stubFor(post(PATH).willReturn(status(307).withHeader("Location", "/elsewhere")));
        SERVER.stubFor(post("/elsewhere").willReturn(ok()));

        NotificationService notifications = tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);

        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
        assertThat(notifications.recent())
                .extracting(Delivery::reason)
                .containsExactly("the webhook responded with status 307");
    }

    @Test
    void triesAgainWhenTheConnectionBreaks() {
        SERVER.stubFor(post(PATH).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        NotificationService notifications = tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);

        assertThat(notifications.recent())
                .extracting(Delivery::reason, Delivery::attempts)
                .containsExactly(tuple("the webhook cannot be reached", 5));
    }

    @Test
    void triesAgainWhenNobodyListensAndNamesOnlyTheChannel(CapturedOutput output) throws IOException {
        NotificationService notifications = tell(NotificationSamples.threeRejected(), nobody(), Shape.JSON, SECRET);

        assertThat(notifications.recent())
                .extracting(Delivery::reason, Delivery::attempts)
                .containsExactly(tuple("the webhook cannot be reached", 5));
        assertThat(output.getAll())
                .containsOnlyOnce("Could not notify channel chat: the webhook cannot be reached.")
                .doesNotContain("canary", "127.0.0.1");
        assertThat(notifications.recent().toString()).doesNotContain("canary", "127.0.0.1");
    }

    @Test
    @Timeout(20)
    void readsNothingOfAnAnswer() {
        SERVER.stubFor(post(PATH).willReturn(ok("x".repeat(1_000_000)).withChunkedDribbleDelay(100_000, 3_600_000)));

        NotificationService notifications = tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);

        assertThat(notifications.recent()).extracting(Delivery::state).containsExactly(DeliveryState.DELIVERED);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a line for a Unix shell")
    void theLineOfTheManualVerifiesASignature(@TempDir Path folder) throws IOException, InterruptedException {
        takes();
        tell(NotificationSamples.threeRejected(), Shape.JSON, SECRET);
        LoggedRequest request = requests().get(0);
        String manual = Files.readString(Path.of("docs/notifications.md"));
        String line = manual.lines()
                .filter(each -> each.contains("openssl dgst"))
                .findFirst()
                .orElseThrow();
        Path body = Files.createTempFile(folder, "body", ".json");
        Files.write(body, request.getBody());

        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line);
        shell.environment()
                .putAll(Map.of(
                        "SECRET",
                        SECRET,
                        "T",
                        String.valueOf(NotificationSamples.NIGHT.getEpochSecond()),
                        "BODY",
                        body.toString()));
        Process process = shell.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(request.getHeader("leadline-signature")).endsWith(",v1=" + printed.strip());
    }

    private static void takes() {
        SERVER.stubFor(post(PATH).willReturn(ok()));
    }

    private NotificationService tell(Notification notification, Shape shape, @Nullable String secret) {
        return tell(notification, URI.create(SERVER.baseUrl() + PATH), shape, secret);
    }

    private NotificationService tell(Notification notification, URI address, Shape shape, @Nullable String secret) {
        NotifySettings settings = new NotifySettings(
                null, List.of(new Channel("chat", List.of(), address, shape, secret)), Duration.ofDays(3));
        NotificationService notifications =
                NotificationService.of(settings, NotificationSamples.CONSOLE, later, NotificationSamples.CLOCK);
        notifications.tell(notification, Map.of("chat", NotifyRule.ALWAYS));
        later.passes();
        return notifications;
    }

    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + PATH);
        }
    }

    private static List<LoggedRequest> requests() {
        return SERVER.findAll(postRequestedFor(anyUrl()));
    }

    private static JsonNode received() {
        return json(requests().get(0).getBodyAsString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
