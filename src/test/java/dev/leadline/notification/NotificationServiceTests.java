package dev.leadline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.notification.Delivery.DeliveryMethod;
import dev.leadline.notification.Delivery.DeliveryState;
import dev.leadline.settings.NotifyRule;
import dev.leadline.testing.ManualTasks;
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
class NotificationServiceTests {

    private static final Map<String, NotifyRule> TEAM = Map.of("team", NotifyRule.ALWAYS);

    private final ManualTasks later = new ManualTasks(NotificationSamples.NIGHT);
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
    void tellsThoseWhoWantToKnow(NotifyRule rule, Notification.Level level, boolean told) {
        tell(notification(level), Map.of("team", rule));

        assertThat(arrived).hasSize(told ? 1 : 0);
    }

    @Test
    void tellsNobodyWithoutARuleAndNothingWithoutAFact() {
        tell(NotificationSamples.failed(), Map.of("elsewhere", NotifyRule.ALWAYS));
        tell(NotificationSamples.nightly(), TEAM);

        assertThat(arrived).isEmpty();
    }

    @Test
    void returnsBeforeAnythingIsSent() {
        NotificationService notifications = notices();

        notifications.tell(NotificationSamples.fine(), TEAM);

        assertThat(arrived).isEmpty();
        assertThat(notifications.recent()).containsExactly(delivery(DeliveryState.WAITING, 0, null));
    }

    @Test
    void remembersWhatArrived() {
        NotificationService notifications = tell(NotificationSamples.fine(), TEAM);

        assertThat(notifications.recent()).containsExactly(delivery(DeliveryState.DELIVERED, 1, null));
    }

