package dev.leadline.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runs that this process works on now; the steps find theirs by its number. */
public final class Tenures {

    private final Map<Long, Tenure> byRun = new ConcurrentHashMap<>();

    /**
     * Begins a tenure.
     *
     * @param tenure of a run that this process has a lease of
     */
    public void begin(Tenure tenure) {
        byRun.put(tenure.lease().run(), tenure);
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
     * All tenures that go on now.
     *
     * @return a snapshot
     */
    public List<Tenure> all() {
        return List.copyOf(byRun.values());
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
