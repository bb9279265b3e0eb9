package dev.leadline.run;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecutions;

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
                        RunExitCode.USAGE, "There is no run %d here; leadline runs lists them all.".formatted(run)));
    }

    /** A run that goes where the settings lead. */
    Run ours(long run) {
        Run known = known(run);
        if (!known.apiOrigin().equals(connection.origin())) {
            throw new UserException(
                    RunExitCode.USAGE,
                    "Run %d belongs to %s, and the settings name %s; set --api-url to go on with it."
                            .formatted(run, known.apiOrigin(), connection.origin()));
        }
        return known;
    }

    void require() {
        if (executions.isStopping()) {
            throw new UserException(RunExitCode.STOPPED_BY_USER, "Stopped as you asked, before anything was sent.");
        }
        if (!connection.hasToken()) {
            throw new UserException(
                    RunExitCode.USAGE,
                    "There is no token for %s: set LEADLINE_API_TOKEN, or try it without one with --sandbox."
                            .formatted(connection.origin()));
        }
    }
}
