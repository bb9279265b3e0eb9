package dev.leadline.schedule;

import dev.leadline.lead.UnknownName;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.run.OpenHome;
import dev.leadline.run.RunService;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
 * Runs the schedules of the settings and of the console until this is closed. When several processes share a database, only one of them runs each
 * execution.
 */
public final class Schedules implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

    private static final int FOLLOWING = 4;

    private final ScheduleCatalog catalog;
    private final ScheduleEditor editor;
    private final RunService imports;
    private final Consumer<ScheduleEvent> afterwards;
    private final ScheduleExecutionRepository executions;
    private final PausedSchedules pauses;
    private final ScheduleExecutionRecorder recorder;
    private final FailedFiles failedFiles;
    private final ScheduleTimetable timetable;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ending = new CountDownLatch(1);

    private Schedules(
            OpenHome home,
            Settings settings,
            Clock clock,
            Consumer<ScheduleEvent> afterwards,
            PollInterval interval,
            @Nullable Sleeper waiting) {
        this.imports = home.runs();
        this.afterwards = afterwards;
        DataSource database = home.database();
        Duration patience = settings.database().patience();
        this.executions = ScheduleExecutionRepository.in(database, patience, clock);
        this.pauses = PausedSchedules.in(database, patience, clock);
        this.recorder = new ScheduleExecutionRecorder(
                imports,
                home.ledger(),
                home.comparisons(),
                executions,
                FetchedFileRepository.in(database, patience, clock),
                ScheduleProblemRepository.in(database, patience, clock),
                settings.notices().remindAfter(),
                waiting == null ? this::pass : waiting);
        this.failedFiles = new FailedFiles(home.pages());
        SavedScheduleRepository saved = SavedScheduleRepository.in(database, patience, clock);
        this.catalog = new ScheduleCatalog(settings, saved);
        this.timetable = new ScheduleTimetable(database, catalog, interval, clock, this::have);
        this.editor = new ScheduleEditor(settings, saved, catalog, timetable, executions, clock);
    }

    /**
     * Starts the schedules. Each schedule that missed executions runs once, immediately.
     *
     * @param home where the files are imported; its owner closes it after this object
     * @param settings with the schedules
     * @param afterwards receives each finished execution, on the thread of the schedule
     * @return to be closed, after {@link RunService#stopAll()}
     * @throws UserException when a cron expression never matches a date, or a schedule of the settings has the name of one that was
     *     created in the console
     */
    public static Schedules start(OpenHome home, Settings settings, Clock clock, Consumer<ScheduleEvent> afterwards) {
        return start(home, settings, clock, afterwards, PollInterval.USUAL, null);
    }

    /** The same with another poll interval and another way to wait for files to settle. */
    static Schedules start(
            OpenHome home,
            Settings settings,
            Clock clock,
            Consumer<ScheduleEvent> afterwards,
            PollInterval interval,
            @Nullable Sleeper waiting) {
        Schedules started = new Schedules(home, settings, clock, afterwards, interval, waiting);
        started.timetable.start();
        return started;
    }

    /**
     * The state of each schedule.
     *
     * @return those of the configuration in their order, then those of the console by name
     */
    public List<ScheduleState> all() {
        return catalog.all().stream().map(this::state).toList();
    }

    /** Creates, changes and deletes schedules. */
    public ScheduleEditor editor() {
        return editor;
    }

    private ScheduleState state(ScheduleCatalog.ListedSchedule entry) {
        ScheduleSettings schedule = entry.settings();
        Optional<PausedSchedules.Pause> pause = pauses.of(schedule.name());
        Instant next = pause.isPresent() ? null : timetable.next(schedule.name());
        List<Instant> following = pause.isPresent() ? List.of() : timetable.following(schedule.name(), FOLLOWING);
        ScheduleExecution last =
                executions.latest(schedule.name(), 1).stream().findFirst().orElse(null);
        String inboxProblem = new InboxScanner(schedule).trouble().orElse(null);
        return new ScheduleState(schedule, next, following, pause.orElse(null), inboxProblem, last, entry.saved());
    }

    /**
     * The latest executions of a schedule.
     *
     * @param name the schedule's
     * @param most how many are wanted, from 1
     * @return the newest first
     * @throws UserException when there is no such schedule
     */
    public List<ScheduleExecution> executions(String name, int most) {
        return executions.latest(known(name), most);
    }

    /**
     * The files of a schedule of which nothing was imported, neither by it nor by a person since.
     *
     * @param name the schedule's
     * @return the last written first
     * @throws UserException when there is no such schedule
     */
    public List<FailedFile> failedFiles(String name) {
        return failedFiles.of(settings(name));
    }

    /**
     * Reads a file of which nothing was imported.
     *
     * @param schedule its name
     * @param file as {@link #failedFiles} has it
     * @param reader is passed the file's name and content
     * @return what the reader returns; empty where there is no such file
     * @throws IOException when the file cannot be read, or the reader throws it
     */
    public <T> Optional<T> readFailedFile(String schedule, String file, FailedFileReader<T> reader) throws IOException {
        ScheduleSettings settings = settings(schedule);
        Optional<FailedFile> known = failedFiles.of(settings).stream()
                .filter(one -> one.file().equals(file))
                .findFirst();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(FailedFiles.read(
                        settings,
                        known.get(),
                        content -> reader.read(known.get().arrival(), content)));
    }

    /**
     * Notes that a file of which nothing was imported should not be, by its name in the folder.
     *
     * @return its new name, for {@link #restoreFile}; empty where there is no such file
     * @throws UserException when the file cannot be renamed
     */
    public Optional<String> leaveOut(String schedule, String file) {
        ScheduleSettings settings = settings(schedule);
        return failedFiles.of(settings).stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .map(one -> FailedFiles.leaveOut(settings, one));
    }

    /**
     * Undoes {@link #leaveOut}.
     *
     * @param file the new name
     * @return false where there is no such file
     * @throws UserException when the file cannot be renamed
     */
    public boolean restoreFile(String schedule, String file) {
        return FailedFiles.restore(settings(schedule), file);
    }

    /** The files of a schedule's folder {@code failed} that people left out, by their names there, the last written first. */
    public List<String> leftOutFiles(String schedule) {
        return FailedFiles.leftOut(settings(schedule));
    }

    /** What is done with a file of which nothing was imported. */
    public interface FailedFileReader<T> {

        T read(String arrival, InputStream content) throws IOException;
    }

    private ScheduleSettings settings(String name) {
        return catalog.find(known(name)).orElseThrow().settings();
    }

    /**
     * Pauses a schedule until it is unpaused. A running execution finishes, and users can still run the schedule.
     *
     * @param name the schedule's
     * @param who does it
     * @throws UserException when there is no such schedule
     */
    public void pause(String name, String who) {
        pauses.pause(known(name), who);
    }

    /**
     * Unpauses a schedule, from its next time on.
     *
     * @param name the schedule's, paused or not
     * @throws UserException when there is no such schedule
     */
    public void unpause(String name) {
        pauses.unpause(known(name));
    }

    /**
     * Runs a schedule immediately, paused or not. Returns before it starts.
     *
     * @param name the schedule's
     * @param who wants it
     * @throws UserException when there is no such schedule, or it is already running
     */
    public void runNow(String name, String who) {
        if (!timetable.hurry(known(name), who)) {
            throw UserException.usage("schedule.already-running", name);
        }
    }

    private String known(String name) {
        if (catalog.find(name).isEmpty()) {
            throw UnknownName.error(
                    UserMessage.of("schedule.no-schedule", name),
                    name,
                    catalog.all().stream().map(entry -> entry.settings().name()).toList());
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
            ScheduleEvent event = recorder.execute(schedule, dueAt, who == null ? ScheduleExecution.BY_ITSELF : who);
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
                    "Could not send notifications for schedule {} ({}).",
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

    /** Checks for due executions without waiting for the next poll. */
    void look() {
        timetable.look();
    }

    /** Stops running executions and waits for them; interrupted ones continue at the next start. */
    @Override
    public void close() {
        ending.countDown();
        timetable.close();
    }
}
