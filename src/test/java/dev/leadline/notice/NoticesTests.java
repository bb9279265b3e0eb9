package dev.leadline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.notice.Delivery.State;
import dev.leadline.notice.Delivery.Way;
import dev.leadline.settings.NotifyRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who is told, how often it is tried, and what is remembered of it. */
@ExtendWith(OutputCaptureExtension.class)
class NoticesTests {

    private static final Map<String, NotifyRule> TEAM = Map.of("team", NotifyRule.ALWAYS);

    private final ManualLater later = new ManualLater();
    private final List<String> arrived = new ArrayList<>();
    private final List<NotDeliveredException> troubles = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(textBlock = """
            ALWAYS,   FINE,    true
            ALWAYS,   PROBLEM, true
            ALWAYS,   FAILURE, true
            PROBLEMS, FINE,    false
            PROBLEMS, PROBLEM, true
            PROBLEMS, FAILURE, true
            FAILURE,  FINE,    false
            FAILURE,  PROBLEM, false
            FAILURE,  FAILURE, true
            """)
    void tellsThoseWhoWantToKnow(NotifyRule rule, News.Level level, boolean told) {
        tell(occasion(level), Map.of("team", rule));

        assertThat(arrived).hasSize(told ? 1 : 0);
    }

    @Test
    void tellsNobodyWithoutARuleAndNothingWithoutAFact() {
        tell(Occasions.failed(), Map.of("elsewhere", NotifyRule.ALWAYS));
        tell(Occasions.nightly(), TEAM);

        assertThat(arrived).isEmpty();
    }

    @Test
    void returnsBeforeAnythingIsSent() {
        Notices notices = notices();

        notices.tell(Occasions.fine(), TEAM);

        assertThat(arrived).isEmpty();
        assertThat(notices.recent()).containsExactly(delivery(State.WAITING, 0, null));
    }

    @Test
    void remembersWhatArrived() {
        Notices notices = tell(Occasions.fine(), TEAM);

        assertThat(notices.recent()).containsExactly(delivery(State.TOLD, 1, null));
    }

    @Test
    void triesAgainAfterGrowingPauses(CapturedOutput output) {
        troubles.addAll(times(2, NotDeliveredException.forNow("no answer came in time")));

        Notices notices = tell(Occasions.fine(), TEAM);

        assertThat(later.pauses()).containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(arrived).hasSize(1);
        assertThat(notices.recent()).containsExactly(delivery(State.TOLD, 3, null));
        assertThat(output.getAll()).doesNotContain("team");
    }

    @Test
    void saysWhileItWaitsWhyTheLastTryFailed() {
        troubles.add(NotDeliveredException.forNow("no answer came in time"));
        Notices notices = notices();
        notices.tell(Occasions.fine(), TEAM);

        later.passesOnce();

        assertThat(notices.recent()).containsExactly(delivery(State.WAITING, 1, "no answer came in time"));
    }

    @Test
    void givesUpAfterTheFifthTryAndSaysSo(CapturedOutput output) {
        troubles.addAll(times(9, NotDeliveredException.forNow("no answer came in time")));

        Notices notices = tell(Occasions.fine(), TEAM);

        assertThat(later.pauses())
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(20));
        assertThat(notices.recent()).containsExactly(delivery(State.FAILED, 5, "no answer came in time"));
        assertThat(output.getAll())
                .containsOnlyOnce("WARN  Outbox: The channel team was not told: no answer came in time.");
    }

    @Test
    void doesNotTryAgainWhatCannotPass() {
        troubles.add(NotDeliveredException.forGood("the webhook answered 404"));

        Notices notices = tell(Occasions.fine(), TEAM);

        assertThat(notices.recent()).containsExactly(delivery(State.FAILED, 1, "the webhook answered 404"));
        assertThat(later.pauses()).hasSize(1);
    }

    @Test
    void survivesAFaultOfItsOwnWithoutShowingItsText(CapturedOutput output) {
        Notices notices = new Notices(
                Map.of("team", carrier(news -> () -> {
                    throw new IllegalStateException("canary");
                })),
                later,
                Occasions.CLOCK);

        notices.tell(Occasions.fine(), TEAM);
        later.passes();

        assertThat(notices.recent())
                .containsExactly(delivery(State.FAILED, 1, "a fault of Leadline's own, IllegalStateException"));
        assertThat(output.getAll()).doesNotContain("canary");
    }

    @Test
    void survivesAMessageThatCannotBeWritten() {
        Notices notices = new Notices(
                Map.of("team", carrier(news -> {
                    throw new IllegalStateException("canary");
                })),
                later,
                Occasions.CLOCK);

        notices.tell(Occasions.fine(), TEAM);

        assertThat(notices.recent())
                .containsExactly(delivery(State.FAILED, 0, "a fault of Leadline's own, IllegalStateException"));
    }

    @Test
    void keepsTheLastHundredThatHaveEnded() {
        Notices notices = notices();

        IntStream.range(0, 150).forEach(night -> {
            notices.tell(Occasions.fine(), TEAM);
            later.passes();
        });

        assertThat(arrived).hasSize(150);
        assertThat(notices.recent()).hasSize(100);
    }

    @Test
    void takesNoMoreThanTwoHundredAtATime() {
        Notices notices = notices();

        IntStream.range(0, 201).forEach(night -> notices.tell(Occasions.fine(), TEAM));

        assertThat(notices.recent()).hasSize(201);
        assertThat(notices.recent().get(0)).isEqualTo(delivery(State.FAILED, 0, "too many messages wait already"));
        assertThat(notices.recent().get(1).state()).isEqualTo(State.WAITING);
    }

    @Test
    void saysAtItsEndWhatItDidNotDeliver(CapturedOutput output) {
        Notices notices = notices();
        notices.tell(Occasions.fine(), TEAM);

        notices.close();
        notices.tell(Occasions.failed(), TEAM);

        assertThat(notices.recent()).extracting(Delivery::state).containsOnly(State.FAILED);
        assertThat(notices.recent()).extracting(Delivery::reason).containsOnly("Leadline has ended");
        assertThat(output.getAll()).contains("The channel team was not told: Leadline has ended.");
    }

    private Notices tell(News news, Map<String, NotifyRule> rules) {
        Notices notices = notices();
        notices.tell(news, rules);
        later.passes();
        return notices;
    }

    private Notices notices() {
        return new Notices(Map.of("team", carrier(news -> () -> deliver(news))), later, Occasions.CLOCK);
    }

    private void deliver(News news) throws NotDeliveredException {
        if (!troubles.isEmpty()) {
            throw troubles.remove(0);
        }
        arrived.add(news.headline());
    }

    private interface Writing {
        Letter write(News news);
    }

    private static Carrier carrier(Writing writing) {
        return new Carrier() {
            @Override
            public Way way() {
                return Way.WEBHOOK;
            }

            @Override
            public Letter write(News news) {
                return writing.write(news);
            }
        };
    }

    private static News occasion(News.Level level) {
        return switch (level) {
            case FINE -> Occasions.fine();
            case PROBLEM -> Occasions.threeRejected();
            case FAILURE -> Occasions.failed();
        };
    }

    private static Delivery delivery(State state, int attempts, @Nullable String reason) {
        return new Delivery(
                "nightly", "team", Way.WEBHOOK, "22 rows created", state, attempts, Occasions.NIGHT, reason);
    }

    private static List<NotDeliveredException> times(int times, NotDeliveredException trouble) {
        return IntStream.range(0, times).mapToObj(time -> trouble).toList();
    }
}
