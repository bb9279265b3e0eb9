package dev.leadline.cli;

import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.ReconciledJson;
import dev.leadline.cli.output.ReconciledText;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunInitiator;
import dev.leadline.message.UserException;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.settings.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Settles rows in doubt. */
@Command(
        name = "reconcile",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Resolve rows in doubt from Propexo's records, or with your own decision; sends nothing.",
        footer = {
            "",
            "Leadline records your decision with your name and the time.",
            "Exit codes: leadline --help",
            "",
            "Examples:",
            "  leadline reconcile 12                       look for evidence at Propexo",
            "  leadline reconcile 12 --as sent --row 7     row 7 is in your CRM",
            "  leadline reconcile 12 --as unsent --row 9   row 9 is not; resume sends it"
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final Set<RowStatus> DOUBTFUL = EnumSet.of(RowStatus.IN_DOUBT, RowStatus.SENDING);

    /** What a person says about a row in doubt. */
    enum TypedDecision {
        SENT,
        UNSENT
    }

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Option(
            names = "--as",
            paramLabel = "sent|unsent",
            description = "Your decision for every row in doubt, or for the rows of --row.")
    private @Nullable TypedDecision said;

    @Option(names = "--row", paramLabel = "N", description = "Number of a row in doubt, from outcomes.csv. Repeatable.")
    private List<Long> rows = new ArrayList<>();

    @Mixin
    private CommonOptions common = new CommonOptions();

    ReconcileCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        ManualDecision word = word();
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        try (LazyRunOperations door = new LazyRunOperations(() -> here.ledger(settings), leadline);
                ConsoleProgress progress = common.progress(here)) {
            LedgerView ledger = door.open().ledger();
            RunLookup.of(run, ledger, settings, leadline);
            refuseRowsNotInDoubt(ledger, leadline);
            ReconciliationResult reconciled = door.ask(open -> open.reconcile(run, word, progress));
            here.print(
                    common.json()
                            ? ReconciledJson.of(run, reconciled)
                            : ReconciledText.of(reconciled, settings, leadline));
            return reconciled.outcome().summary().exit().code();
        }
    }

    private @Nullable ManualDecision word() {
        if (said == null) {
            if (!rows.isEmpty()) {
                throw UserException.usage("cli.row-without-decision");
            }
            return null;
        }
        return new ManualDecision(said == TypedDecision.SENT, Set.copyOf(rows), who());
    }

    private void refuseRowsNotInDoubt(LedgerView ledger, Invocation leadline) {
        Set<Long> others = new TreeSet<>(rows);
        if (!others.isEmpty()) {
            ledger.forEachRow(run, DOUBTFUL, row -> others.remove(row.row()));
        }
        others.stream().findFirst().ifPresent(row -> {
            throw UserException.usage("cli.row-not-in-doubt", row, run, leadline.of("reconcile", String.valueOf(run)));
        });
    }

    private static String who() {
        return RunInitiator.atThisMachine().who();
    }
}
