package dev.leadline.ledger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The runs that this process works on now; the steps find theirs by its number. */
public final class Tenures {

    private final Map<Long, Tenure> byRun = new ConcurrentHashMap<>();
    private final AtomicReference<Stop> stopOfAll = new AtomicReference<>();

    /**
     * Begins a tenure.
     *
     * @param tenure of a run that this process has a lease of
     */
    public void begin(Tenure tenure) {
        byRun.put(tenure.lease().run(), tenure);
        Stop stop = stopOfAll.get();
        if (stop != null) {
            tenure.stop(stop);
        }
    }

    /**
     * Asks for an orderly end of a run's tenure; nothing happens where this process does not work on it.
     *
     * @param run the run's number
     * @param reason why
     */
    public void stop(long run, Stop reason) {
        Tenure tenure = byRun.get(run);
        if (tenure != null) {
            tenure.stop(reason);
        }
    }

    /**
     * Asks for an orderly end of every tenure that goes on now, and of every one that begins from now on.
     *
     * @param reason why
     */
    public void stopAll(Stop reason) {
        stopOfAll.set(reason);
        byRun.values().forEach(tenure -> tenure.stop(reason));
    }

    /**
     * Whether {@link #stopAll} was called.
     *
     * @return true when nothing should begin any more
     */
    public boolean isStopping() {
        return stopOfAll.get() != null;
    }

    /**
     * The tenure of a run.
     *
     * @param run the run's number
     * @return never null
     * @throws IllegalStateException when this process does not work on it
     */
    public Tenure of(long run) {
        Tenure tenure = byRun.get(run);
        if (tenure == null) {
            throw new IllegalStateException("this process does not work on run " + run);
        }
        return tenure;
    }

    /**
     * Ends a tenure.
     *
     * @param tenure begun before
     */
    public void end(Tenure tenure) {
        byRun.remove(tenure.lease().run());
    }
}
