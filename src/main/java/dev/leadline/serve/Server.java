package dev.leadline.serve;

import dev.leadline.ledger.LedgerStatistics;
import dev.leadline.ledger.RunFilter;
import dev.leadline.notification.NotificationService;
import dev.leadline.run.BackgroundTasks;
import dev.leadline.run.RunService;
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
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that {@code leadline serve} runs, with one ledger. */
public final class Server implements AutoCloseable {

    private static final Duration MOST_POLLING = Duration.ofSeconds(5);

    private final RunService imports;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Console console;

    private Server(Settings settings, Clock clock) {
        Watch watch = opened(Watch.start(settings.serve(), clock));
        this.imports = opened(imports(settings, watch));
        try {
            BackgroundTasks background =
                    opened(new BackgroundTasks(settings.serve().concurrentRuns()));
            NotificationService notifications = opened(
                    NotificationService.of(settings.notices(), settings.serve().url(), imports.database(), clock));
            Schedules schedules =
                    opened(Schedules.start(imports, settings, clock, new ScheduleNotifier(notifications, clock)));
            watch.measure(LedgerStatistics.of(imports.database()), schedules::all);
            this.console = opened(
                    Console.start(new ConsoleServices(imports, background, schedules, notifications, settings, watch)));
            visitFirst();
            opened(confirmingLate(
                    new ReleasedRows(imports, background), settings.serve().confirmInterval(), clock));
            if (settings.remotePartitions()) {
                opened(imports.remoteWork().continueAbandoned(background));
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

    private static RunService imports(Settings settings, Watch watch) {
        try {
            return RunService.open(settings, watch.observations());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private LateConfirmationTask confirmingLate(ReleasedRows released, Duration interval, Clock clock) {
        Runnable round = () -> {
            imports.confirmQueued();
            imports.updateFiles();
            if (!imports.isStopping()) {
                released.send();
            }
        };
        return LateConfirmationTask.start(
                round,
                interval,
                tasks -> PersistentTasks.scheduler(imports.database(), clock, tasks)
                        .threads(1)
                        .pollingInterval(interval.compareTo(MOST_POLLING) < 0 ? interval : MOST_POLLING)
                        .shutdownMaxWait(LateConfirmationTask.LONGEST_END)
                        .build(),
                clock);
    }

    private RetentionTask deletingOldData(RetentionPeriod retention, Clock clock) {
        return RetentionTask.start(
                () -> imports.purge().purge(retention.before(clock.instant()), "Leadline"),
                tasks -> PersistentTasks.scheduler(imports.database(), clock, tasks)
                        .threads(1)
                        .shutdownMaxWait(LateConfirmationTask.LONGEST_END)
                        .build());
    }

    private void visitFirst() {
        PageWarmup.to(url().resolve("/runs"));
        imports.pages()
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
     * @throws dev.leadline.run.UserException when the database cannot be opened, the console would be open to other machines
     *     without users, or its port is taken
     * @throws dev.leadline.lead.UsageException when a setting or the user file is not valid
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
        imports.stopAll();
    }

    /** Waits for running imports to stop, and closes everything in reverse order. */
    @Override
    public void close() {
        imports.stopAll();
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
