package dev.leadline.serve;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes personal data that is too old, every night. Of several processes with one database, one does it. */
final class RetentionTask implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionTask.class);
    private static final String NAME = "retention";
    private static final LocalTime NIGHT = LocalTime.of(3, 30);

    private final Scheduler scheduler;

    private RetentionTask(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    static RetentionTask start(Runnable purge, Function<List<Task<?>>, Scheduler> scheduler) {
        RecurringTask<Void> task = Tasks.recurring(NAME, new Daily(NIGHT)).execute((instance, context) -> purge(purge));
        Scheduler tasks = scheduler.apply(List.of(task));
        tasks.schedule(task.schedulableInstance(RecurringTask.INSTANCE));
        tasks.start();
        return new RetentionTask(tasks);
    }

    /** After a failure, the next night continues. */
    private static void purge(Runnable purge) {
        try {
            purge.run();
        } catch (RuntimeException e) {
            LOG.warn("Deleting old personal data failed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
