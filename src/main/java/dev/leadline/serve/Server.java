package dev.leadline.serve;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.ledger.RunFilter;
import dev.leadline.notification.NotificationService;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.OpenHome;
import dev.leadline.schedule.Schedules;
import dev.leadline.settings.RetentionPeriod;
import dev.leadline.settings.Settings;
import dev.leadline.shared.PageStart;
import dev.leadline.shared.PersistentTasks;
import dev.leadline.watch.Watch;
import dev.leadline.web.Console;
import dev.leadline.web.ConsoleServices;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that {@code leadline serve} runs, with one ledger. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final Duration MOST_POLLING = Duration.ofSeconds(5);

    private final OpenHome home;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Console console;

    private Server(Settings settings, Clock clock) {
        Watch watch = opened(Watch.start(settings.serve(), clock));
        this.home = opened(open(settings, watch));
        try {
            BackgroundTasks background =
                    opened(new BackgroundTasks(settings.serve().concurrentRuns()));
            NotificationService notifications = opened(
                    NotificationService.of(settings.notices(), settings.serve().url(), home.database(), clock));
            Schedules schedules =
                    opened(Schedules.start(home, settings, clock, new ScheduleNotifier(notifications, clock)));
            watch.measure(LedgerStatistics.of(home.database()), schedules::all);
            this.console = opened(
                    Console.start(new ConsoleServices(home, background, schedules, notifications, settings, watch)));
            visitFirst();
            opened(confirmingLate(
                    new ReleasedRows(home.runs(), home.comparisons(), home.audit(), background),
                    settings.serve().confirmInterval(),
                    clock));
            if (settings.remotePartitions()) {
                opened(home.remoteWork().continueAbandoned(background));
            }
            RetentionPeriod retention = settings.retention();
            if (retention != null) {
                opened(deletingOldData(retention, clock));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static OpenHome open(Settings settings, Watch watch) {
        try {
            return OpenHome.of(settings, watch.observations());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private LateConfirmationTask confirmingLate(ReleasedRows released, Duration interval, Clock clock) {
        Runnable round = () -> {
            home.runs().confirmQueued();
            home.runs().updateFiles();
            if (!home.runs().isStopping()) {
                released.send();
            }
        };
        return LateConfirmationTask.start(
                round,
                interval,
                tasks -> PersistentTasks.scheduler(home.database(), clock, tasks)
                        .threads(1)
                        .pollingInterval(interval.compareTo(MOST_POLLING) < 0 ? interval : MOST_POLLING)
                        .shutdownMaxWait(LateConfirmationTask.LONGEST_END)
                        .build(),
                clock);
    }

    private RetentionTask deletingOldData(RetentionPeriod retention, Clock clock) {
        return RetentionTask.start(
                () -> purge(retention.before(clock.instant())),
                tasks -> PersistentTasks.scheduler(home.database(), clock, tasks)
                        .threads(1)
                        .shutdownMaxWait(LateConfirmationTask.LONGEST_END)
                        .build());
    }

    private void purge(Instant before) {
        List<Long> elsewhere = home.purge().purge(before, "Leadline").withFilesElsewhere();
        if (!elsewhere.isEmpty()) {
            LOG.warn(
                    "The personal data of runs {} was deleted in the database; their files are in another home.",
                    elsewhere);
        }
    }

    private void visitFirst() {
        PageWarmup.to(url().resolve("/runs"));
        home.pages()
                .runs(RunFilter.ALL, PageStart.before(Long.MAX_VALUE), 1)
                .forEach(newest -> PageWarmup.to(url().resolve("/runs/" + newest.id())));
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /**
     * Starts everything; the console answers when this returns.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws dev.leadline.message.UserException when the database cannot be opened, the console would be open to other machines
     *     without users, its port is taken, or a setting or the user file is not valid
     */
    public static Server start(Settings settings) {
        return new Server(settings, Clock.systemUTC());
    }

    /**
     * Where the console is.
     *
     * @return with the port that it has
     */
    public URI url() {
        return console.url();
    }

    /** Asks all runs to stop cleanly; returns at once. */
    public void stop() {
        home.runs().stopAll();
    }

    /** Waits for running imports to stop, and closes everything in reverse order. */
    @Override
    public void close() {
        home.runs().stopAll();
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            } catch (Exception e) {
                throw new IllegalStateException("no part says that it throws this", e);
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
