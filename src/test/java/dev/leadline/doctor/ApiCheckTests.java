package dev.leadline.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.shared.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the API, the token, the limit and the clock. */
class ApiCheckTests {

    @RegisterExtension
    final WireMockExtension propexo = WireMockExtension.newInstance().build();

    @TempDir
    Path folder;

    @Test
    void asksWhetherTheTokenIsAccepted() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            List<DiagnosticResult> findings = at(sandbox.url().toString())
                    .with("leadline.api.token", sandbox.token())
                    .examined();

            assertThat(DoctorFixture.only(findings, "API"))
                    .isEqualTo(
                            DoctorFixture.ok("API", sandbox.url() + " responds. This is a program on this machine."));
            assertThat(DoctorFixture.only(findings, "token").verdict()).isEqualTo(DiagnosticStatus.OK);
            assertThat(DoctorFixture.only(findings, "token").found())
                    .startsWith("The API accepts the token, which gives access to integration \"");
            assertThat(DoctorFixture.only(findings, "clock"))
                    .isEqualTo(DoctorFixture.ok("clock", "Agrees with the API's clock."));
            assertThat(sandbox.received()).isEmpty();
        }
    }

    @Test
    void saysWhatToDoAboutATokenThatIsRefused() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            List<DiagnosticResult> findings = at(sandbox.url().toString())
                    .with("leadline.api.token", "canary-of-another")
                    .examined();

            assertThat(DoctorFixture.only(findings, "token"))
                    .isEqualTo(DoctorFixture.error(
                            ExitCode.STOPPED_EARLY,
                            "token",
                            "The API rejected the token (401).",
                            "Check that LEADLINE_API_TOKEN is valid, has the required permissions and belongs"
                                    + " to this environment."));
            assertThat(findings.toString()).doesNotContain("canary");
        }
    }

    @Test
    void missesATokenAndStillLooksWhetherTheApiAnswers() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            List<DiagnosticResult> findings = at(sandbox.url().toString()).examined();

            assertThat(DoctorFixture.only(findings, "API").found())
                    .endsWith(" responds. This is a program on this machine.");
            assertThat(DoctorFixture.only(findings, "token"))
                    .isEqualTo(DoctorFixture.warning(
                            "token",
                            "Not set, so nothing can be sent.",
                            "Set LEADLINE_API_TOKEN to a token from Propexo's dashboard. To try Leadline without a token: "
                                    + "leadline import FILE --sandbox"));
        }
    }

    @Test
    void saysWhatIsTheMatterWithATokenThatCannotBeOne() {
        DiagnosticResult token =
                at("http://127.0.0.1:1").with("leadline.api.token", "can ary").finding("token");

        assertThat(token)
                .isEqualTo(DoctorFixture.error(
                        ExitCode.USAGE,
                        "token",
                        "The API token contains a space, a line break or another invalid character.",
                        "Copy the token into LEADLINE_API_TOKEN again."));
    }

    @Test
    void saysThatNothingAnswers() throws IOException {
        String url = "http://127.0.0.1:" + closedPort();
        List<DiagnosticResult> withToken =
                at(url).with("leadline.api.token", "token-of-a-test").examined();
        DiagnosticResult without = at(url).finding("API");

        assertThat(DoctorFixture.only(withToken, "API"))
                .isEqualTo(DoctorFixture.error(
                        ExitCode.STOPPED_EARLY,
                        "API",
                        "The API's address refused the connection.",
                        "Check leadline.api.url, or wait until the API is available again."));
        assertThat(DoctorFixture.only(withToken, "token"))
                .isEqualTo(DoctorFixture.warning(
                        "token",
                        "Set, but not verified. The API's address refused the connection.",
                        "Run doctor again when the API responds."));
        assertThat(without)
                .isEqualTo(DoctorFixture.error(
                        ExitCode.STOPPED_EARLY,
                        "API",
                        url + " cannot be reached: the connection was refused.",
                        "Check leadline.api.url and the network, or wait until the API is available again."));
    }

    @Test
    void saysUntilWhenTheApiAsksToWait() {
        propexo.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "86400")));

        List<DiagnosticResult> findings = at(propexo.baseUrl())
                .with("leadline.api.token", "token-of-a-test")
                .examined();

        assertThat(DoctorFixture.only(findings, "API").found())
                .endsWith(" responds. This is a program on this machine.");
        assertThat(DoctorFixture.only(findings, "token").advice())
                .matches("The API asked Leadline to wait until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC"
                        + " \\(Retry-After: 86400 s\\)\\. Run doctor again after that time\\.");
    }

    @Test
    void refusesAnAddressThatWouldTellTheToken() {
        DiagnosticResult api = at("http://api.example.com").finding("API");

        assertThat(api.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(api.found())
                .isEqualTo("The API's address http://api.example.com would receive the token unencrypted.");
        assertThat(api.advice()).isEqualTo("Use https in leadline.api.url (http is allowed only for this machine).");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100 | WARNING | The configured limit is 100 requests per minute. The API allows 60. Currently, 59 of them are left. | Set leadline.api.requests-per-minute to 60. Until then, imports slow down when the API tells them to.
            60  | OK      | The configured limit is 60 requests per minute. The API allows 60. Currently, 59 of them are left.  |
            30  | OK      | The configured limit is 30 requests per minute. The API allows 60. Currently, 59 of them are left.  | If no other program uses the same token, you can set leadline.api.requests-per-minute to 60.
            0   | WARNING | No limit is configured. The API allows 60. Currently, 59 of them are left. | Set leadline.api.requests-per-minute to 60. Otherwise, the API refuses requests.
            """)
    void comparesTheLimitWithTheOneThatTheApiNames(String ours, DiagnosticStatus verdict, String found, String advice) {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS.withRequestsPerMinute(60), Targets.load(null))) {
            DiagnosticResult limit = at(sandbox.url().toString())
                    .with("leadline.api.token", sandbox.token())
                    .with("leadline.api.requests-per-minute", ours)
                    .finding("limit");

            assertThat(limit).isEqualTo(new DiagnosticResult("limit", verdict, found, advice, ExitCode.OK));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-30, Agrees with the API's clock.",
        "31, This machine's clock is 31 seconds ahead of the API's clock.",
        "-300, This machine's clock is 5 minutes behind the API's clock.",
        "90000, This machine's clock is 25 hours ahead of the API's clock."
    })
    void findsAClockThatIsMoreThanHalfAMinuteOff(long ahead, String found) {
        Instant theirs = Instant.parse("2026-11-24T12:00:00Z");
        DiagnosticResult clock = ClockComparison.of("clock", "the API's clock", theirs.plusSeconds(ahead), theirs);

        assertThat(clock.found()).isEqualTo(found);
        assertThat(clock.verdict())
                .isEqualTo(found.startsWith("Agrees") ? DiagnosticStatus.OK : DiagnosticStatus.WARNING);
    }

    @Test
    void takesTheTimeFromTheAnswer() {
        Instant theirs = Instant.now().minus(Duration.ofSeconds(330));
        propexo.stubFor(any(anyUrl())
                .willReturn(okJson("{\"results\": []}")
                        .withHeader(
                                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC)))));

        List<DiagnosticResult> findings = at(propexo.baseUrl())
                .with("leadline.api.token", "token-of-a-test")
                .examined();

        assertThat(DoctorFixture.only(findings, "clock").verdict()).isEqualTo(DiagnosticStatus.WARNING);
        assertThat(DoctorFixture.only(findings, "clock").found())
                .isEqualTo("This machine's clock is 5 minutes ahead of the API's clock.");
        assertThat(DoctorFixture.only(findings, "clock").advice()).startsWith("Synchronize both clocks by NTP.");
        assertThat(DoctorFixture.only(findings, "token").found())
                .isEqualTo("The API accepts the token, but the token gives access to no integration.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.propexo.com          | OK      | https://api.propexo.com responds. This is Propexo's production API: every lead that you send is real.
            https://api.sandbox.propexo.com  | OK      | https://api.sandbox.propexo.com responds. This is Propexo's sandbox.
            https://eu.propexo.com           | OK      | https://eu.propexo.com responds. This is a Propexo server.
            https://propexo.com.example.org  | WARNING | https://propexo.com.example.org responds, but it is not a Propexo server.
            """)
    void tellsProductionFromElsewhere(String origin, DiagnosticStatus verdict, String found) {
        DiagnosticResult api = ApiPlace.answering(origin);

        assertThat(api.verdict()).isEqualTo(verdict);
        assertThat(api.found()).isEqualTo(found);
    }

    @Test
    void takesItsRequestFromTheLimitThatTheProcessesOfTheHomeShare() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            DoctorFixture installation = at(sandbox.url().toString())
                    .with("leadline.api.token", sandbox.token())
                    .used();

            installation.examined();

            assertThat(installation.ledger("select granted from api_permit")).isEqualTo("1");
        }
    }

    @Test
    void asksNothingWhileOtherProcessesUseTheWholeLimit() throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            DoctorFixture installation = at(sandbox.url().toString())
                    .with("leadline.api.token", sandbox.token())
                    .used();
            installation.examined();
            installation.ledger("update api_permit set next_at = current_timestamp + interval '1' hour");

            List<DiagnosticResult> findings = installation.examined();

            assertThat(DoctorFixture.only(findings, "token"))
                    .isEqualTo(DoctorFixture.warning(
                            "token",
                            "Not checked: other requests are using the whole rate limit.",
                            "Check again in a minute, or when the imports that are running have finished."));
            assertThat(DoctorFixture.only(findings, "API").verdict()).isEqualTo(DiagnosticStatus.OK);
        }
    }

    @Test
    void asksWithoutALedgerThatOthersCouldShare() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.GENEROUS, Targets.load(null))) {
            DoctorFixture installation = at(sandbox.url().toString()).with("leadline.api.token", sandbox.token());

            assertThat(installation.finding("token").verdict()).isEqualTo(DiagnosticStatus.OK);
            assertThat(installation.home()).doesNotExist();
        }
    }

    private DoctorFixture at(String url) {
        return new DoctorFixture(folder).with("leadline.api.url", url);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
