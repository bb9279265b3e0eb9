package dev.leadline.propexo;

import static dev.leadline.propexo.MockApi.answer;
import static dev.leadline.propexo.MockApi.hangUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An API that is down is left alone, and the rows with it. */
class CreateCircuitBreakerTests {

    private final ManualClock time = ManualClock.standing();

    @Test
    void afterFiveFailuresNothingIsSentForTenSeconds() throws Exception {
        try (MockApi server = MockApi.start(times(5, answer(500, "")));
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url()), time)) {
            createTimes(propexo, 5);
            assertThat(propexo.heldBackFor()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_010));

            time.advance(Duration.ofSeconds(4));
            CreateResult heldBack = ApiFixture.create(propexo);

            assertThat(heldBack)
                    .isEqualTo(new CreateResult.NotActedOn(
                            null,
                            "CIRCUIT_OPEN",
                            "The last requests to the API failed, so this request was not sent.",
                            Duration.ofMillis(6_001)));
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void aSuccessNeverHoldsTheOthersBack() throws Exception {
        ResponseDefinitionBuilder[] script = Arrays.copyOf(times(4, answer(500, "")), 5);
        script[4] = answer(200, "{\"job_id\":\"a\"}");
        try (MockApi server = MockApi.start(script);
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url()), time)) {
            createTimes(propexo, 5);

            assertThat(propexo.heldBackFor()).isZero();
            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.Queued.class);
        }
    }

    @Test
    void thenOneIsTriedAndItsSuccessLetsTheOthersGo() throws Exception {
        try (MockApi server = MockApi.start(times(5, hangUp()));
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url()), time)) {
            createTimes(propexo, 5);
            time.advance(propexo.heldBackFor());

            assertThat(propexo.heldBackFor()).isZero();
            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.Queued.class);
            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.Queued.class);
            assertThat(propexo.heldBackFor()).isZero();
        }
    }

    @Test
    void whereTheOneThatIsTriedFailsTheOthersWaitAgain() throws Exception {
        try (MockApi server = MockApi.start(times(6, answer(502, "")));
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url()), time)) {
            createTimes(propexo, 5);
            time.advance(propexo.heldBackFor());
            createTimes(propexo, 3);

            assertThat(server.requests()).hasSize(6);
            assertThat(propexo.heldBackFor()).isGreaterThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void whileOneIsTriedTheOthersWait() throws Exception {
        CountDownLatch hold = new CountDownLatch(1);
        ScriptedServer.Deed[] script = new ScriptedServer.Deed[6];
        Arrays.fill(script, ScriptedServer.hangUp());
        script[5] = (connection, out) -> {
            hold.await();
            return ScriptedServer.answer(200, "{\"job_id\":\"a\"}").answer(connection, out);
        };
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (ScriptedServer server = ScriptedServer.start(script);
                Propexo propexo = Propexo.connect(
                        new ApiSettings(
                                server.url(),
                                ApiToken.of("token"),
                                0,
                                4,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30)),
                        time)) {
            createTimes(propexo, 5);
            time.advance(propexo.heldBackFor());
            Future<CreateResult> first = other.submit(() -> ApiFixture.create(propexo));
            await().until(() -> server.requests().size() == 6);

            assertThat(ApiFixture.create(propexo)).isInstanceOf(CreateResult.NotActedOn.class);
            assertThat(server.requests()).hasSize(6);
            hold.countDown();
            assertThat(first.get()).isInstanceOf(CreateResult.Queued.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void anApiThatRefusesOrThrottlesIsNotDown() throws Exception {
        ResponseDefinitionBuilder[] script = times(20, answer(400, ""));
        Arrays.fill(script, 5, 10, answer(429, "", "Retry-After: 1"));
        Arrays.fill(script, 10, 15, answer(401, ""));
        try (MockApi server = MockApi.start(script);
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url()), time)) {
            createTimes(propexo, 20);

            assertThat(server.requests()).hasSize(20);
            assertThat(propexo.heldBackFor()).isZero();
        }
    }

    @Test
    void nothingThatListensIsDownToo() throws Exception {
        MockApi server = MockApi.start();
        URI nobody = server.url();
        server.close();
        try (Propexo propexo = Propexo.connect(ApiFixture.settings(nobody), time)) {
            createTimes(propexo, 5);

            assertThat(propexo.heldBackFor()).isPositive();
        }
    }

    private static ResponseDefinitionBuilder[] times(int count, ResponseDefinitionBuilder deed) {
        return Collections.nCopies(count, deed).toArray(ResponseDefinitionBuilder[]::new);
    }

    private static void createTimes(Propexo propexo, int count) {
        for (int i = 0; i < count; i++) {
            ApiFixture.create(propexo);
        }
    }
}
