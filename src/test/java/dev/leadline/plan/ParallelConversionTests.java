package dev.leadline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are converted on several threads, and nobody who takes the results notices. */
@Timeout(60)
class ParallelConversionTests {

    private static final int ROWS = 5_000;

    private final List<Long> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void passesTheResultsOnInTheOrderOfTheRows(int helpers) {
        run(helpers, ParallelConversionTests::converted, rows(ROWS));

        assertThat(taken).isEqualTo(LongStream.rangeClosed(1, ROWS).boxed().toList());
    }

    @Test
    void convertsLaterRowsWhileAnEarlierOneTakesLong() {
        CountDownLatch later = new CountDownLatch(1);
        run(
                1,
                row -> {
                    if (row.number() == 1) {
                        await(later);
                    } else if (row.number() == 250) {
                        later.countDown();
                    }
                    return converted(row);
                },
                rows(ROWS));

        assertThat(taken).startsWith(1L, 2L, 3L).isSorted().hasSize(ROWS);
    }

    @Test
    void usesTheCallingThreadTooAndOnlyThatOneWithoutHelpers() {
        Set<Thread> alone = ConcurrentHashMap.newKeySet();
        run(0, noting(alone), rows(ROWS));
        Set<Thread> helped = ConcurrentHashMap.newKeySet();
        run(1, notingUntilThereAre(2, helped), rows(ROWS));

        assertThat(alone).containsExactly(Thread.currentThread());
        assertThat(helped).contains(Thread.currentThread()).hasSize(2);
    }

    @Test
    void readsNoMoreThanAFewBatchesAhead() {
        AtomicLong furthest = new AtomicLong();
        Iterator<Row> rows = LongStream.rangeClosed(1, ROWS)
                .peek(number -> furthest.accumulateAndGet(number - taken.size(), Math::max))
                .mapToObj(ParallelConversionTests::row)
                .iterator();
        run(1, ParallelConversionTests::converted, rows);

        assertThat(furthest).hasValueLessThanOrEqualTo(400);
    }

    @Test
    void holdsFewRowsWhereTheyAreLong() {
        String cell = "x".repeat(50_000);
        AtomicLong furthest = new AtomicLong();
        Iterator<Row> rows = LongStream.rangeClosed(1, 100)
                .peek(number -> furthest.accumulateAndGet(number - taken.size(), Math::max))
                .mapToObj(number -> new Row(number, number + 1, List.of(cell), null))
                .iterator();
        run(1, ParallelConversionTests::converted, rows);

        assertThat(furthest).hasValueLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void failsAfterTheRowsBeforeTheOneThatFails(int helpers) {
        OutOfMemoryError failure = new OutOfMemoryError("of this test");

        assertThatThrownBy(() -> run(
                        helpers,
                        row -> {
                            if (row.number() == 2_001) {
                                throw failure;
                            }
                            return converted(row);
                        },
                        rows(ROWS)))
                .isSameAs(failure);
        assertThat(taken).isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
    }

    private void run(int helpers, Function<Row, Verdict> conversion, Iterator<Row> rows) {
        new ParallelConversion<>(
                        conversion,
                        (row, verdict) -> {
                            assertThat(verdict).isEqualTo(converted(row));
                            taken.add(row.number());
                        },
                        helpers)
                .run(rows);
    }

    private static Function<Row, Verdict> noting(Set<Thread> threads) {
        return row -> {
            threads.add(Thread.currentThread());
            return converted(row);
        };
    }

    /** No thread converts all rows before another one has begun. */
    private static Function<Row, Verdict> notingUntilThereAre(int most, Set<Thread> threads) {
        CountDownLatch missing = new CountDownLatch(most);
        return row -> {
            if (threads.add(Thread.currentThread())) {
                missing.countDown();
            }
            assertThatNoException().isThrownBy(missing::await);
            return converted(row);
        };
    }

    private static Iterator<Row> rows(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(ParallelConversionTests::row)
                .iterator();
    }

    private static Row row(long number) {
        return new Row(number, number + 1, List.of("Ann", "lead " + number), null);
    }

    private static Verdict converted(Row row) {
        return new Verdict.Accepted(new Lead(Map.of("row", row.number())), List.of());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(50, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
