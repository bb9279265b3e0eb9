package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people decide about rows, how that is undone, and how the state of a run follows from it. */
@ParameterizedClass
@EnumSource
class ResolvedRowsTests {

    private static final PageStart NEWEST = PageStart.before(Long.MAX_VALUE);

    private final Database database;
    private LedgerFixture house;

    ResolvedRowsTests(Database database) {
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
    void aRunIsCompleteOnceEveryRejectWasCorrectedOrDismissed() {
        Lease monday = ended("monday", reject(1), lead(2, "ann@example.com"), reject(3));
        assertThat(line(monday).standing()).isEqualTo(RunState.TO_LOOK_AT);

        house.stagedRun("corrections", fix(1, "bob@example.com", monday, 1));
        assertThat(line(monday).open(RowStatus.REJECTED)).isEqualTo(1);
        assertThat(runs(RunState.TO_LOOK_AT)).contains(monday.run());

        assertThat(house.dismissals().dismiss(ref(monday, 3), "ann")).isTrue();
        assertThat(line(monday).standing()).isEqualTo(RunState.DONE);
        assertThat(line(monday).counts().of(RowStatus.REJECTED)).isEqualTo(2);
        assertThat(line(monday).resolved().replaced().of(RowStatus.REJECTED)).isEqualTo(1);
        assertThat(line(monday).resolved().dismissed().of(RowStatus.REJECTED)).isEqualTo(1);
        assertThat(runs(RunState.DONE)).contains(monday.run());
        assertThat(house.rejects().causes(monday.run())).isEmpty();
        assertThat(house.runEnds().withOutdatedFiles()).containsExactly(monday.run());

        assertThat(house.dismissals().restore(ref(monday, 3))).isTrue();
        assertThat(line(monday).standing()).isEqualTo(RunState.TO_LOOK_AT);
        assertThat(house.dismissals().restore(ref(monday, 3))).isFalse();
    }

    /** Another run has changed rows since, so nothing is noted until somebody looks. */
    @Test
    void theStateIsRightBeforeAnybodyHasCounted() {
        Lease monday = house.stagedRun("monday", reject(1));
        house.runEnds().complete(monday, ExitCode.ROWS_TO_FIX, Long.MAX_VALUE);
        house.stagedRun("corrections", fix(1, "bob@example.com", monday, 1));
        assertThat(runs(RunState.TO_LOOK_AT)).isEmpty();
        assertThat(runs(RunState.DONE)).containsExactly(monday.run());
    }

    /** The exit code of the command says that all is well, since the limit was a wish. */
    @Test
    void aRunWithALimitNeedsSomebodyUntilItsOtherRowsWereSent() {
        Lease monday = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "bob@example.com"));
        house.sending().queued(claim(monday, 1), 200, "job-1");
        assertThat(house.runEnds().complete(monday, ExitCode.OK, 1)).isTrue();
        assertThat(runs(RunState.TO_LOOK_AT)).containsExactly(monday.run());
        assertThat(line(monday).standing()).isEqualTo(RunState.TO_LOOK_AT);

