package dev.leadline.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.leadline.message.UserException;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.shared.PersistentTasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Stores the next execution of each schedule in the database, so that it survives restarts and only one of several processes
 * runs it. Each schedule has one row, its own task. This prevents concurrent executions of a schedule, and processes that do
 * not have the schedule ignore its row.
 */
final class ScheduleTimetable implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(2);
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(1);

    private final Map<String, Planned> planned = new LinkedHashMap<>();
    private final Clock clock;
    private final ScheduleTasks tasks;
    private final Scheduler scheduler;

    /** A schedule, its times and its task. */
    private record Planned(ScheduleSettings schedule, CronTimes times, CustomTask<ScheduledTaskData> task) {

        TaskInstanceId row() {
            return task.instanceId(schedule.name());
        }
    }

    ScheduleTimetable(
            DataSource database,
            List<ScheduleSettings> schedules,
            PollInterval interval,
            Clock clock,
            ScheduleTasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
        schedules.forEach(schedule -> planned.put(schedule.name(), plan(schedule)));
        this.scheduler = PersistentTasks.scheduler(
                        database,
                        clock,
                        List.copyOf(planned.values().stream().map(Planned::task).toList()))
                .threads(THREADS)
                .pollingInterval(interval.look())
                .heartbeatInterval(interval.heartbeat())
                .missedHeartbeatsLimit(PollInterval.HEARTBEATS_MISSED)
                .shutdownMaxWait(LONGEST_FAREWELL)
                .build();
    }

    void start() {
        planned.values().forEach(this::enter);
        scheduler.start();
    }

    private Planned plan(ScheduleSettings schedule) {
        CronTimes times = new CronTimes(schedule.cron(), schedule.zone());
        if (times.next(clock.instant()).isEmpty()) {
            throw UserException.usage("schedule.cron-never-matches", schedule.name(), schedule.cron());
        }
        CustomTask<ScheduledTaskData> task = Tasks.custom("schedule-" + schedule.name(), ScheduledTaskData.class)
                .onFailure((end, row) -> row.reschedule(end, clock.instant().plus(AFTER_A_FAULT)))
                .onDeadExecution(
                        (end, row) -> row.reschedule(end, end.getExecution().getExecutionTime()))
                .execute((instance, context) -> have(
                        schedule,
                        times,
                        instance.getData(),
                        context.getExecution().getExecutionTime()));
        return new Planned(schedule, times, task);
    }

    private CompletionHandler<ScheduledTaskData> have(
            ScheduleSettings schedule, CronTimes times, ScheduledTaskData appointment, Instant time) {
        Instant began = clock.instant();
        String who = appointment.who();
        boolean had = tasks.have(schedule, who == null ? time : null, who);
        return (end, row) -> {
            if (had) {
                row.reschedule(end, times.next(began).orElseThrow(), ScheduledTaskData.of(schedule));
            } else {
                row.reschedule(end, time, appointment);
            }
        };
    }

    /** A missed execution keeps its time and runs at once; a future one follows the current settings. */
    private void enter(Planned one) {
        Instant now = clock.instant();
        Instant next = one.times().next(now).orElseThrow();
        ScheduledTaskData today = ScheduledTaskData.of(one.schedule());
        scheduler.scheduleIfNotExists(one.task().instance(one.schedule().name(), today), next);
        boolean overtaken = row(one).filter(
                        row -> !row.isPicked() && row.getExecutionTime().isAfter(now))
                .filter(row -> !today.equals(row.getData()))
                .isPresent();
        if (overtaken) {
            move(one, next, today);
        }
    }

    private boolean move(Planned one, Instant time, ScheduledTaskData appointment) {
        try {
            return scheduler.reschedule(one.row(), time, appointment);
        } catch (DbSchedulerException anotherWasFaster) {
            return false;
        }
    }

    /**
     * Runs a schedule as soon as a thread is free.
     *
     * @return false if it is already running
     */
    boolean hurry(String name, String who) {
        Planned one = Objects.requireNonNull(planned.get(name));
        boolean moved =
                move(one, clock.instant(), ScheduledTaskData.of(one.schedule()).wantedBy(who));
        look();
        return moved;
    }

    /** The next execution of a schedule, not counting a running one. */
    Instant next(String name) {
        Planned one = Objects.requireNonNull(planned.get(name));
        return row(one).filter(row -> !row.isPicked())
                .map(ScheduledExecution::getExecutionTime)
                .orElseGet(() -> one.times().next(clock.instant()).orElseThrow());
    }

    /** The times after the next execution, at most so many. */
    List<Instant> following(String name, int most) {
        CronTimes times = Objects.requireNonNull(planned.get(name)).times();
        return Stream.iterate(times.next(next(name)), Optional::isPresent, time -> time.flatMap(times::next))
                .flatMap(Optional::stream)
                .limit(most)
                .toList();
    }

    /** Checks for due executions without waiting. */
    void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    private Optional<ScheduledExecution<Object>> row(Planned one) {
        return scheduler.getScheduledExecution(one.row());
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
