package dev.leadline.cli;

import dev.leadline.run.RunListener;
import java.util.function.IntSupplier;

/**
 * What signals do while rows are sent: the first ends the run in an orderly way, a second Ctrl-C or SIGTERM ends the process.
 */
final class InterruptHandler {

    private final CliContext here;
    private final RunListener progress;
    private final Runnable stop;
    private final String later;

    private InterruptHandler(CliContext here, RunListener progress, Runnable stop, String later) {
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
     * @param later the command that goes on
     * @param work which ends early once it was asked to
     * @return what the work gives
     */
    static int during(CliContext here, RunListener progress, Runnable stop, String later, IntSupplier work) {
        InterruptHandler interruption = new InterruptHandler(here, progress, stop, later);
        return here.signals().during(work, new StopSignals(interruption::stopInAnOrderlyWay, interruption::stopAtOnce));
    }

    private void stopInAnOrderlyWay() {
        stop.run();
        progress.note("Stopping after the requests in flight have been answered. Interrupt again to stop now and leave"
                + " them in doubt.");
        progress.note("To resume later: " + later);
    }

    private void stopAtOnce() {
        here.say("Stopped immediately. To resume: " + later);
        here.signals().halt();
    }
}
