package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.testing.FaultyDatabase;
import dev.leadline.testing.FaultyDatabase.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The connection breaks at any call of a transition, before or after the call was done; the transition takes place all the same, and
 * once.
 */
class BrokenConnectionTests {

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private FaultyDatabase database;
    private LedgerFixture house;
    private int runs;

    @BeforeEach
    void open() {
        database = FaultyDatabase.at(url);
        house = LedgerFixture.at(url + ";DB_CLOSE_DELAY=-1");
    }

    @AfterEach
    void close() {
        house.close();
        database.close();
    }

    private interface Transition {
        void take(Lease lease, StagedRow row, ClaimResult.Held claim);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "RESTARTED"})
    void claimsOnce(Fault fault) {
        int calls = 0;
        boolean broke = true;
        while (broke) {
            Lease lease = aRun();
            StagedRow row = staged(lease);
            database.failAt(++calls, fault);
            ClaimResult claim = house.sending().claim(lease, row);
            broke = database.fired();
            heal();

            assertThat(claim).as("broken at call %d", calls).isEqualTo(new ClaimResult.Held(lease.run(), 1, 1));
            assertThat(row(lease).status()).isEqualTo(RowStatus.SENDING);
            assertThat(row(lease).attempts()).isEqualTo(1);
            assertThat(house.sending().claim(lease, row)).isEqualTo(new ClaimResult.Denied());
        }
        assertThat(calls).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "RESTARTED"})
    void recordsWhatTheApiAnsweredOnce(Fault fault) {
        held(fault, RowStatus.QUEUED, (lease, row, claim) -> house.sending().queued(claim, 200, "job-" + lease.run()));
        held(fault, RowStatus.REFUSED, (lease, row, claim) -> house.sending().refused(claim, 400, "bad", "Bad."));
        held(fault, RowStatus.STAGED, (lease, row, claim) -> house.sending().unsent(claim, 429, "wait", "Wait."));
        held(fault, RowStatus.IN_DOUBT, (lease, row, claim) -> house.sending().inDoubt(claim, 500, "oops", "Oops."));
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "RESTARTED"})
    void settlesOnce(Fault fault) {
        settled(fault, RowStatus.CREATED, row -> house.settling().created(row, "prospect-1"));
        settled(fault, RowStatus.PARTIAL, row -> house.settling().partial(row, "prospect-1", "No tour."));
        settled(fault, RowStatus.FAILED, row -> house.settling().failed(row, "No such unit."));
    }

    private interface Settlement {
        void take(QueuedRow row);
    }

    private void settled(Fault fault, RowStatus status, Settlement settlement) {
        int calls = 0;
        boolean broke = true;
        while (broke) {
            Lease lease = aRun();
            house.sending().queued(claimed(lease), 200, "job-" + lease.run());
            QueuedRow row = house.settling().queued(lease.run(), 0, 1).get(0);
            database.failAt(++calls, fault);
            settlement.take(row);
            broke = database.fired();
            heal();

            assertThat(row(lease).status()).as("broken at call %d", calls).isEqualTo(status);
        }
        assertThat(calls).isGreaterThan(3);
    }

    private void held(Fault fault, RowStatus status, Transition transition) {
        int calls = 0;
        boolean broke = true;
        while (broke) {
            Lease lease = aRun();
            StagedRow row = staged(lease);
            ClaimResult.Held claim = claimed(lease);
            database.failAt(++calls, fault);
            transition.take(lease, row, claim);
            broke = database.fired();
            heal();

            assertThat(row(lease).status()).as("broken at call %d", calls).isEqualTo(status);
            assertThat(row(lease).attempts()).isEqualTo(1);
        }
        assertThat(calls).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "RESTARTED"})
    void watchesALease(Fault fault) {
        Lease lease = aRun();
        int calls = 0;
        boolean broke = true;
        while (broke) {
            database.failAt(++calls, fault);
            RunOwnership seen = house.leases().ownership(lease.run());
            broke = database.fired();
            heal();

            assertThat(seen.epoch()).as("broken at call %d", calls).isEqualTo(lease.epoch());
        }
        assertThat(calls).isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "RESTARTED"})
    void readsRuns(Fault fault) {
        Lease lease = aRun();
        reads(fault, () -> house.ledger().run(lease.run()).orElseThrow().id(), lease.run());
        reads(fault, () -> house.ledger().counts(lease.run()).total(), 1L);
        reads(fault, () -> house.runs().latestOf("run-1").orElseThrow().id(), lease.run());
        reads(fault, () -> house.runs().unstaged(), Set.of("run-1"));
    }

    private void reads(Fault fault, Supplier<Object> query, Object expected) {
        int calls = 0;
        boolean broke = true;
        while (broke) {
            database.failAt(++calls, fault);
            Object found = query.get();
            broke = database.fired();
            heal();

            assertThat(found).as("broken at call %d", calls).isEqualTo(expected);
        }
        assertThat(calls).isGreaterThan(2);
    }

    @Test
    void givesUpOnADatabaseThatStaysAway() {
        house.close();
        house = LedgerFixture.at(url + ";DB_CLOSE_DELAY=-1", Duration.ofMillis(250));
        Lease lease = aRun();
        StagedRow row = staged(lease);
        database.failAt(1, Fault.GONE);

        assertThatThrownBy(() -> house.sending().claim(lease, row))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);

        heal();
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(row(lease).status()).isEqualTo(RowStatus.STAGED));
    }

    private void heal() {
        database.heal();
        house.letGoOfConnections();
    }

    private Lease aRun() {
        runs++;
        return house.stagedRun(
                "run-" + runs,
                new NewRow(
                        1,
                        2,
                        List.of(),
                        new Verdict.Accepted(new Lead(Map.of("email_1", "ann+" + runs + "@example.com"))),
                        null));
    }

    private StagedRow staged(Lease lease) {
        return house.sending().staged(lease.run(), 0, Long.MAX_VALUE, 1).get(0);
    }

    private ClaimResult.Held claimed(Lease lease) {
        return (ClaimResult.Held) house.sending().claim(lease, staged(lease));
    }

    private LedgerRow row(Lease lease) {
        LedgerRow[] found = new LedgerRow[1];
        house.ledger().forEachRow(lease.run(), EnumSet.allOf(RowStatus.class), row -> found[0] = row);
        return found[0];
    }
}
