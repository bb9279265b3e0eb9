package dev.leadline.run;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunClosure;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.message.NextAction;
import dev.leadline.message.UserException;
import dev.leadline.propexo.ApiSettings;
import dev.leadline.shared.ExitCode;
import java.net.URI;

/** Whether something can be done at all: the run is known and goes to the API of the settings, and there is a token for it. */
final class RunPreconditions {

    private final ApiConnection connection;
    private final LedgerQueries ledger;
    private final RunExecutions executions;
    private final Targets targets;

    RunPreconditions(ApiConnection connection, LedgerQueries ledger, RunExecutions executions, Targets targets) {
        this.connection = connection;
        this.ledger = ledger;
        this.executions = executions;
        this.targets = targets;
    }

    Run known(long run) {
        return ledger.run(run)
                .orElseThrow(() -> UserException.usage("run.no-run", run).with(new NextAction.ListRuns()));
    }

    /** A run that can be continued, and goes where the settings lead, to a target that exists. */
    Run continuable(long run) {
        Run known = ours(run);
        requireContinuable(run);
        targets.named(known.target());
        return known;
    }

    void requireContinuable(long run) {
        ledger.closure(run).ifPresent(closure -> {
            throw UserException.of(ExitCode.USAGE, closure.message(run));
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
            throw ApiSettings.isThisMachine(URI.create(known.apiOrigin()).getHost())
                    ? UserException.usage("run.of-sandbox", run, known.apiOrigin(), connection.origin())
                    : UserException.usage("run.other-api", run, known.apiOrigin(), connection.origin());
        }
        return known;
    }

    void require() {
        if (executions.isStopping()) {
            throw UserException.of(ExitCode.STOPPED_BY_USER, "run.stopped-before-sending");
        }
        if (!connection.hasToken()) {
            throw UserException.usage("run.no-token", connection.origin());
        }
    }
}
