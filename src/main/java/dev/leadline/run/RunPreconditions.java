package dev.leadline.run;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.shared.ExitCode;

/** Whether something can be done at all: the run is known and goes to the API of the settings, and there is a token for it. */
final class RunPreconditions {

    private final ApiConnection connection;
    private final LedgerQueries ledger;
    private final RunExecutions executions;

    RunPreconditions(ApiConnection connection, LedgerQueries ledger, RunExecutions executions) {
        this.connection = connection;
        this.ledger = ledger;
        this.executions = executions;
    }

    Run known(long run) {
        return ledger.run(run)
                .orElseThrow(() -> new UserException(
                        ExitCode.USAGE,
                        "Run %d does not exist in this home. List all runs.".formatted(run),
                        new NextAction.ListRuns()));
    }

    /** A run that can be continued, and goes where the settings lead. */
    Run continuable(long run) {
        Run known = ours(run);
        requireContinuable(run);
        return known;
    }

    void requireContinuable(long run) {
        ledger.closure(run).ifPresent(closure -> {
            throw new UserException(ExitCode.USAGE, closure.sentence(run));
        });
    }

    /** A run that was restored in part has rows in doubt, which can be settled. */
    void requireData(long run) {
        if (ledger.closure(run)
                .filter(closure -> closure.kind() == RunClosure.ClosureKind.PURGED)
                .isPresent()) {
            requireContinuable(run);
        }
    }

    /** A run that goes where the settings lead. */
    Run ours(long run) {
        Run known = known(run);
        if (!known.apiOrigin().equals(connection.origin())) {
            throw new UserException(
                    ExitCode.USAGE,
                    "Run %d belongs to %s, but leadline.api.url is %s. To resume it, set --api-url to the address of the run."
                            .formatted(run, known.apiOrigin(), connection.origin()));
        }
        return known;
    }

    void require() {
        if (executions.isStopping()) {
            throw new UserException(ExitCode.STOPPED_BY_USER, "Stopped before anything was sent, as you requested.");
        }
        if (!connection.hasToken()) {
            throw new UserException(
                    ExitCode.USAGE,
                    "There is no API token for %s. Set LEADLINE_API_TOKEN, or use --sandbox to try Leadline without a token."
                            .formatted(connection.origin()));
        }
    }
}
