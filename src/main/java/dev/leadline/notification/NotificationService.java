package dev.leadline.notification;

import dev.leadline.lead.UsageException;
import dev.leadline.settings.NotifyRule;
import dev.leadline.settings.NotifySettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends notifications to the channels of the settings, in the background. A message that cannot be delivered is retried for about
 * half an hour, and is lost if the process ends before that. Imports do not depend on it.
 *
 * <p>Thread-safe.
 */
public final class NotificationService implements AutoCloseable {

    private final Map<String, ChannelSender> carriers;
    private final Outbox outbox;

    NotificationService(Map<String, ChannelSender> carriers, DelayedExecutor delayed, Clock clock) {
        this.carriers = carriers;
        this.outbox = new Outbox(delayed, clock);
    }

    /**
     * Creates the service; sends nothing yet.
     *
     * @param settings the channels
     * @param consoleUrl the address of the console, or null for messages without links
     * @return to be closed
     * @throws UsageException when a channel is not valid
     */
    public static NotificationService of(NotifySettings settings, @Nullable URI consoleUrl) {
        return of(settings, consoleUrl, new NotificationThreads(), Clock.systemUTC());
    }

    static NotificationService of(
            NotifySettings settings, @Nullable URI consoleUrl, DelayedExecutor delayed, Clock clock) {
        return new NotificationService(Channels.of(settings, new ConsoleLinks(consoleUrl), clock), delayed, clock);
    }

    /**
     * Sends a notification to the channels whose rule matches. Returns at once and throws nothing; see {@link #recent()} for
     * the deliveries.
     *
     * @param notification what happened; not sent if it is empty
     * @param rules by channel; unknown channels are ignored
     */
    public void tell(Notification notification, Map<String, NotifyRule> rules) {
        if (notification.isEmpty()) {
            return;
        }
        carriers.forEach((channel, sender) -> {
            NotifyRule rule = rules.get(channel);
            if (rule != null && wants(rule, notification.level())) {
                outbox.post(notification, channel, sender);
            }
        });
    }

    private static boolean wants(NotifyRule rule, Notification.Level level) {
        return switch (rule) {
            case ALWAYS -> true;
            case PROBLEMS -> level != Notification.Level.FINE;
            case FAILURE -> level == Notification.Level.FAILURE;
        };
    }

    /**
     * The last hundred or so messages, one entry for each channel.
     *
     * @return the newest first
     */
    public List<Delivery> recent() {
        return outbox.recent();
    }

    /** Waits a few seconds for messages that are being sent; those that wait for a retry are lost and logged. */
    @Override
    public void close() {
        outbox.close();
    }
}
