package dev.leadline.review;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.LedgerRow;
import java.util.List;

/**
 * A reject as it stands after what a person has corrected.
 *
 * @param row as the ledger has it
 * @param cells one for each column of the file, corrected or not
 * @param isCorrected whether a person has changed any
 * @param problems what remains; of a row that nobody has corrected, what staging found
 */
public record CorrectedReject(LedgerRow row, List<String> cells, boolean isCorrected, List<Problem> problems) {

    public CorrectedReject {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    /**
     * Whether it can be sent as it stands.
     *
     * @return true for a corrected row that the rules accept
     */
    public boolean isReady() {
        return isCorrected && problems.isEmpty();
    }
}
