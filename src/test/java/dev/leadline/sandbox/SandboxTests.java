package dev.leadline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Targets;
import dev.leadline.message.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTests {

    private static final Duration PENDING_FOR = Duration.ofSeconds(3);

    private final SandboxClient visitor = SandboxClient.of(SandboxSettings.GENEROUS.withPendingFor(PENDING_FOR));

    @AfterEach
    void close() {
        visitor.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/crm/v1/prospects/", "/crm/v1/prospects"})
    void takesAGenericProspectUnderBothSpellingsOfItsPath(String path) {
        SandboxClient.Answer answer = visitor.post(path, SandboxClient.ANN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/job_id")).isNotEmpty();
        assertThat(answer.body().propertyNames()).containsExactly("job_id", "data");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void putsAVendorsJobIdWhereTheVendorsPageSays() {
        SandboxClient.Answer answer = visitor.post("/crm/v1/prospects/knock", """
                {"integration_id":"i","community_id":"c","attribution_id":"a","phone_1":"+16175550123"}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/meta/job_id")).isNotEmpty();
        assertThat(answer.body().propertyNames()).containsExactly("meta", "result");
    }

    @Test
    void remembersWhatItReceivedFieldByField() {
        String jobId = visitor.post("/crm/v1/prospects/", """
                        {"integration_id":"i","last_name":"O’Brien-Núñez","rent_maximum_in_cents":145000}""").text("/job_id");

        assertThat(visitor.sandbox.received())
                .containsExactly(new ReceivedProspect(
                        jobId,
                        "/crm/v1/prospects/",
                        Map.of(
                                "integration_id", "i",
                                "last_name", "O’Brien-Núñez",
                                "rent_maximum_in_cents", 145000)));
    }

    @Test
    void refusesWhoeverHasNoTokenOrAWrongOne() {
        HttpRequest.Builder wrong = visitor.to("/crm/v1/prospects/")
                .setHeader("Authorization", "Bearer wrong")
                .POST(HttpRequest.BodyPublishers.ofString(SandboxClient.ANN));
        HttpRequest.Builder none = HttpRequest.newBuilder(visitor.sandbox.url().resolve("/crm/v1/agents/"));

        assertThat(List.of(visitor.send(wrong), visitor.send(none)))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(401))
                .allSatisfy(answer -> assertThat(answer.body()).hasToString("""
                        {"error":{"code":"unauthorized","message":"The bearer token is missing or wrong.",\
                        "details":{}}}"""));
        assertThat(visitor.sandbox.received()).isEmpty();
    }

    @Test
    void namesEveryRuleThatABodyBreaksInPropexosWords() {
        SandboxClient.Answer answer = visitor.post("/crm/v1/prospects/", """
                {"email_1":"ann@example.com","rent_maximum_in_cents":0,"shoe_size":9}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("invalid_request");
        assertThat(answer.text("/error/message")).isEqualTo("The body is not valid for /crm/v1/prospects/.");
        assertThat(answer.text("/error/details/name")).isEqualTo("ZodError");
        assertThat(answer.body().at("/error/details/issues"))
                .extracting(issue -> issue.at("/code").asString() + issue.at("/keys") + issue.at("/path"))
                .containsExactlyInAnyOrder(
                        "invalid_type[][\"integration_id\"]",
                        "too_small[][\"rent_maximum_in_cents\"]",
                        "unrecognized_keys[\"shoe_size\"][]");
        assertThat(answer.body().at("/error/details/issues"))
                .allSatisfy(issue -> assertThat(issue.at("/message").asString()).isNotEmpty());
        assertThat(visitor.sandbox.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{\"integration_id\":\"i\"",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "[]",
                "\"text\"",
                "null"
            })
    void refusesABodyThatIsNoJsonObject(String body) {
        SandboxClient.Answer answer = visitor.post("/crm/v1/prospects/", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/code")).isEqualTo("invalid_request");
    }

    @Test
    void refusesABodyThatDoesNotCallItselfJson() {
        HttpRequest.Builder form = visitor.to("/crm/v1/prospects/")
                .setHeader("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(SandboxClient.ANN));

        assertThat(visitor.send(form).status()).isEqualTo(415);
    }

    @Test
    void refusesABodyBeyondAMebibyte() {
        String huge = SandboxClient.ANN.replace("Ann", "A".repeat(1 << 20));

        assertThat(visitor.post("/crm/v1/prospects/", huge).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /crm/v1/prospects/nobody",
        "POST, /crm/v1/prospects/knock/",
        "PUT, /crm/v1/prospects/",
        "GET, /",
        "GET, /v1/admin/write-status/no-such-job",
        "POST, /v1/admin/retry-write/no-such-job"
    })
    void doesNotFindWhatIsNotThere(String method, String path) {
        SandboxClient.Answer answer =
                visitor.send(visitor.to(path).method(method, HttpRequest.BodyPublishers.ofString(SandboxClient.ANN)));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("/error/code")).isEqualTo("not_found");
    }

    @Test
    void aWriteIsPendingUntilItsTimeHasPassedAndThenSucceeds() {
        String jobId = visitor.created("ann@example.com");

        visitor.wait(PENDING_FOR.minusMillis(1));
        assertThat(visitor.status(jobId).body())
                .hasToString("{\"write_status\":\"PENDING\",\"errors\":[],\"created_record_id\":null}");

        visitor.wait(Duration.ofMillis(1));
        assertThat(visitor.status(jobId).text("/write_status")).isEqualTo("SUCCESS");
        assertThat(visitor.status(jobId).text("/created_record_id")).isNotEmpty();
    }

    @Test
    void anAddressCanAskForAFailure() {
        String jobId = visitor.created("ann+failure@example.com");

        visitor.wait(PENDING_FOR);

        assertThat(visitor.status(jobId).body()).hasToString("""
                {"write_status":"FAILURE",\
                "errors":["The sandbox did not create this prospect, because its e-mail address contains +failure."],"created_record_id":null}""");
    }

    @Test
    void anAddressCanAskForAPartialSuccess() {
        String jobId = visitor.created("ann+partial@example.com");

        visitor.wait(PENDING_FOR);

        assertThat(visitor.status(jobId).text("/write_status")).isEqualTo("PARTIAL_SUCCESS");
        assertThat(visitor.status(jobId).body().at("/errors"))
                .extracting(error -> error.asString())
                .containsExactly(
                        "The sandbox saved this prospect without its notes, because its e-mail address contains +partial.");
        assertThat(visitor.status(jobId).text("/created_record_id")).isNotEmpty();
    }

    @Test
    void anAddressCanAskForAWriteThatNeverEnds() {
        String jobId = visitor.created("ann+pending@example.com");

        visitor.wait(Duration.ofDays(365));

        assertThat(visitor.status(jobId).text("/write_status")).isEqualTo("PENDING");
    }

    @Test
    void anAddressCanAskToBeRefused() {
        SandboxClient.Answer answer =
                visitor.post("/crm/v1/prospects/", SandboxClient.ANN.replace("ann@", "ann+refused@"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/message"))
                .isEqualTo("The sandbox rejects this prospect, because its e-mail address contains +refused.");
        assertThat(visitor.sandbox.received()).isEmpty();
    }

    @Test
    void onlyThePartBeforeTheAtSignIsAsked() {
        String jobId = visitor.created("ann@mail+failure.example.com");

        visitor.wait(PENDING_FOR);

        assertThat(visitor.status(jobId).text("/write_status")).isEqualTo("SUCCESS");
    }

    @Test
    void aFailedWriteSucceedsWhenItIsRetriedUnderANewJobId() {
        String failed = visitor.created("ann+failure@example.com");
        visitor.wait(PENDING_FOR);

        SandboxClient.Answer answer = visitor.post("/v1/admin/retry-write/" + failed, "{}");
        visitor.wait(PENDING_FOR);

        assertThat(answer.body().at("/success").asBoolean()).isTrue();
        assertThat(answer.text("/job_id")).isNotEqualTo(failed);
        assertThat(visitor.status(answer.text("/job_id")).text("/write_status")).isEqualTo("SUCCESS");
        assertThat(visitor.sandbox.received()).hasSize(1);
    }

    @Test
    void aWriteThatHasNotFailedCannotBeRetried() {
        String jobId = visitor.created("ann+failure@example.com");

        SandboxClient.Answer answer = visitor.post("/v1/admin/retry-write/" + jobId, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error/message")).isEqualTo("Only a failed write can be retried.");
    }

    @Test
    void offersTheIdsThatATargetRequires() {
        Targets targets = Targets.load(null);

        assertThat(visitor.sandbox.ids(targets.named("generic"))).isEqualTo(Map.of("integration_id", "sandbox-knock"));
        assertThat(visitor.sandbox.ids(targets.named("knock")))
                .isEqualTo(Map.of(
                        "integration_id", "sandbox-knock",
                        "community_id", "sandbox-knock-maple-court",
                        "attribution_id", "sandbox-knock-maple-court-website"));
        assertThat(visitor.sandbox.ids())
                .containsOnlyKeys("integration_id", "community_id", "attribution_id", "agent_id", "prospect_source");
    }

    @Test
    void saysThatItsPortIsTaken() {
        int taken = visitor.sandbox.url().getPort();

        assertThatThrownBy(() -> Sandbox.start(SandboxSettings.DOCUMENTED.onPort(taken), Targets.load(null)))
                .isInstanceOf(UserException.class)
                .hasMessage("The sandbox cannot listen on port " + taken
                        + " of 127.0.0.1. Choose another port, or 0 for any.");
    }

    @Test
    void answersOtherMachinesOnlyWhereItIsToldTo() throws IOException {
        SandboxSettings everywhere = SandboxSettings.DOCUMENTED.onPort(0).at("0.0.0.0");

        try (Sandbox open = Sandbox.start(everywhere, Targets.load(null))) {
            assertThat(listensAt("127.0.0.2", open.url().getPort())).isTrue();
            assertThat(listensAt("127.0.0.2", visitor.sandbox.url().getPort())).isFalse();
        }
    }

    private static boolean listensAt(String address, int port) throws IOException {
        try (Socket connection = new Socket(address, port)) {
            return connection.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }
}
