package dev.leadline.cli;

import dev.leadline.message.UserMessage;
import dev.leadline.run.RunListener;
import java.util.function.IntSupplier;

/**
 * What signals do while rows are sent: the first ends the run in an orderly way, a second Ctrl-C or SIGTERM ends the process.
 */
final class InterruptHandler {

    private final CliContext here;
    private final RunListener progress;
    private final Runnable stop;
    private final UserMessage later;

    private InterruptHandler(CliContext here, RunListener progress, Runnable stop, UserMessage later) {
        this.here = here;
        this.progress = progress;
        this.stop = stop;
        this.later = later;
    }

    /**
     * Does some work that can be interrupted.
     *
     * @param progress where it is said that the run stops
     * @param stop asks for the orderly end; returns at once
     * @param later how to go on after it
     * @param work which ends early once it was asked to
     * @return what the work gives
     */
    static int during(CliContext here, RunListener progress, Runnable stop, UserMessage later, IntSupplier work) {
        InterruptHandler interruption = new InterruptHandler(here, progress, stop, later);
        return here.signals().during(work, new StopSignals(interruption::stopInAnOrderlyWay, interruption::stopAtOnce));
    }

    private void stopInAnOrderlyWay() {
        stop.run();
        progress.note(UserMessage.of("cli.stopping").text());
        progress.note(later.text());
    }

    private void stopAtOnce() {
        here.say(UserMessage.of("cli.stopped-at-once", later).text());
        here.signals().halt();
    }
}
