package dev.leadline.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Decides what a signal asks for: the first one an orderly end, a second Ctrl-C or SIGTERM an end at once. SIGHUP never asks for
 * the latter: a terminal that is closed may send it twice, and SIGTERM behind it, with nobody there who insists.
 */
final class StopSignals implements Consumer<Signals.SignalKind> {

    private final Runnable orderly;
    private final Runnable atOnce;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean asked = new AtomicBoolean();

    StopSignals(Runnable orderly, Runnable atOnce) {
        this.orderly = orderly;
        this.atOnce = atOnce;
    }

    @Override
    public void accept(Signals.SignalKind kind) {
        boolean insists = kind == Signals.SignalKind.STOP && !asked.compareAndSet(false, true);
        if (stopping.compareAndSet(false, true)) {
            orderly.run();
        } else if (insists) {
            atOnce.run();
        }
    }
}