        house.sending().queued(claim(monday, 2), 200, "job-2");
        house.noteCounts(monday);
        assertThat(runs(RunState.TO_LOOK_AT)).isEmpty();
    }

    @Test
    void theRestOfARunWithALimitCanBeLeftOutAndSentAfterAll() {
        Lease monday = house.stagedRun(
                "monday", lead(1, "ann@example.com"), lead(2, "bob@example.com"), lead(3, "cyd@example.com"));
        assertThat(house.unsentRows().leaveOut(monday.run(), "ann"))
                .as("the run is running")
                .isZero();
        house.sending().queued(claim(monday, 1), 200, "job-1");
        house.settling().created(house.settling().queued(monday.run(), 0, 10));
        house.runEnds().complete(monday, ExitCode.OK, 1);

        assertThat(house.unsentRows().leaveOut(monday.run(), "ann")).isEqualTo(2);
        assertThat(line(monday).standing()).isEqualTo(RunState.DONE);
        assertThat(line(monday).resolved().dismissed().total()).isEqualTo(2);
        assertThat(row(monday, 2).message())
                .isEqualTo("Not sent, because ann decided not to send the rest of the run.");
        assertThat(house.unsentRows().leaveOut(monday.run(), "ann")).isZero();

        house.stagedRun("corrections", fix(1, "cyd@example.com", monday, 3));
        assertThat(house.unsentRows().leftOut(monday.run())).isEqualTo(1);
        assertThat(house.unsentRows().restore(monday.run())).isEqualTo(1);
        assertThat(row(monday, 2).status()).isEqualTo(RowStatus.STAGED);
        assertThat(row(monday, 2).dismissal()).isNull();
        assertThat(line(monday).standing()).isEqualTo(RunState.TO_LOOK_AT);
        assertThat(claim(monday, 2)).isNotNull();
    }

    /** The rows of the file that were not read yet would be sent by whoever resumes it. */
    @Test
    void aRunWhoseFileWasNotReadToItsEndIsCanceledAndNeverGoesOn() {
        Lease monday = house.stagedRun("monday", lead(1, "ann@example.com"));

        house.runEnds().cancel(monday, "ann");

        assertThat(line(monday).standing()).isEqualTo(RunState.CANCELED);
        assertThat(house.ledger().closure(monday.run()))
                .hasValueSatisfying(
                        closure -> assertThat(closure.message(monday.run()).text())
                                .contains("was canceled on", "so none of its leads is sent"));
    }

    @Test
    void nobodyLeavesOutRowsOfARunThatAnotherProcessHasTakenOver() {
        Lease monday = house.stagedRun("monday", lead(1, "ann@example.com"));
        Lease stale = new Lease(monday.run(), monday.epoch() - 1);

        assertThatThrownBy(() -> house.unsentRows().leaveOut(stale, "ann")).isInstanceOf(LeaseLostException.class);
        assertThat(row(monday, 1).status()).isEqualTo(RowStatus.STAGED);
        assertThat(house.unsentRows().leaveOut(monday, "ann")).isEqualTo(1);
        assertThat(house.unsentRows().unsent(monday.run())).isZero();
    }

    /** The token was wrong, so nothing of them was sent. */
    @Test
    void correctionsThatStoppedNeedNobodyOnceNewerOnesHaveTheirRows() {
        Lease monday = ended("monday", reject(1), reject(2));
        Lease first = corrections(
                monday, "first", fix(1, "ann@example.com", monday, 1), fix(2, "bob@example.com", monday, 2));
        house.runEnds()
                .end(
                        first,
                        RunStatus.STOPPED,
                        ExitCode.STOPPED_EARLY,
                        new StopReason("TOKEN_REJECTED", "The API rejected the token."));
        assertThat(line(first).standing()).isEqualTo(RunState.STOPPED);

        corrections(monday, "second", fix(1, "ann@example.com", monday, 1));
        assertThat(line(first).standing()).as("row 2 is not sent").isEqualTo(RunState.STOPPED);
        assertThat(house.unsentRows().leaveOut(first.run(), "ann")).isEqualTo(1);
        assertThat(line(first).standing()).isEqualTo(RunState.DONE);
        assertThat(house.unsentRows().restore(first.run())).isEqualTo(1);
        assertThat(line(first).standing()).isEqualTo(RunState.STOPPED);

        corrections(monday, "third", fix(1, "bob@example.com", monday, 2));
        assertThat(line(first).standing()).isEqualTo(RunState.DONE);
    }

    private Lease corrections(Lease of, String name, NewRow... rows) {
        Lease lease = house.corrections(name, of, rows);
        house.runs().staged(lease, rows.length);
        return lease;
    }

    @Test
    void aRunAwaitsTheCrmWhileNobodyHasToDoAnything() {
        Lease monday = house.stagedRun("monday", lead(1, "bob@example.com"), reject(2));
        house.sending().queued(claim(monday, 1), 200, "job-1");
        house.runEnds().complete(monday, ExitCode.ROWS_UNCERTAIN, Long.MAX_VALUE);
        assertThat(runs(RunState.TO_LOOK_AT)).containsExactly(monday.run());

        house.dismissals().dismiss(ref(monday, 2), "ann");
        assertThat(runs(RunState.AWAITING_CRM)).containsExactly(monday.run());
        assertThat(line(monday).standing()).isEqualTo(RunState.AWAITING_CRM);

        Lease doubt = inDoubt("doubt");
        house.runEnds().complete(doubt, ExitCode.ROWS_UNCERTAIN, Long.MAX_VALUE);
        assertThat(line(doubt).standing()).isEqualTo(RunState.TO_LOOK_AT);
    }

    @Test
    void aDismissedRowIsNotSentByARetryNorByAnUnchangedFileOfRejects() {
        Lease monday = house.stagedRun("monday", lead(1, "ann@example.com"));
        house.sending().refused(claim(monday, 1), 400, "BAD_REQUEST", "No.");
        house.dismissals().dismiss(ref(monday, 1), "ann");

        assertThat(house.retrying().stageAgain(monday, Set.of(RowStatus.REFUSED)))
                .isZero();
        Lease unchanged = house.stagedRun("unchanged", invalid(1, ref(monday, 1)));
        assertThat(row(unchanged, 1).status()).isEqualTo(RowStatus.DUPLICATE);
        assertThat(row(unchanged, 1).message()).isEqualTo("Corrects row 1 of run 1, which is dismissed by ann.");
        assertThat(row(monday, 1).dismissal()).isNotNull();
    }

    @Test
    void aCorrectionOfADismissedRowReplacesIt() {
        Lease monday = ended("monday", reject(1));
        house.dismissals().dismiss(ref(monday, 1), "ann");
        Lease fixed = house.stagedRun("fixed", fix(1, "bob@example.com", monday, 1));
        assertThat(row(fixed, 1).status()).isEqualTo(RowStatus.STAGED);
        assertThat(row(monday, 1).dismissal()).isNull();
        assertThat(row(monday, 1).replacedBy()).isEqualTo(ref(fixed, 1));
        assertThat(line(monday).resolved().dismissed().total()).isZero();
        assertThat(line(monday).standing()).isEqualTo(RunState.DONE);
        assertThat(house.dismissals().dismiss(ref(monday, 1), "ann")).isFalse();
    }

    @Test
    void aRowThatWasMarkedAsNotSentCanBeInDoubtAgainAndHoldsItsProspect() {
        Lease monday = inDoubt("monday");
        decide(monday, false);
        assertThat(house.pages().undoableDecisions(monday.run()))
                .extracting(RowDecision::row, RowDecision::isSent, RowDecision::who)
                .containsExactly(tuple(1L, false, "ann"));

        assertThat(house.reconciling().undo(ref(monday, 1), "bob")).isTrue();

        assertThat(row(monday, 1).status()).isEqualTo(RowStatus.IN_DOUBT);
        assertThat(row(monday, 1).code()).isEqualTo("HTTP_500");
        Lease tuesday = house.stagedRun("tuesday", lead(1, "ann@example.com"));
        assertThat(house.sending().claim(tuesday, staged(tuesday))).isInstanceOf(ClaimResult.Denied.class);
        assertThat(house.pages().undoableDecisions(monday.run())).isEmpty();
        assertThat(house.reconciling().undo(ref(monday, 1), "bob")).isFalse();
    }

    @Test
    void aRowThatWasMarkedAsSentCanBeInDoubtAgain() {
        Lease monday = inDoubt("monday");
        decide(monday, true);
        assertThat(house.reconciling().undo(ref(monday, 1), "bob")).isTrue();
        assertThat(row(monday, 1).status()).isEqualTo(RowStatus.IN_DOUBT);
        assertThat(house.reconciling().inDoubt(monday.run())).hasSize(1);
    }

    @Test
    void aDecisionStandsOnceTheRowOrItsProspectWasSentAgain() {
        Lease monday = inDoubt("monday");
        decide(monday, false);
        claim(house.stagedRun("tuesday", lead(1, "ann@example.com")), 1);
        assertThat(house.reconciling().undo(ref(monday, 1), "bob")).isFalse();
        assertThat(row(monday, 1).status()).isEqualTo(RowStatus.STAGED);

        Lease other = house.stagedRun("other", lead(1, "cyd@example.com"));
        house.sending().inDoubt(claim(other, 1), 500, "HTTP_500", "Fell over.");
        decide(other, false);
        house.sending().unsent(claim(other, 1), 429, "HTTP_429", "Wait.");
        assertThat(house.reconciling().undo(ref(other, 1), "bob")).isFalse();
    }

    @Test
    void rowsAreFoundByWhatTheyNeedAndByWhatWasWrong() {
        Lease monday = ended("monday", reject(1), lead(2, "ann@example.com"), reject(3), reject(4));
        house.stagedRun("corrections", fix(1, "bob@example.com", monday, 1));
        house.dismissals().dismiss(ref(monday, 3), "ann");

        assertThat(found(monday, new RowFilter(Set.of(RowStatus.REJECTED), RowGroup.OPEN, null)))
                .containsExactly(4L);
        assertThat(found(monday, new RowFilter(RowStatus.FIXABLE, RowGroup.CORRECTED, null)))
                .containsExactly(1L);
        assertThat(found(monday, new RowFilter(RowStatus.FIXABLE, RowGroup.DISMISSED, null)))
                .containsExactly(3L);
        assertThat(found(monday, new RowFilter(RowStatus.FIXABLE, RowGroup.POSSIBLE_DUPLICATE, null)))
                .isEmpty();
        assertThat(found(monday, RowFilter.ALL)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(house.rejects().causes(monday.run()))
                .singleElement()
                .satisfies(cause -> assertThat(cause.rows()).isEqualTo(1));
        assertThat(house.rejects().allCauses(monday.run())).singleElement().satisfies(cause -> {
            assertThat(cause.rows()).isEqualTo(3);
            assertThat(found(monday, RowFilter.of(cause))).containsExactly(1L, 3L, 4L);
            RejectCause other = new RejectCause(cause.status(), "BAD_DATE", cause.column(), cause.field(), 0);
            assertThat(found(monday, RowFilter.of(other))).isEmpty();
        });
    }

    private List<Long> found(Lease run, RowFilter filter) {
        return house.pages().rows(run.run(), filter, PageStart.after(0), 10).stream()
                .map(LedgerRow::row)
                .toList();
    }

    @Test
    void listsArePagedBothWays() {
        for (int run = 1; run <= 7; run++) {
            house.stagedRun("run" + run, reject(1));
        }
        assertThat(ids(PageStart.before(5))).containsExactly(4L, 3L);
        assertThat(ids(PageStart.after(4))).containsExactly(6L, 5L);
        Lease rows = house.stagedRun("rows", reject(1), lead(2, "ann@example.com"), reject(3), reject(4));
        Set<RowStatus> both = Set.of(RowStatus.REJECTED, RowStatus.STAGED);
        assertThat(house.pages().rows(rows.run(), both, PageStart.before(4), 2))
                .extracting(LedgerRow::row)
                .containsExactly(2L, 3L);
    }

    private List<Long> ids(PageStart start) {
        return house.pages().runs(RunFilter.ALL, start, 2).stream()
                .map(RunLine::id)
                .toList();
    }

    private List<Long> runs(RunState state) {
        return house.pages().runs(RunFilter.in(state), NEWEST, 10).stream()
                .map(RunLine::id)
                .toList();
    }

    private Lease ended(String name, NewRow... rows) {
        Lease lease = house.stagedRun(name, rows);
        house.sending()
                .staged(lease.run(), 0, Long.MAX_VALUE, 10)
                .forEach(row -> house.sending().queued(claim(lease, row.row()), 200, name + row.row()));
        house.settling().created(house.settling().queued(lease.run(), 0, 10));
        assertThat(house.runEnds().complete(lease, ExitCode.ROWS_TO_FIX, Long.MAX_VALUE))
                .isTrue();
        return lease;
    }

    private Lease inDoubt(String name) {
        Lease lease = house.stagedRun(name, lead(1, "ann@example.com"));
        house.sending().inDoubt(claim(lease, 1), 500, "HTTP_500", "Fell over.");
        return lease;
    }

    private void decide(Lease run, boolean sent) {
        house.reconciling().inDoubt(run.run()).forEach(row -> {
            if (sent) {
                house.reconciling().sent(row, "ann");
            } else {
                house.reconciling().unsent(row, "ann");
            }
        });
    }

    private ClaimResult.Held claim(Lease lease, long row) {
        StagedRow staged = house.sending().staged(lease.run(), row - 1, row, 1).get(0);
        return (ClaimResult.Held) house.sending().claim(lease, staged);
    }

    private StagedRow staged(Lease lease) {
        return house.sending().staged(lease.run(), 0, Long.MAX_VALUE, 1).get(0);
    }

    private RunLine line(Lease lease) {
        return house.pages().run(lease.run()).orElseThrow();
    }

    private LedgerRow row(Lease lease, long row) {
        return house.ledger().rows(lease.run(), List.of(row)).get(0);
    }

    private static RowRef ref(Lease lease, long row) {
        return new RowRef(lease.run(), row);
    }

    private static NewRow lead(long row, String email) {
        return row(row, accepted(email), null);
    }

    private static NewRow reject(long row) {
        return row(row, rejected(), null);
    }

    private static NewRow fix(long row, String email, Lease run, long original) {
        return row(row, accepted(email), ref(run, original));
    }

    private static NewRow invalid(long row, RowRef original) {
        return row(row, rejected(), original);
    }

    private static NewRow row(long row, Verdict verdict, @Nullable RowRef fixes) {
        return new NewRow(row, row + 1, List.of("a cell"), verdict, fixes);
    }

    private static Verdict accepted(String email) {
        return new Verdict.Accepted(new Lead(Map.of("integration_id", "int-1", "email_1", email)));
    }

    private static Verdict rejected() {
        return new Verdict.Rejected(
                List.of(new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", "none", "No address.")));
    }
}
