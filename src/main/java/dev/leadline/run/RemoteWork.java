package dev.leadline.run;

import dev.leadline.batch.remote.PartitionWorker;
import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Settings;
import java.util.function.Consumer;

/** What this process does for runs of other processes on the same PostgreSQL: takes their partitions, and continues them. */
public final class RemoteWork {

    private final PartitionWorker worker;
    private final LeaseRepository leases;
    private final PrivateCopies copies;
    private final RunExecutions executions;
    private final RunPreconditions preconditions;
    private final RunLifecycle lifecycle;
    private final Targets targets;
    private final ApiConnection connection;

    RemoteWork(
            PartitionWorker worker,
            LeaseRepository leases,
            PrivateCopies copies,
            RunExecutions executions,
            RunPreconditions preconditions,
            RunLifecycle lifecycle,
            Targets targets,
            ApiConnection connection) {
        this.worker = worker;
        this.leases = leases;
        this.copies = copies;
        this.executions = executions;
        this.preconditions = preconditions;
        this.lifecycle = lifecycle;
        this.targets = targets;
        this.connection = connection;
    }

    /**
     * Refuses remote partitions on a database that only this machine can use.
     *
     * @throws UserException when it is H2
     */
    static void requireDatabase(Settings settings) {
        if (settings.remotePartitions()) {
            requirePostgresql(settings, "leadline.batch.remote-partitions");
        }
    }

    /** Refuses something that needs PostgreSQL on any other database. */
    static void requirePostgresql(Settings settings, String what) {
        if (!LedgerDatabase.isPostgresql(settings)) {
            throw UserException.usage("run.needs-postgresql", what);
        }
    }

    /**
     * Takes partitions of runs until {@link #stop()} is called.
     *
     * @param says told in sentences what a person should know
     * @throws UserException when there is no token to send with
     */
    public void takePartitions(Consumer<String> says) {
        preconditions.require();
        worker.work(
                connection.origin(), targets.all().stream().map(Target::name).toList(), says);
    }

    /**
     * Asks for an orderly end of {@link #takePartitions}, and of the runs that this process continues: others go on with them. Returns
     * at once.
     */
    public void stop() {
        executions.stopAll(new EarlyStop(EarlyStop.Cause.OWNER, UserMessage.of("run.worker-stopped")));
        worker.stop();
    }

    /**
     * Continues runs whose process has died, as soon as that is noticed, until the result is closed. A run whose file is not read
     * completely is continued only where its copy is.
     *
     * @param background executes them
     */
    public AbandonedRunsTask continueAbandoned(BackgroundTasks background) {
        return new AbandonedRunsTask(() -> continueOnce(background));
    }

    private void continueOnce(BackgroundTasks background) {
        if (!connection.hasToken() || executions.isStopping()) {
            return;
        }
        leases.abandoned(connection.origin()).stream()
                .filter(run -> run.stagedAt() != null || copies.holds(run.identity()))
                .map(Run::id)
                .filter(run -> !executions.runs().contains(run))
                .filter(run ->
                        background.latest(run).map(BackgroundTask::isOver).orElse(true))
                .forEach(run -> background.begin(run, progress -> lifecycle.sendReleased(run, progress)));
    }
}
