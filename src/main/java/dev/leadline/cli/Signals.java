package dev.leadline.cli;

import java.util.function.IntSupplier;

/** How the user, or the system, tells this process to stop: Ctrl-C and SIGTERM. */
interface Signals {

    /**
     * Has something done at each signal, in place of the process's end, for as long as some work goes on.
     *
     * @param work on the caller's thread
     * @param action called on threads of its own
     * @return what the work gives
     */
    int during(IntSupplier work, Runnable action);

    /** Ends this process at once with the exit code of a stop, with nothing put in order. */
    void halt();
}
