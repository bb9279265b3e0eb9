package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows have places in an order of their own, in pages, on both databases. */
class SendOrderRepositoryTests {

    private static final int ROWS = 5_300;

    @ParameterizedTest
    @EnumSource
    void rowsAreReadInTheirOrder(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            long run = reversed(house).run();

            assertThat(inOrder(house, run)).isEqualTo(fromLast(ROWS));
            assertThat(house.sending().staged(run, 0, 3, 100))
                    .extracting(StagedRow::row)
                    .containsExactly(5300L, 5299L, 5298L);
            assertThat(house.sending().staged(run, 5, 3, 100)).isEmpty();
            assertThat(house.sending().hasOrder(run)).isTrue();
            assertThat(keysLeft(house)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatAreSentAlreadyArePassedOver(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            Lease lease = reversed(house);
            new JdbcTemplate(house.database())
                    .update("update run_row set status = 'CREATED' where run_id = ? and row_no > 2", lease.run());

            assertThat(house.sending().staged(lease.run(), 0, Long.MAX_VALUE, 1))
                    .singleElement()
                    .satisfies(row -> assertThat(row.row()).isEqualTo(2));
            assertThat(house.sending().staged(lease.run(), 0, ROWS - 2, 1)).isEmpty();
            assertThat(inOrder(house, lease.run())).containsExactly(2L, 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasInterruptedIsContinued(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            Lease lease = house.stagedRun("leads");
            house.staging().add(lease.run(), rows(1, ROWS));
            AtomicInteger pages = new AtomicInteger();

            assertThat(house.sendOrder().arrange(lease.run(), () -> pages.getAndIncrement() == 1))
                    .isFalse();
            assertThat(house.sendOrder().arrange(lease.run(), () -> false)).isTrue();
            assertThat(house.sendOrder().arrange(lease.run(), () -> false)).isTrue();

            assertThat(inOrder(house, lease.run())).isEqualTo(fromLast(ROWS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunWithoutKeysKeepsTheOrderOfItsFile(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            Lease lease = house.stagedRun("leads");
            house.staging().add(lease.run(), List.of(row(1, null), row(2, null)));
            house.sendOrder().arrange(lease.run(), () -> false);

            assertThat(house.sending().hasOrder(lease.run())).isFalse();
            assertThat(inOrder(house, lease.run())).containsExactly(1L, 2L);
        }
    }

    private static Lease reversed(LedgerFixture house) {
        Lease lease = house.stagedRun("leads");
        house.staging().add(lease.run(), rows(1, ROWS));
        house.sendOrder().arrange(lease.run(), () -> false);
        return lease;
    }

    private static List<NewRow> rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(row -> row(row, "%04x".formatted(ROWS - row)))
                .toList();
    }

    private static NewRow row(long row, @Nullable String key) {
        String email = "lead" + row + "@example.com";
        Lead lead = new Lead(Map.of("email_1", email));
        return new NewRow(row, row + 1, List.of(email), new Verdict.Accepted(lead), null, Set.of()).sortedBy(key);
    }

    private static List<Long> inOrder(LedgerFixture house, long run) {
        List<Long> rows = new ArrayList<>();
        List<StagedRow> page = house.sending().staged(run, 0, Long.MAX_VALUE, 100);
        while (!page.isEmpty()) {
            page.forEach(row -> rows.add(row.row()));
            page = house.sending().staged(run, page.get(page.size() - 1).place(), Long.MAX_VALUE, 100);
        }
        return rows;
    }

    private static List<Long> fromLast(int rows) {
        return LongStream.range(0, rows).mapToObj(i -> rows - i).toList();
    }

    private static long keysLeft(LedgerFixture house) {
        Long left = new JdbcTemplate(house.database()).queryForObject("select count(*) from sort_key", Long.class);
        return left == null ? 0 : left;
    }
}
