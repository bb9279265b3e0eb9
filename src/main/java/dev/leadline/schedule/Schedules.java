package dev.leadline.schedule;

import dev.leadline.lead.UsageException;
import dev.leadline.ledger.PausedSchedules;
import dev.leadline.ledger.ScheduleExecution;
import dev.leadline.ledger.ScheduleExecutionRepository;
import dev.leadline.run.RunService;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedules of the settings at work: each has its turns until this is closed. Of several processes over one database, one has
 * each turn.
 */
public final class Schedules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private final Map<String, ScheduleSettings> schedules = new LinkedHashMap<>();
    private final RunService imports;
    private final Consumer<ScheduleEvent> afterwards;
    private final ScheduleExecutionRepository executions;
    private final PausedSchedules pauses;
    private final ScheduleExecutionRecorder recorder;
    private final ScheduleTimetable timetable;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ending = new CountDownLatch(1);

    private Schedules(
            RunService imports,
            Settings settings,
            Clock clock,
            Consumer<ScheduleEvent> afterwards,
            PollInterval interval,
            @Nullable Sleeper waiting) {
        this.imports = imports;
        this.afterwards = afterwards;
        settings.schedules().forEach(schedule -> schedules.put(schedule.name(), schedule));
        DataSource database = imports.database();
        Duration patience = settings.database().patience();
        this.executions = ScheduleExecutionRepository.in(database, patience, clock);
        this.pauses = PausedSchedules.in(database, patience, clock);
        this.recorder = new ScheduleExecutionRecorder(imports, executions, waiting == null ? this::pass : waiting);
        this.timetable = new ScheduleTimetable(database, settings.schedules(), interval, clock, this::have);
    }

    /**
     * Starts them. What was missed while nobody ran has one turn at once, however many nights it were.
     *
     * @param imports the door through which files go; it is closed by whoever opened it, after this
     * @param settings with the schedules
     * @param clock by which turns come
     * @param afterwards told of every occasion that has ended, on the thread that held it; the schedule waits for it
     * @return to be closed, after {@link RunService#stopAll()}
     * @throws UsageException when the time of a schedule never comes
     */
    public static Schedules start(
            RunService imports, Settings settings, Clock clock, Consumer<ScheduleEvent> afterwards) {
        return start(imports, settings, clock, afterwards, PollInterval.USUAL, null);
    }

    /** The same with another pulse and, for the time in which files must not change, other waiting. */
    static Schedules start(
            RunService imports,
            Settings settings,
            Clock clock,
            Consumer<ScheduleEvent> afterwards,
            PollInterval interval,
            @Nullable Sleeper waiting) {
        Schedules started = new Schedules(imports, settings, clock, afterwards, interval, waiting);
        started.timetable.start();
        return started;
    }

    /**
     * How every schedule stands.
     *
     * @return in the order of the settings
     */
    public List<ScheduleState> all() {
        return schedules.values().stream().map(this::state).toList();
    }

    private ScheduleState state(ScheduleSettings schedule) {
        Optional<PausedSchedules.Pause> pause = pauses.of(schedule.name());
        Instant next = pause.isPresent() ? null : timetable.next(schedule.name());
        ScheduleExecution last =
                executions.latest(schedule.name(), 1).stream().findFirst().orElse(null);
        return new ScheduleState(schedule, next, pause.orElse(null), last);
    }

    /**
     * What a schedule did last.
     *
     * @param name the schedule's
     * @param most how many are wanted, from 1
     * @return the newest first
     * @throws UsageException when there is no such schedule
     */
    public List<ScheduleExecution> occasions(String name, int most) {
        return executions.latest(known(name), most);
    }

    /**
     * Lets a schedule have no turns until it is unpaused; one that goes on now comes to its end, and a person may still run it.
     *
     * @param name the schedule's
     * @param who does it
     * @throws UsageException when there is no such schedule
     */
    public void pause(String name, String who) {
        pauses.pause(known(name), who);
    }

    /**
     * Lets a schedule have its turns again, from its next time on.
     *
     * @param name the schedule's, paused or not
     * @throws UsageException when there is no such schedule
     */
    public void unpause(String name) {
        pauses.unpause(known(name));
    }

    /**
     * Lets a schedule have a turn at once, paused or not; returns before it begins.
     *
     * @param name the schedule's
     * @param who wants it
     * @throws UsageException when there is no such schedule, or it is having a turn
     */
    public void runNow(String name, String who) {
        if (!timetable.hurry(known(name), who)) {
            throw new UsageException(
                    "%s is running at this moment; wait until it has ended, then run it again.".formatted(name));
        }
    }

    private String known(String name) {
        if (!schedules.containsKey(name)) {
            throw UsageException.unknown(
                    "There is no schedule \"%s\" in the settings".formatted(name), name, schedules.keySet());
        }
        return name;
    }

    private boolean have(ScheduleSettings schedule, @Nullable Instant dueAt, @Nullable String who) {
        if (isEnding()) {
            return false;
        }
        boolean paused = who == null && pauses.of(schedule.name()).isPresent();
        if (paused || !busy.add(schedule.name())) {
            return true;
        }
        try {
            ScheduleEvent event = recorder.hold(schedule, dueAt, who == null ? ScheduleExecution.BY_ITSELF : who);
            tell(event);
            return !(isEnding() && event.execution().ending() == ScheduleExecution.Ending.INTERRUPTED);
        } finally {
            busy.remove(schedule.name());
        }
    }

    private void tell(ScheduleEvent event) {
        try {
            afterwards.accept(event);
        } catch (RuntimeException e) {
            LOG.warn(
                    "What happened with schedule {} could not be told ({}).",
                    event.schedule().name(),
                    e.getClass().getSimpleName());
        }
    }

    private boolean isEnding() {
        return ending.getCount() == 0 || imports.isStopping();
    }

    private void pass(Duration time) throws InterruptedException {
        if (ending.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException();
        }
    }

    /** Looks for turns whose time has come, without waiting for the next look. */
    void look() {
        timetable.look();
    }

    /** Ends the turns that go on, and waits for that; those that were cut off go on at the next start. */
    @Override
    public void close() {
        ending.countDown();
        timetable.close();
    }
}
