package dev.leadline.cli;

import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** How the user, or the system, tells this process to stop: Ctrl-C, SIGTERM, and SIGHUP when the terminal is closed. */
interface Signals {

    /** What arrived. */
    enum SignalKind {
        /** Ctrl-C or SIGTERM. */
        STOP,
        /** SIGHUP. A terminal that is closed may send it more than once, so a second one asks for nothing new. */
        HANG_UP
    }

    /**
     * Has something done at each signal, in place of the process's end, for as long as some work goes on. A signal that this
     * process was started to ignore, as {@code nohup} does with SIGHUP, stays ignored.
     *
     * @param work on the caller's thread
     * @param action called on threads of its own
     * @return what the work gives
     */
    int during(IntSupplier work, Consumer<SignalKind> action);

    /** Ends this process at once with the exit code of a stop, with nothing put in order. */
    void halt();
}
