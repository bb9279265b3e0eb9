package dev.leadline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.propexo.ApiObservationConvention;
import dev.leadline.testing.SettableClock;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers to requests say about Propexo's API. */
class ApiAnswersTests {

    private final SettableClock clock = SettableClock.at("2026-11-29T22:00:00Z");
    private final ApiAnswers answers = new ApiAnswers(clock);
    private final ObservationRegistry observations = ObservationRegistry.create();

    @BeforeEach
    void watch() {
        observations.observationConfig().observationHandler(answers);
    }

    @Test
    void sayNothingBeforeTheFirst() {
        assertThat(answers.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403"})
    void sayAtOnceThatTheTokenIsRejected(String status) {
        answered(status);
        assertThat(answers.problem())
                .contains(
                        "The API rejects the token (%s). Set LEADLINE_API_TOKEN to a valid token, then restart Leadline."
                                .formatted(status));
    }

    @Test
    void sayThatTheApiFailsOnceThatHasLastedAMinute() {
        answered("503");
        assertThat(answers.problem()).as("it may be over").isEmpty();
        clock.advance(Duration.ofSeconds(61));
        answered("500");
        assertThat(answers.problem())
                .contains(
                        "The API has answered with errors (500) since 2026-11-29T22:00:00Z. Runs stop and can be resumed.");
    }

    @Test
    void sayThatTheApiDoesNotAnswer() {
        answered("none");
        clock.advance(Duration.ofMinutes(2));
        answered("none");
        assertThat(answers.problem())
                .contains(
                        "The API has not answered since 2026-11-29T22:00:00Z. Check the network and leadline.api.url.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "400", "404", "429"})
    void sayThatItIsOverWithTheNextUsefulAnswer(String status) {
        answered("401");
        answered(status);
        assertThat(answers.problem()).isEmpty();
    }

    @Test
    void sayNothingAboutAnHourWithoutRequests() {
        answered("401");
        clock.advance(Duration.ofHours(1));
        assertThat(answers.problem()).isEmpty();
    }

    @Test
    void areNotThoseOfAnythingElse() {
        Observation.createNotStarted("spring.batch.step", observations)
                .lowCardinalityKeyValue(ApiObservationConvention.ANSWER, "401")
                .observe(() -> {});
        assertThat(answers.problem()).isEmpty();
    }

    private void answered(String status) {
        Observation.createNotStarted(ApiObservationConvention.NAME, observations)
                .lowCardinalityKeyValue(ApiObservationConvention.ANSWER, status)
                .observe(() -> {});
    }
}
