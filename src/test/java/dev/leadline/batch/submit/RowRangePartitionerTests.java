package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the rows of a run are shared among those who send them. */
class RowRangePartitionerTests {

    /** With two workers, eight partitions share 150 requests a minute: a hundred rows take five minutes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 63, 6_400, 16_384, 25_600, 25_601, 100_000, 200_000})
    void workersComeToAnotherRunWithinAHundredRows(long rows) {
        assertThat(remote(rows))
                .extracting(range -> range.last() - range.first() + 1)
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(100));
    }

    @Test
    void aRunOfAMillionRowsHasNoMoreStepsThanBatchBearsWell() {
        List<RowRange> ranges = remote(1_000_000);

        assertThat(ranges).hasSize(2_000);
        assertThat(ranges).extracting(range -> range.last() - range.first() + 1).containsOnly(500L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "63, 1", "640, 10", "16384, 256", "25600, 256", "25601, 257"})
    void shortRunsHaveFewPartitions(long rows, int partitions) {
        assertThat(remote(rows)).hasSize(partitions);
    }

    @ParameterizedTest
    @CsvSource({"63, 1", "200, 3", "1000000, 4"})
    void aSingleProcessHasAFew(long rows, int partitions) {
        assertThat(RowRangePartitioner.parts(rows, false)).isEqualTo(partitions);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 25_601, 1_234_567})
    void eachRowIsInOneRange(long rows) {
        long next = 1;
        for (RowRange range : remote(rows)) {
            assertThat(range.first()).isEqualTo(next);
            next = range.last() + 1;
        }
        assertThat(next).isEqualTo(rows + 1);
    }

    private static List<RowRange> remote(long rows) {
        return RowRangePartitioner.split(rows, RowRangePartitioner.parts(rows, true));
    }
}
