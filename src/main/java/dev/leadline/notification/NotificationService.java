package dev.leadline.notification;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.leadline.message.UserException;
import dev.leadline.settings.NotifyRule;
import dev.leadline.settings.NotifySettings;
import dev.leadline.shared.PersistentTasks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends notifications to the channels of the settings, in the background. A message that cannot be delivered is retried for about
 * half an hour. It waits in the database, so the next process delivers it if this one ends. Imports do not depend on it.
 *
 * <p>Thread-safe.
 */
public final class NotificationService implements AutoCloseable {

    private final Map<String, ChannelSender> carriers;
    private final Outbox outbox;

    NotificationService(
            Map<String, ChannelSender> carriers, Function<List<Task<?>>, Scheduler> scheduler, Clock clock) {
        this.carriers = carriers;
        this.outbox = new Outbox(carriers, scheduler, clock);
        outbox.start();
    }

    /**
     * Creates the service, and delivers the messages that an earlier process left.
     *
     * @param settings the channels
     * @param consoleUrl the address of the console, or null for messages without links
     * @param database the ledger's, where messages wait
     * @return to be closed before the database is
     * @throws UserException when a channel is not valid
     */
    public static NotificationService of(
            NotifySettings settings, @Nullable URI consoleUrl, DataSource database, Clock clock) {
        return of(
                settings,
                consoleUrl,
                tasks -> PersistentTasks.scheduler(database, clock, tasks)
                        .threads(Outbox.THREADS)
                        .enableImmediateExecution()
                        .shutdownMaxWait(Outbox.LONGEST_END)
                        .build(),
                clock);
    }

    static NotificationService of(
            NotifySettings settings,
            @Nullable URI consoleUrl,
            Function<List<Task<?>>, Scheduler> scheduler,
            Clock clock) {
        return new NotificationService(Channels.of(settings, new ConsoleLinks(consoleUrl), clock), scheduler, clock);
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
            if (rule != null && (notification.isRecovery() || wants(rule, notification.level()))) {
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
     * The messages that wait, and the last hundred that this process delivered or gave up, one entry for each channel.
     *
     * @return the newest first
     */
    public List<Delivery> recent() {
        return outbox.recent();
    }

    /** Waits for messages that are being sent; those that wait for a retry are delivered by the next process. */
    @Override
    public void close() {
        outbox.close();
    }
}
