package dev.leadline.cli;

import dev.leadline.job.Outcome;
import dev.leadline.job.Progress;
import dev.leadline.settings.Settings;

/**
 * Goes on with a run that there is, in whatever way, and prints what it came to.
 *
 * @param here where it is typed
 * @param common the options that every command takes
 */
record GoingOn(Surroundings here, CommonOptions common) {

    /** What is done with the run. */
    @FunctionalInterface
    interface Way {
        Outcome of(ImportDoor door, Progress progress);
    }

    /** Gives the exit code. */
    int with(long run, Way way) {
        Settings settings = common.settings(here);
        Invocation leadline = common.invocation(here);
        if (!common.quiet()) {
            ImportText.homes(settings).forEach(here::say);
        }
        String later = leadline.of("resume", String.valueOf(run));
        try (LazyDoor door = new LazyDoor(here, settings, leadline);
                ConsoleProgress progress = common.progress(here)) {
            return Interruption.during(here, progress, door::stop, later, () -> {
                KnownRun.of(run, door.open().ledger(), settings, leadline);
                Outcome outcome = door.ask(open -> way.of(open, progress));
                progress.end();
                print(outcome, settings, leadline);
                return outcome.exit();
            });
        }
    }

    private void print(Outcome outcome, Settings settings, Invocation leadline) {
        here.print(
                common.json()
                        ? OutcomeJson.of(outcome).toPrettyString() + "\n"
                        : ImportText.of(
                                outcome, settings, NextStep.ofRun(leadline).after(outcome)));
    }
}
