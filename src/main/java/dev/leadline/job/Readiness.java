package dev.leadline.job;

import dev.leadline.ledger.Ledger;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.Tenures;

/** Whether something can be done at all: the run is known and goes to the API of the settings, and there is a token for it. */
final class Readiness {

    private final Connection connection;
    private final Ledger ledger;
    private final Tenures tenures;

    Readiness(Connection connection, Ledger ledger, Tenures tenures) {
        this.connection = connection;
        this.ledger = ledger;
        this.tenures = tenures;
    }

    Run known(long run) {
        return ledger.run(run)
                .orElseThrow(() -> new NotStartedException(
                        ExitCode.USAGE, "There is no run %d here; leadline runs lists them all.".formatted(run)));
    }

    /** A run that goes where the settings lead. */
    Run ours(long run) {
        Run known = known(run);
        if (!known.apiOrigin().equals(connection.origin())) {
            throw new NotStartedException(
                    ExitCode.USAGE,
                    "Run %d belongs to %s, and the settings name %s; set --api-url to go on with it."
                            .formatted(run, known.apiOrigin(), connection.origin()));
        }
        return known;
    }

    void require() {
        if (tenures.isStopping()) {
            throw new NotStartedException(ExitCode.STOPPED_BY_USER, "Stopped as you asked, before anything was sent.");
        }
        if (!connection.hasToken()) {
            throw new NotStartedException(
                    ExitCode.USAGE,
                    "There is no token for %s: set LEADLINE_API_TOKEN, or try it without one with --sandbox."
                            .formatted(connection.origin()));
        }
    }
}
