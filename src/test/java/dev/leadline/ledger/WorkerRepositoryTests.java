package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may claim rows of a run that several processes send. */
class WorkerRepositoryTests {

    private static final String API = "https://api.example.com";

    private LedgerFixture house;
    private Lease manager;

    @BeforeEach
    void open() {
        house = LedgerFixture.on(Database.POSTGRESQL);
        manager = house.stagedRun("leads", row(1), row(2), row(3));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aWorkerClaimsRowsOfARunOfWhichItHasAPartition() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));
        TakenPartition taken = take(worker).orElseThrow();

        assertThat(taken).isEqualTo(new TakenPartition(11, new Lease(manager.run(), 1, worker)));
        assertThat(claim(taken.lease(), 1)).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    void aWorkerWithoutAPartitionClaimsNothing() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));

        assertThatThrownBy(() -> claim(new Lease(manager.run(), 1, worker), 1)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void aWorkerThatWasTakenForDeadClaimsNothing() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));
        Lease lease = take(worker).orElseThrow().lease();
        expire(worker);
        house.workers().endDead();

        assertThatThrownBy(() -> claim(lease, 1)).isInstanceOf(LeaseLostException.class);
        assertThat(house.workers().renew(worker)).isFalse();
        assertThat(take(worker)).isEmpty();
    }

    @Test
    void theRowsOfADeadWorkerAreInDoubtBeforeAnotherTakesItsPartition() {
        long dead = house.workers().register();
        long alive = house.workers().register();
        house.partitions().offer(manager, List.of(11L, 12L));
        claim(take(dead).orElseThrow().lease(), 1);
        Lease of = take(alive).orElseThrow().lease();
        claim(of, 2);
        expire(dead);

        assertThat(house.workers().endDead()).isEqualTo(1);

        assertThat(statuses()).containsExactly(RowStatus.IN_DOUBT, RowStatus.SENDING, RowStatus.STAGED);
        assertThat(take(alive)).contains(new TakenPartition(11, of));
    }

    @Test
    void aTakeoverOfTheRunLeavesTheRowsOfLiveWorkersAlone() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));
        Lease lease = take(worker).orElseThrow().lease();
        claim(lease, 1);
        claim(manager, 2);
        Lease next = house.leases()
                .takeOver(manager.run(), house.leases().ownership(manager.run()))
                .orElseThrow();

        assertThat(house.sending().crashed(next)).isEqualTo(1);

        assertThat(statuses()).containsExactly(RowStatus.SENDING, RowStatus.IN_DOUBT, RowStatus.STAGED);
        assertThatThrownBy(() -> claim(lease, 3)).isInstanceOf(LeaseLostException.class);
        assertThat(house.partitions().beingSentByWorkers(next)).isTrue();
    }

    @Test
    void aPartitionThatIsOfferedAgainEndsTheRightOfWhoeverHadIt() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));
        TakenPartition taken = take(worker).orElseThrow();
        house.partitions().offer(manager, List.of(12L));

        house.partitions().done(taken);

        assertThatThrownBy(() -> claim(taken.lease(), 1)).isInstanceOf(LeaseLostException.class);
        assertThat(house.partitions().left(manager).free()).isEqualTo(1);
    }

    @Test
    void aWorkerIsNotEndedWhileAClaimOfItIsBeingCommitted() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));
        Lease lease = take(worker).orElseThrow().lease();
        new TransactionTemplate(new DataSourceTransactionManager(house.database())).executeWithoutResult(open -> {
            claim(lease, 1);
            elsewhere(() -> expire(worker));

            assertThat(fromElsewhere(() -> house.workers().endDead()))
                    .as("rows in doubt while the claim is open")
                    .isZero();
        });

        assertThat(house.workers().endDead()).as("rows in doubt").isEqualTo(1);
        assertThat(statuses()).containsExactly(RowStatus.IN_DOUBT, RowStatus.STAGED, RowStatus.STAGED);
    }

    @Test
    void aCrashedReconciliationIsNotContinuedByOthers() {
        house.runs().handOverAtDeath(manager);
        expireLease();
        assertThat(house.leases().abandoned(API)).extracting(Run::id).containsExactly(manager.run());
        assertThat(house.leases().takeOver(manager.run(), house.leases().ownership(manager.run())))
                .isPresent();
        expireLease();

        assertThat(house.leases().abandoned(API)).isEmpty();
    }

    @Test
    void partitionsAreTakenFromTheRunThatHasTheFewest() {
        Lease other = house.stagedRun("other", row(1));
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L, 12L, 13L, 14L));
        take(worker);
        take(worker);
        house.partitions().offer(other, List.of(21L, 22L, 23L));

        assertThat(Stream.generate(() -> take(worker).orElseThrow()).limit(5).map(TakenPartition::stepExecution))
                .containsExactly(21L, 22L, 13L, 23L, 14L);
    }

    @Test
    void nothingIsTakenOfARunThatStopsOrGoesElsewhereOrHasNoOwner() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L));

        assertThat(house.workerPartitions().take(worker, "https://elsewhere.example.com", Set.of("generic"), Set.of()))
                .isEmpty();
        assertThat(house.workerPartitions().take(worker, API, Set.of("knock"), Set.of()))
                .isEmpty();
        assertThat(house.workerPartitions().take(worker, API, Set.of("generic"), Set.of(manager.run())))
                .isEmpty();
        house.leases().askToStop(manager.run());
        assertThat(take(worker)).isEmpty();
    }

    @Test
    void aReasonToStopReachesTheManagerAndKeepsOthersFromTheRun() {
        long worker = house.workers().register();
        house.partitions().offer(manager, List.of(11L, 12L));
        EarlyStop reason = new EarlyStop(EarlyStop.Cause.TOKEN, "The API rejected the token (401).");

        house.partitions().stop(take(worker).orElseThrow(), reason);

        assertThat(house.partitions().left(manager).stop()).contains(reason);
        assertThat(take(worker)).isEmpty();
    }

    private Optional<TakenPartition> take(long worker) {
        return house.workerPartitions().take(worker, API, Set.of("generic"), Set.of());
    }

    private ClaimResult claim(Lease lease, long row) {
        StagedRow staged = house.sending().staged(lease.run(), row - 1, row, 1).get(0);
        return house.sending().claim(lease, staged);
    }

    private void expire(long worker) {
        JdbcClient.create(house.database())
                .sql("update worker set lease_until = current_timestamp - interval '1' second where id = :id")
                .param("id", worker)
                .update();
    }

    private void expireLease() {
        JdbcClient.create(house.database())
                .sql("update run set lease_until = current_timestamp - interval '1' second")
                .update();
    }

    /** On another connection than that of an open transaction. */
    private static void elsewhere(Runnable action) {
        CompletableFuture.runAsync(action).join();
    }

    private static <T> T fromElsewhere(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action).join();
    }

    private List<RowStatus> statuses() {
        return JdbcClient.create(house.database())
                .sql("select status from run_row where run_id = :run order by row_no")
                .param("run", manager.run())
                .query((rs, i) -> RowStatus.valueOf(rs.getString(1)))
                .list();
    }

    private static NewRow row(long number) {
        Map<String, Object> body = Map.of("email_1", "lead." + number + "@example.com");
        return new NewRow(number, number + 1, List.of("Ann"), new Verdict.Accepted(new Lead(body)), null);
    }
}
