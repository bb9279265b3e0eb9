package dev.leadline.batch.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.StopReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RejectLimitTests {

    private static final RejectLimit TWENTY_PERCENT = new RejectLimit(20);

    @Test
    void letsAShareUpToTheLimitPass() {
        assertThat(TWENTY_PERCENT.exceededBy(rows(Map.of(RowStatus.REJECTED, 2L, RowStatus.STAGED, 8L)), 0))
                .isEmpty();
    }

    @Test
    void stopsARunWithMoreRejectsBeforeAnythingIsSent() {
        assertThat(TWENTY_PERCENT.exceededBy(
                        rows(Map.of(RowStatus.REJECTED, 3L, RowStatus.STAGED, 6L, RowStatus.DUPLICATE, 1L)), 0))
                .map(EarlyStop::reason)
                .contains(
                        new StopReason(
                                EarlyStop.Cause.REJECTS.code(),
                                "Leadline rejected 3 of 10 rows, more than the 20% that leadline.import.max-rejects allows. Nothing was sent."));
    }

    @Test
    void doesNotHoldUpARunOfWhichRowsWereSentUnderAHigherLimit() {
        assertThat(TWENTY_PERCENT.exceededBy(
                        rows(Map.of(RowStatus.REJECTED, 3L, RowStatus.STAGED, 6L, RowStatus.CREATED, 1L)), 0))
                .isEmpty();
    }

    @Test
    void letsEveryShareAndAnEmptyFilePassWhereNoLimitIsSet() {
        assertThat(new RejectLimit(null).exceededBy(rows(Map.of(RowStatus.REJECTED, 3L)), 0))
                .isEmpty();
        assertThat(TWENTY_PERCENT.exceededBy(rows(Map.of()), 0)).isEmpty();
    }

    private static RowCounts rows(Map<RowStatus, Long> byStatus) {
        return new RowCounts(byStatus);
    }
}
