package dev.leadline.notification;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores messages in the database until they are delivered. Each is retried a few times with growing pauses, also by the next
 * process; then the failure is logged. Each channel has a task of its own, so a process leaves the messages to channels that its
 * settings do not contain to others.
 */
final class Outbox implements AutoCloseable {

    /** The pauses before the second attempt, the third, and so on. */
    static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20));

    /** Limits the space that messages to an unreachable channel use. */
    static final int MOST_WAITING = 200;

    /** Threads, one for each message that is being sent. */
    static final int THREADS = 3;

    /** Longer than an attempt takes, so that a message which is being sent is not sent again by the next process. */
    static final Duration LONGEST_END = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

    private final Map<String, CustomTask<PendingMessage>> tasks = new LinkedHashMap<>();
    private final DeliveryLog ended = new DeliveryLog();
    private final Scheduler scheduler;
    private final Clock clock;

    Outbox(Map<String, ChannelSender> senders, Function<List<Task<?>>, Scheduler> scheduler, Clock clock) {
        this.clock = clock;
        senders.forEach((channel, sender) -> tasks.put(channel, task(channel, sender)));
        this.scheduler = scheduler.apply(List.copyOf(tasks.values()));
    }

    private CustomTask<PendingMessage> task(String channel, ChannelSender sender) {
        return Tasks.custom("notify-" + channel, PendingMessage.class)
                .onFailure((end, row) -> row.reschedule(end, end.getTimeDone().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> afterAttempt(sender, instance.getData()));
    }

    /** Delivers what is waiting, and from now on what is posted. */
    void start() {
        if (!tasks.isEmpty()) {
            scheduler.start();
        }
    }

    /** Stores a notification for one channel and returns; throws nothing. */
    void post(Notification notification, String channel, ChannelSender sender) {
        Delivery begun = Delivery.begun(notification, channel, sender.way(), clock.instant());
        try {
            if (waiting().count() >= MOST_WAITING) {
                end(begun.givenUp(clock.instant(), "too many messages are already waiting"));
                return;
            }
            PendingMessage pending = new PendingMessage(sender.write(notification), begun);
            CustomTask<PendingMessage> task = Objects.requireNonNull(tasks.get(channel));
            scheduler.schedule(task.schedulableInstance(UUID.randomUUID().toString(), pending));
        } catch (RuntimeException e) {
            end(begun.givenUp(clock.instant(), ownFault(e)));
        }
    }

    /** The newest first: those that wait, and those that this process has delivered or given up. */
    List<Delivery> recent() {
        return Stream.concat(ended.recent().stream(), waiting())
                .sorted(Comparator.comparing(Delivery::at).reversed())
                .toList();
    }

    private Stream<Delivery> waiting() {
        return tasks.values().stream()
                .map(CustomTask::getName)
                .flatMap(
                        name -> scheduler
                                .getScheduledExecutionsForTask(
                                        name, PendingMessage.class, ScheduledExecutionsFilter.all())
                                .stream())
                .map(ScheduledExecution::getData)
                .map(PendingMessage::delivery);
    }

    private CompletionHandler<PendingMessage> afterAttempt(ChannelSender sender, PendingMessage pending) {
        Delivery tried = attempt(sender, pending);
        if (tried.state() == Delivery.DeliveryState.WAITING) {
            Duration pause = PAUSES.get(pending.delivery().attempts());
            PendingMessage next = new PendingMessage(pending.message(), tried);
            return (end, row) -> row.reschedule(end, end.getTimeDone().plus(pause), next);
        }
        end(tried);
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private Delivery attempt(ChannelSender sender, PendingMessage pending) {
        Delivery delivery = pending.delivery();
        try {
            sender.deliver(pending.message());
            return delivery.tried(Delivery.DeliveryState.DELIVERED, clock.instant(), null);
        } catch (NotDeliveredException e) {
            boolean again = e.mayPass() && delivery.attempts() < PAUSES.size();
            return delivery.tried(
                    again ? Delivery.DeliveryState.WAITING : Delivery.DeliveryState.FAILED,
                    clock.instant(),
                    e.reason());
        } catch (RuntimeException e) {
            return delivery.tried(Delivery.DeliveryState.FAILED, clock.instant(), ownFault(e));
        }
    }

    /** Without the exception's text, which may quote an address. */
    private static String ownFault(RuntimeException fault) {
        return "internal error: " + fault.getClass().getSimpleName();
    }

    private void end(Delivery delivery) {
        ended.add(delivery);
        if (delivery.state() == Delivery.DeliveryState.FAILED) {
            LOG.warn("Could not notify channel {}: {}.", delivery.channel(), delivery.reason());
        }
    }

    /** Waits for the messages that are being sent. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
