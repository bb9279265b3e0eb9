package dev.leadline.cli;

import dev.leadline.cli.output.ImportText;
import dev.leadline.cli.output.Invocation;
import dev.leadline.cli.output.NextActionRenderer;
import dev.leadline.cli.output.OutcomeJson;
import dev.leadline.message.UserMessage;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.settings.Settings;

/**
 * Goes on with a run that there is, in whatever way, and prints what it came to.
 *
 * @param here where it is typed
 * @param common the options that every command takes
 */
record RunContinuation(CliContext here, CommonOptions common) {

    /** What is done with the run. */
    @FunctionalInterface
    interface Way {
        RunResult of(RunOperations operations, RunListener progress);
    }

    /** Gives the exit code. */
    int with(long run, Way way) {
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        if (!common.quiet()) {
            ImportText.homes(settings).forEach(here::say);
        }
        UserMessage later = UserMessage.of("cli.resume-later", leadline.of("resume", String.valueOf(run)));
        try (LazyRunOperations operations = new LazyRunOperations(() -> here.ledger(settings), leadline);
                ConsoleProgress progress = common.progress(here)) {
            return InterruptHandler.during(here, progress, operations::stop, later, () -> {
                RunLookup.of(run, operations.open().ledger(), settings, leadline);
                RunResult outcome = operations.ask(open -> way.of(open, progress));
                progress.end();
                print(outcome, settings, leadline);
                return outcome.exit().code();
            });
        }
    }

    private void print(RunResult outcome, Settings settings, Invocation leadline) {
        here.print(
                common.json()
                        ? OutcomeJson.of(outcome).toPrettyString() + "\n"
                        : ImportText.of(
                                outcome,
                                settings,
                                NextActionRenderer.ofRun(leadline).after(outcome)));
    }
}
