package dev.leadline.ledger;

import java.util.List;

/**
 * A completed run of the same schedule and target.
 *
 * @param run its number
 * @param header the columns of its file
 * @param plan what was decided for each column, as JSON
 * @param counts its rows by status, as last counted
 */
record EarlierRun(long run, List<String> header, String plan, RowCounts counts) {

    public EarlierRun {
        header = List.copyOf(header);
    }
}
