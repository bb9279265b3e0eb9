package dev.leadline.run;

import dev.leadline.batch.stage.PrivateCopies;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecutions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continues runs whose process has died, where this process can: it knows the target, and the file is read completely or its copy is
 * here. Says once in the log why a run is left alone, or could not be continued.
 */
final class AbandonedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedRuns.class);

    private final LeaseRepository leases;
    private final PrivateCopies copies;
    private final RunExecutions executions;
    private final RunLifecycle lifecycle;
    private final ApiConnection connection;
    private final Set<String> targets;
    private final Map<Long, String> told = new HashMap<>();

    AbandonedRuns(
            LeaseRepository leases,
            PrivateCopies copies,
            RunExecutions executions,
            RunLifecycle lifecycle,
            ApiConnection connection,
            Targets targets) {
        this.leases = leases;
        this.copies = copies;
        this.executions = executions;
        this.lifecycle = lifecycle;
        this.connection = connection;
        this.targets = targets.all().stream().map(Target::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Begins to continue those that are abandoned now, and returns at once. */
    void continueThem(BackgroundTasks background) {
        if (connection.hasToken() && !executions.isStopping()) {
            leases.abandoned(connection.origin()).stream()
                    .filter(run -> !executions.runs().contains(run.id()))
                    .forEach(run -> continueOrSay(run, background));
        }
    }

    private void continueOrSay(Run run, BackgroundTasks background) {
        Optional<String> obstacle = obstacle(run);
        Optional<BackgroundTask> latest = background.latest(run.id());
        if (obstacle.isPresent()) {
            sayOnce(run, obstacle.get());
        } else if (latest.map(BackgroundTask::isOver).orElse(true)) {
            latest.flatMap(AbandonedRuns::failure).ifPresent(failure -> sayOnce(run, failure));
            background.begin(run.id(), progress -> lifecycle.sendReleased(run.id(), progress));
        }
    }

    private Optional<String> obstacle(Run run) {
        if (!targets.contains(run.target())) {
            return Optional.of("this process does not know its target, \"" + run.target()
                    + "\". Add the target here, or resume the run where the target is known.");
        }
        return run.stagedAt() != null || copies.holds(run.identity())
                ? Optional.empty()
                : Optional.of("its file was not read completely, and the copy of the file is in another home."
                        + " Resume the run there, or import the file again, which continues the run.");
    }

    /** Of a run that was taken over; another process may have been faster, which is no failure. */
    private static Optional<String> failure(BackgroundTask task) {
        return task.run().isPresent() ? task.error().map(UserError::sentence) : Optional.empty();
    }

    private void sayOnce(Run run, String why) {
        if (!why.equals(told.put(run.id(), why))) {
            LOG.warn("Run {} was interrupted, and cannot be continued here: {}", run.id(), why);
        }
    }
}
