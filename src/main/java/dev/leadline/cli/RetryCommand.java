package dev.leadline.cli;

import dev.leadline.ledger.RetryRepository;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends again what ended badly. */
@Command(
        name = "retry",
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Send refused or failed rows again, unchanged.",
        footer = {
            "",
            "Use it when a setting or Propexo was the problem. If a cell is wrong, fix the",
            "rejects instead.",
            "Exit codes: leadline --help",
            "",
            "Examples:",
            "  leadline retry 12",
            "  leadline retry 12 --status FAILED"
        })
final class RetryCommand implements Callable<Integer> {

    private final CliContext here;

    @Parameters(paramLabel = "RUN", description = "Number of the run, as leadline runs lists it.")
    private long run;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            converter = RetriableStatus.class,
            description = "Which rows: REFUSED, FAILED or IN_DOUBT. IN_DOUBT can create a lead twice"
                    + " (default: REFUSED,FAILED).")
    private List<RowStatus> statuses = List.of(RowStatus.REFUSED, RowStatus.FAILED);

    @Mixin
    private CommonOptions common = new CommonOptions();

    RetryCommand(CliContext here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        Set<RowStatus> wanted = EnumSet.copyOf(statuses);
        return new RunContinuation(here, common)
                .with(run, (operations, progress) -> retry(operations, wanted, progress));
    }

    private RunResult retry(RunOperations operations, Set<RowStatus> wanted, RunListener progress) {
        if (wanted.contains(RowStatus.IN_DOUBT)) {
            progress.warning("Rows in doubt may have arrived. If they did, this creates them a second time.");
        }
        return operations.retry(run, wanted, progress);
    }

    /** Reads a status whose rows can be sent again. */
    static final class RetriableStatus implements ITypeConverter<RowStatus> {

        @Override
        public RowStatus convert(String typed) {
            String wanted = typed.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            return RetryRepository.RETRIABLE.stream()
                    .filter(status -> status.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> UserException.usage("cli.status-not-retried", typed));
        }
    }
}
