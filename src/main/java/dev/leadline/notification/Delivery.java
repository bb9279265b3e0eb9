package dev.leadline.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one message to one channel.
 *
 * @param schedule the schedule of the message, or null for none
 * @param channel the channel's name, as settings have it
 * @param way how it goes
 * @param headline the summary of the message
 * @param state its state
 * @param attempts the number of attempts
 * @param at since when it has this state
 * @param reason why the last attempt failed, without an address; null if none has failed
 */
public record Delivery(
        @Nullable String schedule,
        String channel,
        DeliveryMethod way,
        String headline,
        DeliveryState state,
        int attempts,
        Instant at,
        @Nullable String reason) {

    /** How messages go. */
    public enum DeliveryMethod {
        /** By e-mail. */
        EMAIL,
        /** By a POST. */
        WEBHOOK
    }

    /** The state of a message. */
    public enum DeliveryState {
        /** Waits for its first or next attempt. */
        WAITING,
        /** The mail server or the webhook has accepted it. */
        DELIVERED,
        /** It is not retried. */
        FAILED
    }

    static Delivery begun(Notification notification, String channel, DeliveryMethod way, Instant now) {
        return new Delivery(
                notification.schedule(), channel, way, notification.headline(), DeliveryState.WAITING, 0, now, null);
    }

    Delivery tried(DeliveryState next, Instant now, @Nullable String because) {
        return new Delivery(schedule, channel, way, headline, next, attempts + 1, now, because);
    }

    Delivery givenUp(Instant now, String because) {
        return new Delivery(schedule, channel, way, headline, DeliveryState.FAILED, attempts, now, because);
    }
}
