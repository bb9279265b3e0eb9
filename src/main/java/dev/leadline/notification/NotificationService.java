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
 * Tells people what happened, by the channels of the settings. Messages leave beside the caller; one that cannot be delivered
 * is tried again for about half an hour, and is lost when the process ends before: nothing of an import depends on it.
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
     * Opens the door; nothing is sent yet.
     *
     * @param settings whom there is to tell
     * @param consoleUrl where people reach the console, or null for messages without links
     * @return to be closed
     * @throws UsageException when a channel cannot be used as it is
     */
    public static NotificationService of(NotifySettings settings, @Nullable URI consoleUrl) {
        return of(settings, consoleUrl, new NotificationThreads(), Clock.systemUTC());
    }

    static NotificationService of(
            NotifySettings settings, @Nullable URI consoleUrl, DelayedExecutor delayed, Clock clock) {
        return new NotificationService(Channels.of(settings, new ConsoleLinks(consoleUrl), clock), delayed, clock);
    }

    /**
     * Tells those who want to know. It returns at once and throws nothing; {@link #recent()} says what became of it.
     *
     * @param notification what happened; without any fact, nobody is told
     * @param rules by channel, when it wants to be told; channels that the settings do not have are passed over
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

    /** Gives messages that are on their way a few seconds; those that wait for another try are lost, and the log says so. */
    @Override
    public void close() {
        outbox.close();
    }
}
