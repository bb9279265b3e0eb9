package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of a ledger, while runs are running and after they have ended. */
@ParameterizedClass
@EnumSource
class LedgerStatisticsTests {

    private final Database database;
    private LedgerFixture house;
    private LedgerStatistics figures;

    LedgerStatisticsTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
        figures = LedgerStatistics.of(house.database());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void areZeroForAnEmptyLedger() {
        assertThat(figures.rows()).containsOnlyKeys(RowStatus.values());
        assertThat(figures.rows().values()).containsOnly(0L);
        assertThat(figures.oldestQueued()).isEmpty();
        assertThat(figures.unfinishedRuns().values()).containsOnly(0L);
        assertThat(figures.interruptedSince()).isEmpty();
    }

    @Test
    void tellRunsThatSomebodyWorksOnFromThoseThatNeedAPerson() {
        house.stagedRun("works", lead(1, "ann@example.com"));
        died(house.stagedRun("died", lead(1, "bob@example.com")), "current_timestamp");
        died(house.stagedRun("died while staging", lead(1, "cat@example.com")), "null");
        ended("rejected token", EarlyStop.Cause.TOKEN);
        ended("error", EarlyStop.Cause.FAULT);
        ended("person", EarlyStop.Cause.USER);
        ended("held", EarlyStop.Cause.HELD);
        update(ended("canceled", EarlyStop.Cause.TOKEN), "closed_as = 'CANCELLED'");
        house.runEnds().complete(house.stagedRun("done"), ExitCode.OK, Long.MAX_VALUE);

        assertThat(figures.unfinishedRuns()).containsOnlyKeys(UnfinishedState.values());
        assertThat(figures.unfinishedRuns().values()).as("one of each state").containsOnly(1L);
        assertThat(figures.interruptedSince()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void died(Lease lease, String stagedAt) {
        update(lease, "lease_until = timestamp with time zone '2026-01-01 00:00:00+00', staged_at = " + stagedAt);
    }

    private Lease ended(String name, EarlyStop.Cause cause) {
        Lease lease = house.stagedRun(name, lead(1, name.replace(' ', '.') + "@example.com"));
        RunStatus status = cause == EarlyStop.Cause.FAULT ? RunStatus.FAILED : RunStatus.STOPPED;
        house.runEnds().end(lease, status, cause.exitCode(), new StopReason(cause.code(), "because"));
        return lease;
    }

    private void update(Lease lease, String what) {
        JdbcClient.create(house.database())
                .sql("update run set " + what + " where id = :run")
                .param("run", lease.run())
                .update();
    }

    @Test
    void countTheRowsOfRunningAndOfEndedRuns() {
        Lease ended = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "bob@example.com"));
        queue(ended, 1);
        queue(ended, 2);
        house.runEnds().complete(ended, ExitCode.ROWS_UNCERTAIN, Long.MAX_VALUE);
        assertThat(figures.rows().get(RowStatus.QUEUED)).as("counted anew").isEqualTo(2);
        house.pages().run(ended.run());
        assertThat(figures.rows().get(RowStatus.QUEUED)).as("as noted").isEqualTo(2);

        Lease running = house.stagedRun("tuesday", lead(1, "zoe@example.com"));
        assertThat(figures.rows().get(RowStatus.STAGED)).isEqualTo(1);
        queue(running, 1);
        assertThat(figures.rows().get(RowStatus.QUEUED)).isEqualTo(3);
        assertThat(figures.rows().get(RowStatus.STAGED)).isZero();
    }

    @Test
    void nameTheRowThatHasWaitedLongestInWhateverRunItIs() {
        Instant monday = house.clock().instant();
        Lease ended = house.stagedRun("monday", lead(1, "ann@example.com"));
        queue(ended, 1);
        house.runEnds().complete(ended, ExitCode.ROWS_UNCERTAIN, Long.MAX_VALUE);
        house.pages().run(ended.run());
        house.clock().advance(Duration.ofHours(5));
        Lease running = house.stagedRun("tuesday", lead(1, "zoe@example.com"));
        queue(running, 1);

        assertThat(figures.oldestQueued()).contains(monday);
    }

    private void queue(Lease lease, long row) {
        StagedRow staged = house.sending().staged(lease.run(), row - 1, row, 1).get(0);
        ClaimResult.Held claim = (ClaimResult.Held) house.sending().claim(lease, staged);
        house.sending().queued(claim, 200, "job-" + lease.run() + "-" + row);
    }

    private static NewRow lead(long row, String email) {
        Lead lead = new Lead(Map.of("integration_id", "int-1", "email_1", email));
        return new NewRow(row, row + 1, List.of("a cell"), new Verdict.Accepted(lead), null);
    }
}
