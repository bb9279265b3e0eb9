package dev.leadline.run;

import dev.leadline.batch.remote.PartitionWorker;
import dev.leadline.batch.remote.WorkerActivity;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.settings.Settings;
import java.util.function.Consumer;

/** What this process does for runs of other processes on the same PostgreSQL: takes their partitions, and continues them. */
public final class RemoteWork {

    private final PartitionWorker worker;
    private final AbandonedRuns abandoned;
    private final RunExecutions executions;
    private final RunPreconditions preconditions;
    private final Targets targets;
    private final ApiConnection connection;

    RemoteWork(
            PartitionWorker worker,
            AbandonedRuns abandoned,
            RunExecutions executions,
            RunPreconditions preconditions,
            Targets targets,
            ApiConnection connection) {
        this.worker = worker;
        this.abandoned = abandoned;
        this.executions = executions;
        this.preconditions = preconditions;
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
     * @param activity told what this worker does
     * @param says told in sentences what a person should know
     * @throws UserException when there is no token to send with
     */
    void takePartitions(WorkerActivity activity, Consumer<String> says) {
        preconditions.require();
        worker.work(
                connection.origin(), targets.all().stream().map(Target::name).toList(), activity, says);
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
     * Continues runs whose process has died, as soon as that is noticed, until the result is closed.
     *
     * @param background executes them
     */
    public AbandonedRunsTask continueAbandoned(BackgroundTasks background) {
        return new AbandonedRunsTask(() -> abandoned.continueThem(background));
    }
}
