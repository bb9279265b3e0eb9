package dev.leadline.run;

import dev.leadline.batch.remote.WorkerActivity;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.ledger.LedgerFacts;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A process that sends rows of runs that others import, and continues runs whose process has died. It never migrates a database: it
 * waits until the database has the schema version of this program.
 */
public final class WorkerProcess {

    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final Settings settings;
    private final Consumer<String> says;
    private final ObservationRegistry observations;
    private final WorkerActivity activity = new WorkerActivity(Ticker.SYSTEM);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable OpenHome> open = new AtomicReference<>();
    private final AtomicReference<@Nullable UserMessage> waitsFor = new AtomicReference<>();

    /**
     * @param settings in force
     * @param says told in sentences what a person should know
     * @throws UserException when the database is no PostgreSQL
     */
    public WorkerProcess(Settings settings, Consumer<String> says) {
        this(settings, ObservationRegistry.NOOP, says);
    }

    /**
     * The same for somebody who watches.
     *
     * @param observations told of each step, request and wait for a permit
     */
    public WorkerProcess(Settings settings, ObservationRegistry observations, Consumer<String> says) {
        RemoteWork.requirePostgresql(settings, "leadline worker");
        this.settings = settings;
        this.observations = observations;
        this.says = says;
    }

    /**
     * Works until {@link #stop()} is called.
     *
     * @throws UserException when the database cannot be opened, or has a later schema version, or there is no
     *     API token
     */
    public void work() {
        awaitSchema();
        if (isStopped()) {
            return;
        }
        try (OpenHome home = OpenHome.of(settings, observations)) {
            open.set(home);
            if (isStopped()) {
                return;
            }
            work(home);
        }
    }

    private void work(OpenHome home) {
        try (BackgroundTasks background = new BackgroundTasks(settings.serve().concurrentRuns());
                AbandonedRunsTask abandoned = home.remoteWork().continueAbandoned(background)) {
            Objects.requireNonNull(abandoned);
            says.accept(UserMessage.of("run.worker-waits").text());
            home.remoteWork().takePartitions(activity, says);
        }
    }

    private static UserMessage behind(LedgerFacts facts) {
        String schema = facts.schema();
        return schema == null
                ? UserMessage.of("run.worker-without-ledger", facts.newestSchema())
                : UserMessage.of("run.worker-with-old-ledger", schema, facts.newestSchema());
    }

    /** A later version refuses the database when it is opened. */
    private void awaitSchema() {
        Optional<LedgerFacts> behind = behind();
        behind.map(WorkerProcess::behind).map(UserMessage::withAdvice).ifPresent(says);
        while (behind.isPresent() && !rest()) {
            waitsFor.set(behind(behind.get()));
            activity.continued();
            behind = stillBehind(behind);
        }
        waitsFor.set(null);
    }

    /** A worker that waits for the database also waits while it is away. */
    private Optional<LedgerFacts> stillBehind(Optional<LedgerFacts> before) {
        try {
            return behind();
        } catch (UserException away) {
            return before;
        }
    }

    private Optional<LedgerFacts> behind() {
        return LedgerDatabase.look(settings, LedgerFacts::read).filter(LedgerFacts::isOlder);
    }

    private boolean rest() {
        try {
            return stopped.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** What this worker does now. */
    public WorkerStatus status() {
        return WorkerStatus.of(activity);
    }

    /** Why the schema version of the database or of a manager keeps this worker from rows; empty where it does not. */
    public Optional<String> schemaProblem() {
        return Optional.ofNullable(waitsFor.get()).map(UserMessage::withAdvice);
    }

    /** The sentence about a run that this worker leaves alone because its manager has another schema version. */
    public Optional<String> managerProblem() {
        return activity.otherVersion();
    }

    /** Asks the database something, and throws where it does not answer. */
    public void askDatabase() {
        OpenHome home = open.get();
        if (home == null) {
            LedgerDatabase.look(settings, LedgerFacts::read);
        } else {
            home.ledger().run(0);
        }
    }

    /** Asks for an orderly end: open requests finish, and partitions go back. Returns at once. */
    public void stop() {
        stopped.countDown();
        OpenHome home = open.get();
        if (home != null) {
            home.remoteWork().stop();
        }
    }
}
