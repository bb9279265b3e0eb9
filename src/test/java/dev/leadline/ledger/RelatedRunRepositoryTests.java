package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;

/** What becomes of rows of one run by what happens to rows of another. */
@ParameterizedClass
@EnumSource
class RelatedRunRepositoryTests {

    private static final String REASON =
            "Some rows of this run were skipped as duplicates of rows that were not created, such as row 1 of run 1."
                    + " They can be sent now.";

    private final Database database;
    private LedgerFixture house;

    RelatedRunRepositoryTests(Database database) {
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

    /** A way in which a row turns out not to have been created. */
    interface Way {
        void happens(LedgerFixture house, ClaimResult.Held claim);
    }

    static Stream<Named<Way>> ways() {
        return Stream.of(
                Named.of("refused", (house, claim) -> house.sending().refused(claim, 422, "INVALID", "No.")),
                Named.of(
                        "certainly not sent",
                        (house, claim) -> house.sending().unsent(claim, 429, "HTTP_429", "Wait.")),
                Named.of("not retried", (house, claim) -> house.sending().notRetried(claim, 409, "NOT_RETRIED", "No.")),
                Named.of("failed", (house, claim) -> {
                    house.sending().queued(claim, 200, "job-1");
                    house.settling().failed(house.settling().queued("job-1").orElseThrow(), "No vacancy.");
                }),
                Named.of("not sent, as a person says", (house, claim) -> {
                    house.sending().inDoubt(claim, 500, "HTTP_500", "Fell over.");
                    house.reconciling()
                            .inDoubt(claim.run())
                            .forEach(row -> house.reconciling().unsent(row, "ann"));
                }));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void aCompletedRunIsReopenedWhenItsDuplicateCanBeSent(Way way) {
        ClaimResult.Held first = claim(house.stagedRun("monday", lead(1, "ann@example.com")), 1);
        Lease tuesday = house.stagedRun("tuesday", lead(1, "ann@example.com"));
        isDuplicate(tuesday, 1);
        assertThat(house.runEnds().complete(tuesday, ExitCode.OK, Long.MAX_VALUE))
                .isTrue();

        way.happens(house, first);

        assertThat(run(tuesday)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
            assertThat(run.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
            assertThat(run.stopReason()).isEqualTo(new StopReason("ROWS_TO_SEND", REASON));
        });
        assertThat(counts(tuesday).of(RowStatus.STAGED)).isEqualTo(1);
        assertThat(house.pages().run(tuesday.run()).orElseThrow().counts().of(RowStatus.STAGED))
                .isEqualTo(1);
        assertThat(house.runEnds().withReleasedRows("https://api.example.com"))
                .extracting(Run::id)
                .containsExactly(tuesday.run());
        assertThat(house.runEnds().withOutdatedFiles()).containsExactly(tuesday.run());
    }

    @Test
    void rowsBeyondALimitAreNoReasonToSendAnything() {
        Lease limited = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "bob@example.com"));
        house.sending().queued(claim(limited, 1), 200, "job-1");

        assertThat(house.runEnds().complete(limited, ExitCode.OK, 1)).isTrue();

        assertThat(house.runEnds().withReleasedRows("https://api.example.com")).isEmpty();
        assertThat(house.runEnds().withOutdatedFiles()).isEmpty();
    }

    @Test
    void aRunThatAPersonStoppedStaysStopped() {
        ClaimResult.Held first = claim(house.stagedRun("monday", lead(1, "ann@example.com")), 1);
        Lease tuesday = house.stagedRun("tuesday", lead(1, "ann@example.com"));
        isDuplicate(tuesday, 1);
        house.runEnds()
                .end(
                        tuesday,
                        RunStatus.STOPPED,
                        ExitCode.STOPPED_BY_USER,
                        EarlyStop.asked().reason());

        house.sending().refused(first, 422, "INVALID", "No.");

        assertThat(run(tuesday).stopReason())
                .isEqualTo(new StopReason("STOPPED_BY_USER", "Stopped at a user's request."));
        assertThat(house.runEnds().withReleasedRows("https://api.example.com")).isEmpty();
        assertThat(house.runEnds().withOutdatedFiles()).containsExactly(tuesday.run());
    }

