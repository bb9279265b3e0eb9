package dev.leadline.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers messages in the background: retries each a few times with growing pauses, then logs the failure. */
final class Outbox implements AutoCloseable {

    /** The pauses before the second attempt, the third, and so on. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20));

    /** Limits the memory that messages to an unreachable channel use. */
    static final int MOST_WAITING = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String ENDED = "Leadline stopped";

    private final DelayedExecutor delayed;
    private final Clock clock;
    private final DeliveryLog deliveries = new DeliveryLog();
    private volatile boolean ending;

    Outbox(DelayedExecutor delayed, Clock clock) {
        this.delayed = delayed;
        this.clock = clock;
    }

    /** Queues a notification for one channel and returns at once. */
    void post(Notification notification, String channel, ChannelSender sender) {
        Delivery begun = Delivery.begun(notification, channel, sender.way(), clock.instant());
        long id = deliveries.add(begun);
        if (deliveries.waiting() > MOST_WAITING) {
            giveUp(id, begun.givenUp(clock.instant(), "too many messages are already waiting"));
            return;
        }
        try {
            tryLater(sender.write(notification), id, begun, Duration.ZERO);
        } catch (RuntimeException e) {
            giveUp(id, begun.givenUp(clock.instant(), ownFault(e)));
        }
    }

    /** The newest first. */
    List<Delivery> recent() {
        return deliveries.recent();
    }

    private void tryLater(Message message, long id, Delivery delivery, Duration pause) {
        try {
            delayed.run(() -> attempt(message, id, delivery), pause);
        } catch (RejectedExecutionException e) {
            giveUp(id, delivery.givenUp(clock.instant(), ENDED));
        }
    }

    private void attempt(Message message, long id, Delivery delivery) {
        try {
            message.deliver();
            deliveries.put(id, delivery.tried(Delivery.DeliveryState.DELIVERED, clock.instant(), null));
        } catch (NotDeliveredException e) {
            afterFailure(message, id, delivery, e);
        } catch (RuntimeException e) {
            giveUp(id, delivery.tried(Delivery.DeliveryState.FAILED, clock.instant(), ownFault(e)));
        }
    }

    /** Without the exception's text, which may quote an address. */
    private static String ownFault(RuntimeException fault) {
        return "internal error: " + fault.getClass().getSimpleName();
    }

    private void afterFailure(Message message, long id, Delivery delivery, NotDeliveredException failure) {
        Instant now = clock.instant();
        if (ending || !failure.mayPass() || delivery.attempts() >= PAUSES.size()) {
            giveUp(id, delivery.tried(Delivery.DeliveryState.FAILED, now, failure.reason()));
            return;
        }
        Delivery waiting = delivery.tried(Delivery.DeliveryState.WAITING, now, failure.reason());
        deliveries.put(id, waiting);
        tryLater(message, id, waiting, PAUSES.get(delivery.attempts()));
    }

    private void giveUp(long id, Delivery failed) {
        deliveries.put(id, failed);
        LOG.warn("Could not notify channel {}: {}.", failed.channel(), failed.reason());
    }

    @Override
    public void close() {
        ending = true;
        delayed.close();
        deliveries.stillWaiting().forEach((id, delivery) -> giveUp(id, delivery.givenUp(clock.instant(), ENDED)));
    }
}
