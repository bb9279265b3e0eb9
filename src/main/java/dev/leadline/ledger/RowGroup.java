package dev.leadline.ledger;

/** Rows of a run that need the same, beside their status. */
public enum RowGroup {
    /** All rows. */
    ANY("true"),
    /** Rows that nobody corrected, dismissed or has to compare with others. */
    OPEN("r.replaced_run is null and r.dismissed_at is null and not " + RowGroup.IS_POSSIBLE_DUPLICATE),
    /** Rows that nobody corrected or dismissed. */
    UNRESOLVED("r.replaced_run is null and r.dismissed_at is null"),
    /** Rows that no row of a later run replaced. */
    NOT_CORRECTED("r.replaced_run is null"),
    /** Rejects that look like leads that were already sent, until they are left out, corrected or sent. */
    POSSIBLE_DUPLICATE("r.replaced_run is null and r.dismissed_at is null and " + RowGroup.IS_POSSIBLE_DUPLICATE),
    /** Rows that a row of a later run replaced. */
    CORRECTED("r.replaced_run is not null"),
    /** Rows that a person decided not to send. */
    DISMISSED("r.replaced_run is null and r.dismissed_at is not null");

    /** Of rejects that may look like another lead, as SQL has a list. */
    static final String CODES_OF_DUPLICATES = "('DUPLICATE', 'POSSIBLE_DUPLICATE')";

    private static final String IS_POSSIBLE_DUPLICATE = "(r.status = 'REJECTED' and coalesce(r.code, '') in "
            + CODES_OF_DUPLICATES + " and r.duplicate_of_run is not null and not exists"
            + " (select 1 from correction c where c.run_id = r.run_id and c.row_no = r.row_no))";

    private final String condition;

    RowGroup(String condition) {
        this.condition = condition;
    }

    /** A condition on {@code run_row r}. */
    String condition() {
        return condition;
    }
}
