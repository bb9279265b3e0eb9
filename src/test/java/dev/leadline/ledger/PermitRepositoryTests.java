package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permits of an account, leased by processes that know nothing of each other. */
@ParameterizedClass
@EnumSource
class PermitRepositoryTests {

    private static final Duration PACE = Duration.ofMinutes(1);
    private static final Duration READING = Duration.ofSeconds(30);

    private final Database database;
    private LedgerFixture house;

    PermitRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theNextLeaseFollowsTheOneBefore() {
        PermitLease first = house.permits().lease("portal", 3, PACE);
        PermitLease second = house.permits().lease("portal", 2, PACE);
        PermitLease third = house.permits().lease("portal", 1, PACE);

        assertThat(first.untilFirst()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(second.untilFirst()).isCloseTo(PACE.multipliedBy(3), READING);
        assertThat(third.untilFirst()).isCloseTo(PACE.multipliedBy(5), READING);
        assertThat(List.of(first.grantedBefore(), second.grantedBefore(), third.grantedBefore()))
                .containsExactly(0L, 3L, 5L);
    }

    @Test
    void accountsDoNotWaitForEachOther() {
        house.permits().lease("portal", 30, PACE);

        assertThat(house.permits().lease("other token", 1, PACE).untilFirst()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void manyAtOnceNeverGetTheSamePermits() {
        List<CompletableFuture<PermitLease>> leases = IntStream.range(0, 8)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> house.permits().lease("portal", 5, PACE)))
                .toList();

        assertThat(leases.stream().map(CompletableFuture::join).map(PermitLease::grantedBefore))
                .containsExactlyInAnyOrder(0L, 5L, 10L, 15L, 20L, 25L, 30L, 35L);
    }

    @Test
    void aPauseHoldsForAllAndALongerOneStays() {
        house.permits().lease("portal", 1, PACE);
        house.permits().pause("portal", Duration.ofMinutes(10));
        house.permits().pause("portal", Duration.ofMinutes(1));

        assertThat(house.permits().lease("portal", 1, PACE).pause()).isCloseTo(Duration.ofMinutes(10), READING);
        assertThat(house.permits().lease("other token", 1, PACE).pause()).isZero();
    }

    @Test
    void accountsOfLongAgoAreForgotten() {
        house.permits().lease("sandbox of last week", 1, PACE);
        JdbcClient jdbc = JdbcClient.create(house.database());
        jdbc.sql("update api_permit set next_at = current_timestamp - interval '7' day")
                .update();

        house.permits().lease("portal", 1, PACE);

        assertThat(jdbc.sql("select account from api_permit")
                        .query(String.class)
                        .list())
                .containsExactly("portal");
        assertThat(house.permits().lease("sandbox of last week", 1, PACE).grantedBefore())
                .isZero();
    }
}
