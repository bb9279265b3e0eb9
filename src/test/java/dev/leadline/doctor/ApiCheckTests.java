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
                    .isEqualTo(DiagnosticResult.fine("API", sandbox.url() + " answers: a program on this machine."));
            assertThat(DoctorFixture.only(findings, "token").verdict()).isEqualTo(DiagnosticStatus.FINE);
            assertThat(DoctorFixture.only(findings, "token").found()).startsWith("Accepted; it reaches integration \"");
            assertThat(DoctorFixture.only(findings, "clock"))
                    .isEqualTo(DiagnosticResult.fine("clock", "Agrees with the API's."));
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
                    .isEqualTo(DiagnosticResult.broken(
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

            assertThat(DoctorFixture.only(findings, "API").found()).endsWith(" answers: a program on this machine.");
            assertThat(DoctorFixture.only(findings, "token"))
                    .isEqualTo(DiagnosticResult.warning(
                            "token",
                            "Not set: nothing can be sent.",
                            "Set LEADLINE_API_TOKEN to one from Propexo's dashboard; to try Leadline without one: "
                                    + "leadline import FILE --sandbox"));
        }
    }

    @Test
    void saysWhatIsTheMatterWithATokenThatCannotBeOne() {
        DiagnosticResult token =
                at("http://127.0.0.1:1").with("leadline.api.token", "can ary").finding("token");

        assertThat(token)
                .isEqualTo(DiagnosticResult.broken(
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
                .isEqualTo(DiagnosticResult.broken(
                        ExitCode.STOPPED_EARLY,
                        "API",
                        "The API's address refused the connection.",
                        "Check leadline.api.url, or wait until the API is available again."));
        assertThat(DoctorFixture.only(withToken, "token"))
                .isEqualTo(DiagnosticResult.warning(
                        "token",
                        "Set; whether it is accepted is not known: CONNECTION_REFUSED.",
                        "Look again once the API answers."));
        assertThat(without)
                .isEqualTo(DiagnosticResult.broken(
                        ExitCode.STOPPED_EARLY,
                        "API",
                        url + " cannot be reached: nothing listens there.",
                        "Check leadline.api.url and the network, or wait until the API is back."));
    }

    @Test
    void saysUntilWhenTheApiAsksToWait() {
        propexo.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "86400")));

        List<DiagnosticResult> findings = at(propexo.baseUrl())
                .with("leadline.api.token", "token-of-a-test")
                .examined();

        assertThat(DoctorFixture.only(findings, "API").found()).endsWith(" answers: a program on this machine.");
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
            100 | WARNING | 100 requests a minute in the settings; the API allows 60, of which 59 were left just now. | Set leadline.api.requests-per-minute to 60; until then imports learn it from the answers.
            60  | FINE    | 60 requests a minute in the settings; the API allows 60, of which 59 were left just now.  |
            30  | FINE    | 30 requests a minute in the settings; the API allows 60, of which 59 were left just now.  | Unless other programs use the same token, leadline.api.requests-per-minute can be 60.
            0   | WARNING | None in the settings; the API allows 60, of which 59 were left just now.                  | Set leadline.api.requests-per-minute to 60, or the API refuses requests.
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
        "-30, Agrees with the API's.",
        "31, This machine's clock is 31 seconds ahead of the API's.",
        "-300, This machine's clock is 5 minutes behind the API's.",
        "90000, This machine's clock is 25 hours ahead of the API's."
    })
    void findsAClockThatIsMoreThanHalfAMinuteOff(long ahead, String found) {
        Instant theirs = Instant.parse("2026-11-24T12:00:00Z");
        DiagnosticResult clock = ClockFinding.of("clock", "the API's", theirs.plusSeconds(ahead), theirs);

        assertThat(clock.found()).isEqualTo(found);
        assertThat(clock.verdict())
                .isEqualTo(found.startsWith("Agrees") ? DiagnosticStatus.FINE : DiagnosticStatus.WARNING);
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
                .isEqualTo("This machine's clock is 5 minutes ahead of the API's.");
        assertThat(DoctorFixture.only(findings, "clock").advice())
                .startsWith("Let the time be set from the network (NTP)");
        assertThat(DoctorFixture.only(findings, "token").found()).isEqualTo("Accepted, and it reaches no integration.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.propexo.com          | FINE    | https://api.propexo.com answers: Propexo's production, where all that is sent is real.
            https://api.sandbox.propexo.com  | FINE    | https://api.sandbox.propexo.com answers: Propexo's sandbox.
            https://eu.propexo.com           | FINE    | https://eu.propexo.com answers: one of Propexo's.
            https://propexo.com.example.org  | WARNING | https://propexo.com.example.org answers, and is none of Propexo's.
            """)
    void tellsProductionFromElsewhere(String origin, DiagnosticStatus verdict, String found) {
        DiagnosticResult api = ApiPlace.answering(origin);

        assertThat(api.verdict()).isEqualTo(verdict);
        assertThat(api.found()).isEqualTo(found);
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
