package dev.leadline.serve;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodically polls the queued rows of ended runs and sends the rows that other runs have released, starting immediately. Of
 * several processes with one database, one does each round.
 */
final class LateConfirmationTask implements AutoCloseable {

    static final Duration LONGEST_END = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(LateConfirmationTask.class);
    private static final String NAME = "late-confirmation";

    private final Runnable round;
    private final RecurringTask<Void> task;
    private final Scheduler scheduler;

    private LateConfirmationTask(Runnable round, Duration interval, Function<List<Task<?>>, Scheduler> scheduler) {
        this.round = round;
        this.task = Tasks.recurring(NAME, FixedDelay.of(interval)).execute((instance, context) -> confirm());
        this.scheduler = scheduler.apply(List.of(task));
    }

    static LateConfirmationTask start(
            Runnable round, Duration interval, Function<List<Task<?>>, Scheduler> scheduler, Clock clock) {
        LateConfirmationTask started = new LateConfirmationTask(round, interval, scheduler);
        started.start(clock);
        return started;
    }

    /** The time that is stored may be that of an earlier process with a longer interval. */
    private void start(Clock clock) {
        scheduler.schedule(task.schedulableInstance(RecurringTask.INSTANCE));
        try {
            scheduler.reschedule(task.instanceId(RecurringTask.INSTANCE), clock.instant());
        } catch (DbSchedulerException anotherProcessIsDoingIt) {
            LOG.debug("Another process is checking for late outcomes");
        }
        scheduler.start();
    }

    /** After a failure, the next round tries again. */
    private void confirm() {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.warn("Checking for late outcomes failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