    @Test
    void triesAgainAfterGrowingPauses(CapturedOutput output) {
        troubles.addAll(times(2, NotDeliveredException.forNow("the webhook did not respond in time")));

        NotificationService notifications = tell(NotificationSamples.fine(), TEAM);

        assertThat(later.pauses()).containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofMinutes(1));
        assertThat(arrived).hasSize(1);
        assertThat(notifications.recent()).containsExactly(delivery(DeliveryState.DELIVERED, 3, null));
        assertThat(output.getAll()).doesNotContain("team");
    }

    @Test
    void saysWhileItWaitsWhyTheLastTryFailed() {
        troubles.add(NotDeliveredException.forNow("the webhook did not respond in time"));
        NotificationService notifications = notices();
        notifications.tell(NotificationSamples.fine(), TEAM);

        later.passesOnce();

        assertThat(notifications.recent())
                .containsExactly(delivery(DeliveryState.WAITING, 1, "the webhook did not respond in time"));
    }

    @Test
    void givesUpAfterTheFifthTryAndSaysSo(CapturedOutput output) {
        troubles.addAll(times(9, NotDeliveredException.forNow("the webhook did not respond in time")));

        NotificationService notifications = tell(NotificationSamples.fine(), TEAM);

        assertThat(later.pauses())
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(20));
        assertThat(notifications.recent())
                .containsExactly(delivery(DeliveryState.FAILED, 5, "the webhook did not respond in time"));
        assertThat(output.getAll())
                .containsOnlyOnce("WARN  Outbox: Could not notify channel team: the webhook did not respond in time.");
    }

    @Test
    void doesNotTryAgainWhatCannotPass() {
        troubles.add(NotDeliveredException.forGood("the webhook responded with status 404"));

        NotificationService notifications = tell(NotificationSamples.fine(), TEAM);

        assertThat(notifications.recent())
                .containsExactly(delivery(DeliveryState.FAILED, 1, "the webhook responded with status 404"));
        assertThat(later.pauses()).hasSize(1);
    }

    @Test
    void survivesAFaultOfItsOwnWithoutShowingItsText(CapturedOutput output) {
        NotificationService notifications = new NotificationService(
                Map.of("team", carrier(NotificationServiceTests::written, message -> {
                    throw new IllegalStateException("canary");
                })),
                later,
                NotificationSamples.CLOCK);

        notifications.tell(NotificationSamples.fine(), TEAM);
        later.passes();

        assertThat(notifications.recent())
                .containsExactly(delivery(DeliveryState.FAILED, 1, "internal error: IllegalStateException"));
        assertThat(output.getAll()).doesNotContain("canary");
    }

    @Test
    void survivesAMessageThatCannotBeWritten() {
        NotificationService notifications = new NotificationService(
                Map.of(
                        "team",
                        carrier(
                                notification -> {
                                    throw new IllegalStateException("canary");
                                },
                                this::deliver)),
                later,
                NotificationSamples.CLOCK);

        notifications.tell(NotificationSamples.fine(), TEAM);

        assertThat(notifications.recent())
                .containsExactly(delivery(DeliveryState.FAILED, 0, "internal error: IllegalStateException"));
    }

    @Test
    void keepsTheLastHundredThatHaveEnded() {
        NotificationService notifications = notices();

        IntStream.range(0, 150).forEach(night -> {
            notifications.tell(NotificationSamples.fine(), TEAM);
            later.passes();
        });

        assertThat(arrived).hasSize(150);
        assertThat(notifications.recent()).hasSize(100);
    }

    @Test
    void takesNoMoreThanTwoHundredAtATime() {
        NotificationService notifications = notices();

        IntStream.range(0, 201).forEach(night -> notifications.tell(NotificationSamples.fine(), TEAM));

        assertThat(notifications.recent()).hasSize(201);
        assertThat(notifications.recent().get(0))
                .isEqualTo(delivery(DeliveryState.FAILED, 0, "too many messages are already waiting"));
        assertThat(notifications.recent().get(1).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void theNextProcessDeliversWhatWaitedForARetryWhenTheFirstEnded() {
        troubles.add(NotDeliveredException.forNow("the webhook did not respond in time"));
        NotificationService first = notices();
        first.tell(NotificationSamples.fine(), TEAM);
        later.passesOnce();
        first.close();

        NotificationService next = notices();
        assertThat(next.recent())
                .containsExactly(delivery(DeliveryState.WAITING, 1, "the webhook did not respond in time"));
        later.passes();

        assertThat(arrived).containsExactly("22 rows created");
        assertThat(later.pauses()).containsExactly(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(next.recent()).containsExactly(delivery(DeliveryState.DELIVERED, 2, null));
    }

    @Test
    void theNextProcessDeliversWhatWasToldWhileTheFirstEnded() {
        NotificationService first = notices();
        first.close();
        first.tell(NotificationSamples.fine(), TEAM);
        assertThat(arrived).isEmpty();

        notices();
        later.passes();

        assertThat(arrived).containsExactly("22 rows created");
    }

    @Test
    void oneOfTwoProcessesDeliversAMessage() {
        NotificationService one = notices();
        notices();

        one.tell(NotificationSamples.fine(), TEAM);
        later.passes();
        later.look();

        assertThat(arrived).hasSize(1);
    }

    @Test
    void leavesAMessageToAChannelThatItDoesNotKnowToAnotherProcess() {
        notices().tell(NotificationSamples.fine(), TEAM);
        NotificationService other = new NotificationService(Map.of(), later, NotificationSamples.CLOCK);

        assertThat(other.recent()).isEmpty();
        later.passes();

        assertThat(arrived).hasSize(1);
    }

    private NotificationService tell(Notification notification, Map<String, NotifyRule> rules) {
        NotificationService notifications = notices();
        notifications.tell(notification, rules);
        later.passes();
        return notifications;
    }

    private NotificationService notices() {
        return new NotificationService(
                Map.of("team", carrier(NotificationServiceTests::written, this::deliver)),
                later,
                NotificationSamples.CLOCK);
    }

    private static Message written(Notification notification) {
        return new Message(notification.headline());
    }

    private void deliver(Message message) throws NotDeliveredException {
        if (!troubles.isEmpty()) {
            throw troubles.remove(0);
        }
        arrived.add(message.content());
    }

    private interface Writing {
        Message write(Notification notification);
    }

    private interface Delivering {
        void deliver(Message message) throws NotDeliveredException;
    }

    private static ChannelSender carrier(Writing writing, Delivering delivering) {
        return new ChannelSender() {
            @Override
            public DeliveryMethod way() {
                return DeliveryMethod.WEBHOOK;
            }

            @Override
            public Message write(Notification notification) {
                return writing.write(notification);
            }

            @Override
            public void deliver(Message message) throws NotDeliveredException {
                delivering.deliver(message);
            }
        };
    }

    private static Notification notification(Notification.Level level) {
        return switch (level) {
            case FINE -> NotificationSamples.fine();
            case PROBLEM -> NotificationSamples.threeRejected();
            case FAILURE -> NotificationSamples.failed();
        };
    }

    private static Delivery delivery(DeliveryState state, int attempts, @Nullable String reason) {
        return new Delivery(
                "nightly",
                "team",
                DeliveryMethod.WEBHOOK,
                "22 rows created",
                state,
                attempts,
                NotificationSamples.NIGHT,
                reason);
    }

    private static List<NotDeliveredException> times(int times, NotDeliveredException trouble) {
        return IntStream.range(0, times).mapToObj(time -> trouble).toList();
    }
}