    @Test
    void aRunIsNotCompletedWhileARowOfItIsBeingReleased() throws Exception {
        Lease monday = house.stagedRun("monday", lead(1, "ann@example.com"));
        claim(monday, 1);
        Lease tuesday = house.stagedRun("tuesday", lead(1, "ann@example.com"));
        isDuplicate(tuesday, 1);
        try (Connection other = house.database().getConnection()) {
            // another process is in the middle of a release: it holds the run, and has not committed
            other.setAutoCommit(false);
            stage(other, tuesday);
            CompletableFuture<Boolean> completed =
                    CompletableFuture.supplyAsync(() -> house.runEnds().complete(tuesday, ExitCode.OK, Long.MAX_VALUE));
            assertThatThrownBy(() -> completed.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            other.commit();

            assertThat(completed.get(30, TimeUnit.SECONDS)).isFalse();
        }
        assertThat(run(tuesday).status()).isEqualTo(RunStatus.RUNNING);
    }

    private static void stage(Connection other, Lease run) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.executeUpdate("update run set files_outdated = true where id = " + run.run());
            statement.executeUpdate("update run_row set status = 'STAGED' where run_id = " + run.run());
        }
    }

    @Test
    void aNewerCorrectionReplacesOneThatWasNotSent() {
        Lease rejects = house.stagedRun("monday", reject(1), reject(2));
        Lease older =
                house.stagedRun("older", fix(1, "ann@example.com", rejects, 1), fix(2, "bob@example.com", rejects, 2));
        claim(older, 1);

        Lease newer =
                house.stagedRun("newer", fix(1, "ann@example.org", rejects, 1), fix(2, "bob@example.org", rejects, 2));

        assertThat(rows(older)).extracting(LedgerRow::status).containsExactly(RowStatus.SENDING, RowStatus.DUPLICATE);
        assertThat(rows(older).get(1).message()).isEqualTo("Replaced by row 2 of run 3, which is a newer correction.");
        assertThat(rows(newer)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE, RowStatus.STAGED);
        assertThat(claimed(older, 2)).isInstanceOf(ClaimResult.Denied.class);
        assertThat(claimed(newer, 2)).isInstanceOf(ClaimResult.Held.class);
        assertThat(house.runEnds().unfinishedBefore(newer.run(), true))
                .extracting(Run::id)
                .containsExactly(older.run());
    }

    @Test
    void aNewerCorrectionThatIsInvalidDoesNotReplaceAValidOne() {
        Lease rejects = house.stagedRun("monday", reject(1));
        Lease older = house.stagedRun("older", fix(1, "ann@example.com", rejects, 1));

        Lease newer = house.stagedRun("newer", invalid(1, new RowRef(rejects.run(), 1)));

        assertThat(rows(older)).extracting(LedgerRow::status).containsExactly(RowStatus.STAGED);
        assertThat(rows(newer)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE);
    }

    @Test
    void anOlderCorrectionThatIsReadLaterDoesNotReplaceANewerOne() {
        Lease rejects = house.stagedRun("monday", reject(1));
        Lease older = house.stagedRun("older");
        Lease newer = house.stagedRun("newer", fix(1, "ann@example.org", rejects, 1));

        house.staging().add(older.run(), List.of(fix(1, "ann@example.com", rejects, 1)));

        assertThat(rows(older)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE);
        assertThat(rows(newer)).extracting(LedgerRow::status).containsExactly(RowStatus.STAGED);
    }

    @Test
    void aSkippedCorrectionIsNotSentWhenTheEarlierOneFails() {
        Lease rejects = house.stagedRun("monday", reject(1));
        Lease older = house.stagedRun("older", fix(1, "ann@example.com", rejects, 1));
        ClaimResult.Held sent = claim(older, 1);
        Lease newer = house.stagedRun("newer", fix(1, "ann@example.org", rejects, 1));

        house.sending().refused(sent, 422, "INVALID", "No.");

        assertThat(rows(newer)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE);
    }

    @Test
    void aRetryWithoutTheLeaseChangesNothing() {
        Lease lost = house.stagedRun("monday", lead(1, "ann@example.com"));
        house.sending().inDoubt(claim(lost, 1), 500, "HTTP_500", "Fell over.");
        isTakenOver(lost);

        assertThatThrownBy(() -> house.retrying().stageAgain(lost, Set.of(RowStatus.IN_DOUBT)))
                .isInstanceOf(LeaseLostException.class);

        assertThat(rows(lost)).extracting(LedgerRow::status).containsExactly(RowStatus.IN_DOUBT);
        isDuplicate(house.stagedRun("tuesday", lead(1, "ann@example.com")), 1);
    }

    @Test
    void aFileIsNotNotedAsReadWithoutTheLease() {
        Lease lost = house.stagedRun("monday", lead(1, "ann@example.com"));
        isTakenOver(lost);

        assertThatThrownBy(() -> house.runs().staged(lost, 1)).isInstanceOf(LeaseLostException.class);

        assertThat(run(lost).stagedAt()).isNull();
    }

    @Test
    void runsAreNumberedWithoutGaps() {
        assertThat(house.stagedRun("monday").run()).isEqualTo(1);
        assertThatThrownBy(() -> house.stagedRun("monday")).isInstanceOf(DuplicateKeyException.class);

        assertThat(house.stagedRun("tuesday").run()).isEqualTo(2);
    }

    private ClaimResult.Held claim(Lease lease, long row) {
        return assertThat(claimed(lease, row))
                .asInstanceOf(type(ClaimResult.Held.class))
                .actual();
    }

    private ClaimResult claimed(Lease lease, long row) {
        StagedRow staged = house.sending().staged(lease.run(), row - 1, row, 1).stream()
                .findFirst()
                .orElse(new StagedRow(lease.run(), row, "{}", null));
        return house.sending().claim(lease, staged);
    }

    private void isTakenOver(Lease lease) {
        assertThat(house.leases().takeOver(lease.run(), house.leases().ownership(lease.run())))
                .isPresent();
    }

    private void isDuplicate(Lease lease, long row) {
        assertThat(claimed(lease, row)).isInstanceOf(ClaimResult.Denied.class);
        assertThat(rows(lease).get((int) row - 1).status()).isEqualTo(RowStatus.DUPLICATE);
    }

    private Run run(Lease lease) {
        return house.ledger().run(lease.run()).orElseThrow();
    }

    private RowCounts counts(Lease lease) {
        return house.ledger().counts(lease.run());
    }

    private List<LedgerRow> rows(Lease lease) {
        List<LedgerRow> rows = new ArrayList<>();
        Consumer<LedgerRow> add = rows::add;
        house.ledger().forEachRow(lease.run(), Set.of(RowStatus.values()), add);
        return rows;
    }

    private static NewRow lead(long row, String email) {
        return row(row, email, accepted(email), null);
    }

    private static NewRow fix(long row, String email, Lease run, long original) {
        return row(row, email, accepted(email), new RowRef(run.run(), original));
    }

    private static NewRow reject(long row) {
        return row(row, "none", rejected(), null);
    }

    private static NewRow invalid(long row, RowRef original) {
        return row(row, "none", rejected(), original);
    }

    private static NewRow row(long row, String email, Verdict verdict, @Nullable RowRef fixes) {
        return new NewRow(row, row + 1, List.of(email), verdict, fixes);
    }

    private static Verdict accepted(String email) {
        return new Verdict.Accepted(new Lead(Map.of("integration_id", "int-1", "email_1", email)));
    }

    private static Verdict rejected() {
        return new Verdict.Rejected(
                List.of(new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", "none", "No address.")));
    }
}
