package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** Of one request a minute. */
    private static final Duration PACE = Duration.ofSeconds(61);

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
        PermitLease first = house.permits().lease("portal", PermitRequest.of(3, 600));
        PermitLease second = house.permits().lease("portal", PermitRequest.of(2, 1));
        PermitLease third = house.permits().lease("portal", PermitRequest.of(1, 1));

        assertThat(first.untilFirst()).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(second.permits()).as("no more than a second's worth").hasSize(1);
        assertThat(second.untilFirst()).isCloseTo(PACE, READING);
        assertThat(third.untilFirst()).isCloseTo(PACE.multipliedBy(2), READING);
        assertThat(List.of(first.grantedBefore(), second.grantedBefore(), third.grantedBefore()))
                .containsExactly(0L, 3L, 4L);
    }

    @Test
    void accountsDoNotWaitForEachOther() {
        house.permits().lease("portal", PermitRequest.of(30, 1));

        assertThat(house.permits().lease("other token", PermitRequest.of(1, 1)).untilFirst())
                .isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void manyAtOnceNeverGetTheSamePermits() {
        List<CompletableFuture<PermitLease>> leases = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> house.permits().lease("portal", PermitRequest.of(5, 600))))
                .toList();

        assertThat(leases.stream().map(CompletableFuture::join).map(PermitLease::grantedBefore))
                .containsExactlyInAnyOrder(0L, 5L, 10L, 15L, 20L, 25L, 30L, 35L);
    }

    @Test
    void aPauseHoldsForAllAndALongerOneStays() {
        house.permits().lease("portal", PermitRequest.of(1, 1));
        house.permits().pause("portal", Duration.ofMinutes(10));
        house.permits().pause("portal", Duration.ofMinutes(1));

        assertThat(house.permits().lease("portal", PermitRequest.of(1, 1)).pause())
                .isCloseTo(Duration.ofMinutes(10), READING);
        assertThat(house.permits().lease("other token", PermitRequest.of(1, 1)).pause())
                .isZero();
    }

    @Test
    void permitsOfAProcessThatDidNotUseThemAreThoseOfTheNext() {
        house.permits().lease("portal", PermitRequest.of(1, 2));
        PermitLease unused = house.permits().lease("portal", PermitRequest.of(1, 2));

        PermitLease again = house.permits()
                .lease("portal", new PermitRequest(1, 2, Duration.ZERO, true, unused.permits(), 0, Optional.empty()));
        PermitLease next = house.permits().lease("portal", PermitRequest.of(1, 2));

        assertThat(again.permits()).isEqualTo(unused.permits());
        assertThat(List.of(again.grantedBefore(), next.grantedBefore())).containsExactly(2L, 2L);
        assertThat(again.returned()).isEqualTo(1);
    }

    @Test
    void whoStartsInTheMiddleOfAMinuteLearnsWhatOthersKnowOfIt() {
        PermitLease first = house.permits().lease("portal", PermitRequest.of(2, 600));
        Instant ends = first.now().plusSeconds(1_000).truncatedTo(ChronoUnit.MICROS);
        PermitLease second = house.permits().lease("portal", seeing(ends, Duration.ofSeconds(20), 2));

        PermitLease other = house.permits().lease("portal", PermitRequest.of(2, 600));

        assertThat(second.takenElsewhere()).isEmpty();
        assertThat(other.takenElsewhere())
                .isEqualTo(Stream.of(first, second)
                        .flatMap(lease -> lease.permits().stream())
                        .toList());
        assertThat(other.minuteEnds()).contains(ends);
        assertThat(Duration.between(second.permits().get(0), other.permits().get(0)))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aMinuteThatIsOverSlowsNobodyDown() {
        PermitLease first = house.permits().lease("portal", PermitRequest.of(1, 600));
        house.permits().lease("portal", seeing(first.now(), Duration.ofSeconds(20), 1));
        PermitLease other = house.permits().lease("portal", PermitRequest.of(1, 600));

        PermitLease next = house.permits().lease("portal", PermitRequest.of(1, 600));

        assertThat(Duration.between(other.permits().get(0), next.permits().get(0)))
                .isLessThan(Duration.ofSeconds(1));
    }

    private static PermitRequest seeing(Instant ends, Duration pace, long known) {
        return new PermitRequest(1, 600, pace, true, List.of(), known, Optional.of(ends));
    }

    @Test
    void whatAPauseOfTheApiCostIsNotCaughtUpWith() {
        house.permits().lease("portal", PermitRequest.of(1, 600));
        house.permits().pause("portal", Duration.ofMinutes(10));

        assertThat(house.permits().lease("portal", PermitRequest.of(1, 600)).untilFirst())
                .isCloseTo(Duration.ofMinutes(10), READING);
    }

    @Test
    void accountsOfLongAgoAreForgotten() {
        house.permits().lease("sandbox of last week", PermitRequest.of(1, 1));
        JdbcClient jdbc = JdbcClient.create(house.database());
        jdbc.sql("update api_permit set next_at = current_timestamp - interval '7' day")
                .update();

        house.permits().lease("portal", PermitRequest.of(1, 1));

        assertThat(jdbc.sql("select account from api_permit")
                        .query(String.class)
                        .list())
                .containsExactly("portal");
        assertThat(house.permits()
                        .lease("sandbox of last week", PermitRequest.of(1, 1))
                        .grantedBefore())
                .isZero();
    }
}
