package dev.leadline.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.ResolvedRows;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunLine;
import dev.leadline.ledger.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A run that still reads its file says so, and promises no time for rows that nobody has counted. */
class RunProgressTests {

    private static final Instant MORNING = Instant.parse("2026-11-25T08:00:00Z");

    @Test
    void readsUntilAllRowsAreStaged() {
        RunProgress progress = progress(null, Map.of(RowStatus.STAGED, 4_453L, RowStatus.REJECTED, 47L));
        assertThat(progress.step()).isEqualTo("reading the file, 4,500 rows so far");
        assertThat(progress.total()).isZero();
        assertThat(progress.left()).isNull();
    }

    @Test
    void sendsAfterwards() {
        RunProgress progress = progress(MORNING, Map.of(RowStatus.STAGED, 100L, RowStatus.CREATED, 47L));
        assertThat(progress.step()).isEqualTo("sending");
        assertThat(progress.done()).isEqualTo(47);
        assertThat(progress.total()).isEqualTo(147);
        assertThat(progress.left()).isEqualTo(Duration.ofSeconds(100));
    }

    private static RunProgress progress(@Nullable Instant stagedAt, Map<RowStatus, Long> counts) {
        RunLine run = new RunLine(
                1,
                RunState.RUNNING,
                "leads.csv",
                "knock",
                null,
                "ann",
                MORNING,
                stagedAt,
                null,
                null,
                null,
                null,
                new RowCounts(counts),
                ResolvedRows.NONE,
                0);
        return RunProgress.of(run, MORNING, rows -> Optional.of(MORNING.plusSeconds(rows)), Optional.empty());
    }
}
