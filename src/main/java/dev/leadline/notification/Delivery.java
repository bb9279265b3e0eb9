package dev.leadline.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one message to one channel.
 *
 * @param schedule the schedule that it is about, or null for none
 * @param channel the channel's name, as settings have it
 * @param way how it goes
 * @param headline what it says, in a few words
 * @param state where it stands
 * @param attempts how often it was tried
 * @param at since when it stands there
 * @param reason why the last try failed, as half a sentence without an address in it; null where none has
 */
public record Delivery(
        @Nullable String schedule,
        String channel,
        Way way,
        String headline,
        State state,
        int attempts,
        Instant at,
        @Nullable String reason) {

    /** How messages go. */
    public enum Way {
        /** By e-mail. */
        EMAIL,
        /** By a POST. */
        WEBHOOK
    }

    /** Where a message stands. */
    public enum State {
        /** It waits for its first or its next try. */
        WAITING,
        /** The mail server or the webhook has taken it. */
        TOLD,
        /** It is not tried any more. */
        FAILED
    }

    static Delivery begun(Notification notification, String channel, Way way, Instant now) {
        return new Delivery(
                notification.schedule(), channel, way, notification.headline(), State.WAITING, 0, now, null);
    }

    Delivery tried(State next, Instant now, @Nullable String because) {
        return new Delivery(schedule, channel, way, headline, next, attempts + 1, now, because);
    }

    Delivery givenUp(Instant now, String because) {
        return new Delivery(schedule, channel, way, headline, State.FAILED, attempts, now, because);
    }
}
