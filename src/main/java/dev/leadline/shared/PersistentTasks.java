package dev.leadline.shared;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks that are stored in the database, by db-scheduler: they survive restarts, and one process at a time executes each. All
 * schedulers share the table {@code scheduled_tasks}; a process ignores the tasks that it does not know.
 */
public final class PersistentTasks {

    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** A task is executed by another process about two minutes after its process died. */
    private static final int HEARTBEATS_MISSED = 8;

    /** A task that this process does not know may be another's. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private PersistentTasks() {}

    /**
     * A scheduler with the usual intervals.
     *
     * @param tasks all that it executes
     * @return to be built and started
     */
    public static SchedulerBuilder scheduler(DataSource database, Clock clock, List<Task<?>> tasks) {
        return configure(Scheduler.create(database, tasks).clock(clock::instant))
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(HEARTBEATS_MISSED);
    }

    /**
     * Applies what all schedulers of a database have in common.
     *
     * @return the same builder
     */
    public static SchedulerBuilder configure(SchedulerBuilder builder) {
        return builder.schedulerName(new SchedulerName.Fixed(
                        ManagementFactory.getRuntimeMXBean().getName()))
                .jdbcCustomization(new InstantColumns())
                .serializer(new Json())
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.OFF, false);
    }

    /** Replaces Java's serialization, so that only the declared type can be created from the content of the table. */
    private static final class Json implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return JsonMapper.shared().writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return JsonMapper.shared().readValue(bytes, type);
        }
    }
}
