package dev.leadline.ledger;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The runs that this process works on now; the steps find theirs by its number. */
public final class RunExecutions {

    private final Map<Long, RunExecution> byRun = new ConcurrentHashMap<>();
    private final AtomicReference<EarlyStop> stopOfAll = new AtomicReference<>();

    /**
     * Registers an execution.
     *
     * @param execution of a run that this process has a lease of
     */
    public void begin(RunExecution execution) {
        byRun.put(execution.lease().run(), execution);
        EarlyStop stop = stopOfAll.get();
        if (stop != null) {
            execution.stop(stop);
        }
    }

    /**
     * Asks for an orderly end of a run's execution; nothing happens where this process does not work on it.
     *
     * @param run the run's number
     * @param reason why
     */
    public void stop(long run, EarlyStop reason) {
        RunExecution execution = byRun.get(run);
        if (execution != null) {
            execution.stop(reason);
        }
    }

    /**
     * Asks for an orderly end of every execution that is running now, and of every one that begins from now on.
     *
     * @param reason why
     */
    public void stopAll(EarlyStop reason) {
        stopOfAll.set(reason);
        byRun.values().forEach(execution -> execution.stop(reason));
    }

    /**
     * Whether {@link #stopAll} was called.
     *
     * @return true when nothing should begin any more
     */
    public boolean isStopping() {
        return stopOfAll.get() != null;
    }

    /** The runs that this process works on now. */
    public Set<Long> runs() {
        return Set.copyOf(byRun.keySet());
    }

    /**
     * The execution of a run.
     *
     * @param run the run's number
     * @return never null
     * @throws IllegalStateException when this process does not work on it
     */
    public RunExecution of(long run) {
        RunExecution execution = byRun.get(run);
        if (execution == null) {
            throw new IllegalStateException("this process does not work on run " + run);
        }
        return execution;
    }

    /**
     * Removes an execution that has ended.
     *
     * @param execution begun before
     */
    public void end(RunExecution execution) {
        byRun.remove(execution.lease().run(), execution);
    }
}
