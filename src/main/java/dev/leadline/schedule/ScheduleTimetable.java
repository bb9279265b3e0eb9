package dev.leadline.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
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
import java.util.function.Supplier;
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
    private static final String SAVED = "saved-schedule";

    private final Map<String, Planned> configured = new LinkedHashMap<>();
    private final ScheduleCatalog catalog;
    private final CustomTask<ScheduledTaskData> saved;
    private final Clock clock;
    private final ScheduleTasks tasks;
    private final Scheduler scheduler;

    /** A schedule, its times and its task. */
    private record Planned(
            ScheduleSettings schedule, CronTimes times, CustomTask<ScheduledTaskData> task, String instance) {

        TaskInstanceId row() {
            return task.instanceId(instance);
        }
    }

    ScheduleTimetable(
            DataSource database, ScheduleCatalog catalog, PollInterval interval, Clock clock, ScheduleTasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
        this.catalog = catalog;
        catalog.configured().forEach(schedule -> configured.put(schedule.name(), plan(schedule)));
        this.saved = task(SAVED, this::runSaved);
        this.scheduler = PersistentTasks.scheduler(
                        database,
                        clock,
                        Stream.<Task<?>>concat(configured.values().stream().map(Planned::task), Stream.of(saved))
                                .toList())
                .threads(THREADS)
                .pollingInterval(interval.look())
                .heartbeatInterval(interval.heartbeat())
                .missedHeartbeatsLimit(PollInterval.HEARTBEATS_MISSED)
                .shutdownMaxWait(LONGEST_FAREWELL)
                .build();
    }

    void start() {
        configured.values().forEach(this::enter);
        catalog.all().stream()
                .map(ScheduleCatalog.ListedSchedule::saved)
                .filter(Objects::nonNull)
                .forEach(one -> refresh(one.id()));
        scheduler.start();
    }

    private Planned plan(ScheduleSettings schedule) {
        CronTimes times = new CronTimes(schedule.cron(), schedule.zone());
        if (times.next(clock.instant()).isEmpty()) {
            throw UserException.usage("schedule.cron-never-matches", schedule.name(), schedule.cron());
        }
        CustomTask<ScheduledTaskData> task = task(
                "schedule-" + schedule.name(),
                (instance, context) -> have(
                        schedule,
                        () -> Optional.of(schedule),
                        instance.getData(),
                        context.getExecution().getExecutionTime()));
        return new Planned(schedule, times, task, schedule.name());
    }

    private CustomTask<ScheduledTaskData> task(String name, ExecutionHandler<ScheduledTaskData> execution) {
        return Tasks.custom(name, ScheduledTaskData.class)
                .onFailure((end, row) -> row.reschedule(end, clock.instant().plus(AFTER_A_FAULT)))
                .onDeadExecution(
                        (end, row) -> row.reschedule(end, end.getExecution().getExecutionTime()))
                .execute(execution);
    }

    /** One that was deleted has no further turn, and one that was changed meanwhile has its next turn by its new times. */
    private CompletionHandler<ScheduledTaskData> runSaved(
            TaskInstance<ScheduledTaskData> instance, ExecutionContext context) {
        long id = Long.parseLong(instance.getId());
        Optional<ScheduleSettings> schedule = settings(id);
        return schedule.isEmpty()
                ? new CompletionHandler.OnCompleteRemove<>()
                : have(
                        schedule.get(),
                        () -> settings(id),
                        instance.getData(),
                        context.getExecution().getExecutionTime());
    }

    private Optional<ScheduleSettings> settings(long id) {
        return catalog.find(id).map(ScheduleCatalog.ListedSchedule::settings);
    }

    private CompletionHandler<ScheduledTaskData> have(
            ScheduleSettings schedule,
            Supplier<Optional<ScheduleSettings>> afterwards,
            ScheduledTaskData appointment,
            Instant time) {
        Instant began = clock.instant();
        String who = appointment.who();
        boolean had = tasks.have(schedule, who == null ? time : null, who);
        return (end, row) -> {
            Optional<ScheduleSettings> now = afterwards.get();
            if (now.isEmpty()) {
                row.remove();
            } else if (had) {
                row.reschedule(end, next(now.get(), began), ScheduledTaskData.of(now.get()));
            } else {
                row.reschedule(end, time, appointment);
            }
        };
    }

    private static Instant next(ScheduleSettings schedule, Instant after) {
        return new CronTimes(schedule.cron(), schedule.zone()).next(after).orElseThrow();
    }

    /** Plans a saved schedule that was created or changed. */
    void refresh(long id) {
        catalog.find(id).map(this::planned).ifPresent(this::enter);
    }

    /** Takes a saved schedule that was deleted out of the plan. */
    void remove(long id) {
        try {
            scheduler.cancel(saved.instanceId(String.valueOf(id)));
        } catch (DbSchedulerException isRunning) {
            // its end takes it out
        }
    }

    private Planned planned(ScheduleCatalog.ListedSchedule entry) {
        SavedSchedule one = Objects.requireNonNull(entry.saved());
        ScheduleSettings schedule = entry.settings();
        return new Planned(schedule, new CronTimes(schedule.cron(), schedule.zone()), saved, String.valueOf(one.id()));
    }

    private Planned planned(String name) {
        Planned one = configured.get(name);
        return one == null ? planned(catalog.find(name).orElseThrow()) : one;
    }

    /** A missed execution keeps its time and runs at once; a future one follows the current settings. */
    private void enter(Planned one) {
        Instant now = clock.instant();
        Instant next = one.times().next(now).orElseThrow();
        ScheduledTaskData today = ScheduledTaskData.of(one.schedule());
        scheduler.scheduleIfNotExists(one.task().instance(one.instance(), today), next);
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
        Planned one = planned(name);
        boolean moved =
                move(one, clock.instant(), ScheduledTaskData.of(one.schedule()).wantedBy(who));
        look();
        return moved;
    }

    /** The next execution of a schedule, not counting a running one. */
    Instant next(String name) {
        Planned one = planned(name);
        return row(one).filter(row -> !row.isPicked())
                .map(ScheduledExecution::getExecutionTime)
                .orElseGet(() -> one.times().next(clock.instant()).orElseThrow());
    }

    /** The times after the next execution, at most so many. */
    List<Instant> following(String name, int most) {
        CronTimes times = planned(name).times();
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
