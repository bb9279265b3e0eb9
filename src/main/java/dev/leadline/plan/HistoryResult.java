package dev.leadline.plan;

import dev.leadline.ledger.DuplicateForecast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the runs of a home change in the result of a check.
 *
 * @param earlierRun as in {@link SentBefore}
 * @param note as in {@link SentBefore}
 * @param duplicates duplicates by the run that sent the prospect, the oldest run first; rejected ones are not counted
 * @param rows the duplicates one by one, rejected ones among them
 */
public record HistoryResult(
        @Nullable Long earlierRun, @Nullable String note, List<DuplicateCount> duplicates, DuplicateRows rows) {

    public HistoryResult {
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Duplicates of the rows of one run.
     *
     * @param run its number, or {@link DuplicateForecast#THIS_FILE} for rows of the file itself
     * @param count how many
     */
    public record DuplicateCount(long run, long count) {

        /** Whether they are duplicates of other rows of the file. */
        public boolean isOfThisFile() {
            return run == DuplicateForecast.THIS_FILE;
        }
    }

    void addTo(ObjectNode json) {
        json.put("earlier_run", earlierRun);
        ArrayNode array = json.putArray("duplicates");
        for (DuplicateCount duplicate : duplicates) {
            array.addObject()
                    .put("run", duplicate.isOfThisFile() ? null : (Long) duplicate.run())
                    .put("count", duplicate.count());
        }
    }
}
