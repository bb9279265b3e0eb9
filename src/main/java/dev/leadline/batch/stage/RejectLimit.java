package dev.leadline.batch.stage;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserMessage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The greatest share of rejects with which the other rows are still sent.
 *
 * @param percent of the rows read, or null for any share
 */
public record RejectLimit(@Nullable Integer percent) {

    /**
     * Why nothing may be sent of a run with such rows; empty while the share is within the limit.
     *
     * @param skipped how many of the rejects a person decided not to send, which do not count
     */
    Optional<EarlyStop> exceededBy(RowCounts rows, long skipped) {
        long rejected = rows.of(RowStatus.REJECTED) - skipped;
        long read = rows.total() - skipped;
        if (percent == null || rejected * 100 <= percent * read || !isUnsent(rows)) {
            return Optional.empty();
        }
        return Optional.of(new EarlyStop(
                EarlyStop.Cause.REJECTS, UserMessage.of("batch.too-many-rejects", rejected, read, percent)));
    }

    /** A run that was allowed to send is not held up by a limit that was lowered since. */
    private static boolean isUnsent(RowCounts rows) {
        return rows.of(RowStatus.REJECTED) + rows.of(RowStatus.STAGED) + rows.of(RowStatus.DUPLICATE) == rows.total();
    }
}
