package dev.leadline.ledger;

/**
 * How the runs of a schedule are compared with earlier ones.
 *
 * @param runs how many earlier runs count; 0 for no comparison
 * @param holds whether a run that differs waits for a person's decision before anything is sent
 */
public record ComparisonRule(int runs, boolean holds) {

    /** The greatest number of earlier runs. */
    public static final int MOST_RUNS = 100;

    /** For runs that are not compared. */
    public static final ComparisonRule NONE = new ComparisonRule(0, false);
}
