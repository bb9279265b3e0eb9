package dev.leadline.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The ledger for those who read it and may not move a row: reports and doors. */
public interface LedgerView {

    /**
     * The random id of this home: tells its runs from the equally numbered runs of another home.
     *
     * @return never null or empty, the same for as long as the ledger lives
     */
    String homeId();

    /**
     * Every run.
     *
     * @return oldest first, never null, empty before the first import
     */
    List<Run> runs();

    /**
     * One run.
     *
     * @param id the run's number
     * @return empty when there is no such run
     */
    Optional<Run> run(long id);

    /**
     * A run of which it is known that it exists.
     *
     * @param id the run's number
     * @throws IllegalStateException when there is no such run
     */
    default Run knownRun(long id) {
        return run(id).orElseThrow(() -> new IllegalStateException("run " + id + " is gone"));
    }

    /**
     * Why nobody can continue a run.
     *
     * @param run the run's number
     * @return empty for a run that can be continued, or that there is not
     */
    Optional<RunClosure> closure(long run);

    /**
     * How many rows of a run stand where.
     *
     * @param run the run's number
     * @return never null; zero for a status that no row has
     */
    RowCounts counts(long run);

    /**
     * How many rejects of a run a person can still correct or retry: those that are neither replaced by a corrected
     * reject nor dismissed, and whose data is still stored.
     *
     * @param run the run's number
     * @return zero for every status but REJECTED, REFUSED and FAILED
     */
    RowCounts openRejects(long run);

    /**
     * What is wrong with the rejected rows of a run, by code and field.
     *
     * @param run the run's number
     * @return the most frequent first, never null, empty when nothing was rejected
     */
    List<ProblemCount> problemCounts(long run);

    /**
     * What the leads of a run do not say of their rows, by code and field.
     *
     * @param run the run's number
     * @return the most frequent first, never null, empty when there are no warnings
     */
    List<ProblemCount> warningCounts(long run);

    /**
     * Passes the rows of a run one by one, in the order of the file, without holding them all.
     *
     * @param run the run's number
     * @param statuses the statuses that are wanted, never empty
     * @param action what to do with each; called on the caller's thread
     */
    void forEachRow(long run, Set<RowStatus> statuses, Consumer<LedgerRow> action);

    /**
     * Some rows of a run.
     *
     * @param run the run's number
     * @param numbers of the rows, in order
     * @return in order; those that are gone are left out
     */
    List<LedgerRow> rows(long run, List<Long> numbers);

    /**
     * The cells of one row as they stand in its file.
     *
     * @param row which
     * @return empty when there is no such row
     */
    Optional<List<String>> cells(RowRef row);

    /**
     * Which rows of a run fixed rejects stand in for, and which rows its own are fixed rejects of.
     *
     * @param run the run's number
     * @return in the order of the rows replaced, never null
     */
    List<Replacement> replacements(long run);

    /** When a prospect counts as sent before, for the rows of a run. */
    DuplicateRules duplicateRules(long run);

    /**
     * How many requests a run has cost.
     *
     * @param run the run's number
     * @return never null
     */
    RequestCounts requests(long run);
}
