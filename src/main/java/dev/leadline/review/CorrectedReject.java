package dev.leadline.review;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.LedgerRow;
import java.util.List;

/**
 * A reject with its corrections.
 *
 * @param row the row in the ledger
 * @param cells one for each column of the file, corrected or not
 * @param isCorrected whether a person changed a cell
 * @param problems what remains; of a row that nobody has corrected, what staging found
 */
public record CorrectedReject(LedgerRow row, List<String> cells, boolean isCorrected, List<Problem> problems) {

    public CorrectedReject {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /**
     * Whether it can be sent now.
     *
     * @return true for a corrected row that the rules accept
     */
    public boolean isReady() {
        return isCorrected && problems.isEmpty();
    }
}
