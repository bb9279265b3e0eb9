package dev.leadline.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxLimitTests {

    private static final Duration LATE = Duration.ofSeconds(2);

    @Test
    void everyAnswerTellsTheLimitAndWhatIsLeftOfTheMinute() {
        try (SandboxClient visitor = limited(10)) {
            visitor.get("/crm/v1/agents/");
            SandboxClient.Answer second = visitor.get("/nowhere");

            assertThat(second.header("x-ratelimit-limit")).isEqualTo("10");
            assertThat(second.header("x-ratelimit-remaining")).isEqualTo("8");
        }
    }

    @Test
    void answersAreTwoSecondsLateFromFourFifthsOfTheLimitOn() {
        try (SandboxClient visitor = limited(10)) {
            use(visitor, 7);
            assertThat(visitor.pauses()).isEmpty();

            use(visitor, 3);
            assertThat(visitor.pauses()).containsExactly(LATE, LATE, LATE);
        }
    }

    @Test
    void aUsedUpMinuteRefusesAndTakesNothingUntilItTurns() {
        try (SandboxClient visitor = limited(10)) {
            use(visitor, 10);

            SandboxClient.Answer refused = visitor.post("/crm/v1/prospects/", SandboxClient.ANN);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text("/error/code")).isEqualTo("rate_limited");
            assertThat(refused.header("x-ratelimit-remaining")).isEqualTo("0");
            assertThat(visitor.sandbox.received()).isEmpty();

            visitor.wait(Duration.ofSeconds(59));
            assertThat(visitor.post("/crm/v1/prospects/", SandboxClient.ANN).status())
                    .isEqualTo(429);

            visitor.wait(Duration.ofSeconds(1));
            assertThat(visitor.post("/crm/v1/prospects/", SandboxClient.ANN).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theDocumentedLimitIs150AMinute() {
        SandboxRateLimit pace =
                new SandboxRateLimit(SandboxSettings.DOCUMENTED.requestsPerMinute(), () -> Instant.EPOCH);

        List<SandboxRateLimit.Turn> turns =
                Stream.generate(pace::next).limit(151).toList();

        assertThat(turns.get(118).late()).isFalse();
        assertThat(turns.subList(119, 150)).allMatch(SandboxRateLimit.Turn::late);
        assertThat(turns.subList(0, 150)).noneMatch(SandboxRateLimit.Turn::refused);
        assertThat(turns.get(150).refused()).isTrue();
    }

    @Test
    void withoutALimitNoHeadersAreSent() {
        try (SandboxClient visitor = limited(0)) {
            assertThat(visitor.get("/crm/v1/agents/").header("x-ratelimit-limit"))
                    .isEqualTo("none");
        }
    }

    private static SandboxClient limited(int requestsPerMinute) {
        return SandboxClient.of(SandboxSettings.GENEROUS.withRequestsPerMinute(requestsPerMinute));
    }

    private static void use(SandboxClient visitor, int requests) {
        IntStream.range(0, requests)
                .forEach(request ->
                        assertThat(visitor.get("/crm/v1/agents/").status()).isEqualTo(200));
    }
}
