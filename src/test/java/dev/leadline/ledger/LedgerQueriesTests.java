package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.Warning;
import dev.leadline.lead.WarningCode;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of runs and rows, told once and held on every database that Leadline takes. */
abstract class LedgerQueriesTests {

    private static final DuplicateRules SENDS_ALL = new DuplicateRules(DuplicatePolicy.SEND, 30);

    private static final Set<RowStatus> ALL = Set.copyOf(EnumSet.allOf(RowStatus.class));

    private LedgerFixture house;
    private SendingRepository sending;
    private OutcomeRepository outcomes;

    abstract Database database();

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database());
        sending = house.sending();
        outcomes = house.settling();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void keepsHalvesOfAFileApart() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"), reject(2), lead(3, "bob@example.com"));

        assertThat(house.ledger().counts(run.run()).byStatus())
                .containsEntry(RowStatus.STAGED, 2L)
                .containsEntry(RowStatus.REJECTED, 1L)
                .containsEntry(RowStatus.CREATED, 0L);
        assertThat(house.ledger().problemCounts(run.run()))
                .containsExactly(new ProblemCount("BAD_EMAIL", "email_1", 1), new ProblemCount("MISSING", null, 1));
        assertThat(rows(run, RowStatus.REJECTED)).singleElement().satisfies(row -> {
            assertThat(row.cells()).containsExactly("not an address");
            assertThat(row.problems()).extracting(Problem::message).containsExactly("No address.", "No name.");
        });
    }

    @Test
    void countsTheRowsOfEachWarningAsTheyAreAdded() {
        Lease run =
                house.stagedRun("monday", warned(1, WarningCode.NO_DATE), warned(2, WarningCode.NO_DATE), reject(3));
        house.staging().add(run.run(), List.of(warned(4, WarningCode.NO_DATE), warned(5, WarningCode.CAPPED)));

        assertThat(house.ledger().warningCounts(run.run()))
                .containsExactly(
                        new ProblemCount("NO_DATE", "move_in_date", 3), new ProblemCount("CAPPED", "move_in_date", 1));
        assertThat(house.ledger()
                        .warningCounts(house.stagedRun("tuesday", reject(1)).run()))
                .isEmpty();
    }

    @Test
    void rejectsARowThatNoColumnTakesWhole() {
        String quotes = "\"".repeat(700_000);
        Verdict accepted = new Verdict.Accepted(new Lead(Map.of("notes", quotes)));

        Lease run = house.stagedRun(
                "monday",
                new NewRow(1, 2, List.of("ann@example.com", quotes), accepted, null),
                new NewRow(2, 3, List.of("\u0001".repeat(400_000)), reject(2).verdict(), null),
                lead(3, "bob@example.com"));

        assertThat(rows(run, RowStatus.STAGED)).extracting(LedgerRow::row).containsExactly(3L);
        List<LedgerRow> rejects = rows(run, RowStatus.REJECTED);
        assertThat(rejects).extracting(LedgerRow::row).containsExactly(1L, 2L);
        assertThat(rejects.get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CELL_TOO_LONG);
            assertThat(problem.message())
                    .isEqualTo(
                            "The row is longer than 1,000,000 characters, which is the most that Leadline stores. Its"
                                    + " longest cells were cut. Shorten the cell.");
        });
        assertThat(rejects.get(0).cells()).hasSize(2).first().isEqualTo("ann@example.com");
        assertThat(rejects.get(0).cells().get(1)).hasSizeGreaterThan(100_000).endsWith("\"…");
        assertThat(rejects.get(1).problems())
                .hasSize(3)
                .last()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CELL_TOO_LONG));
    }

    @Test
    void findsRowsByAllOfTheWordsAndByHowTheyBegin() {
        Lease run = house.stagedRun(
                "monday",
                named(1, "ann@example.com", "ann", "lee"),
                named(2, "anna@example.com", "anna", "ray"),
                named(3, "bob@example.com", "bob", "lee"),
                named(4, "al@example.com", "al", "lee"));
        house.stagedRun("tuesday", named(1, "ann@example.com", "ann", "lee"));

        assertThat(found(run, ALL, 0, "ann")).containsExactly(1L, 2L);
        assertThat(found(run, ALL, 0, "lee")).containsExactly(1L, 3L, 4L);
        assertThat(found(run, ALL, 0, "lee", "ann")).containsExactly(1L);
        assertThat(found(run, ALL, 0, "ann@example.com")).containsExactly(1L);
        assertThat(found(run, ALL, 0, "al")).containsExactly(4L);
        assertThat(found(run, ALL, 0, "ray", "lee")).isEmpty();
        assertThat(found(run, ALL, 1, "lee")).containsExactly(3L, 4L);

        sending.claim(run, staged(run).get(0));
        assertThat(found(run, Set.of(RowStatus.STAGED), 0, "lee")).containsExactly(3L, 4L);
        assertThat(found(run, Set.of(RowStatus.SENDING, RowStatus.CREATED), 0, "lee"))
                .containsExactly(1L);
    }

    @Test
    void looksThroughSomeRowsOnlyWhereTooManyMatch() {
        NewRow[] rows = IntStream.rangeClosed(1, 2_001)
                .mapToObj(row -> named(row, "guest" + row + "@example.com", "lee"))
                .toArray(NewRow[]::new);
        Lease run = house.stagedRun("monday", DuplicateRules.DEFAULTS, rows);

        RowSearchResult lees = house.pages().find(run.run(), Set.of("lee"), RowFilter.in(ALL), PageStart.after(0), 50);
        assertThat(lees.isCut()).isTrue();
        assertThat(lees.rows()).hasSize(50);
        RowSearchResult one = house.pages()
                .find(run.run(), Set.of("lee", "guest2001@example.com"), RowFilter.in(ALL), PageStart.after(0), 50);
        assertThat(one.isCut()).isFalse();
        assertThat(one.rows()).extracting(LedgerRow::row).containsExactly(2_001L);
    }

    @Test
    void showsRowsOfSeveralStatusesInTheOrderOfTheFile() {
        Lease run = house.stagedRun(
                "monday", reject(1), lead(2, "ann@example.com"), reject(3), lead(4, "bob@example.com"), reject(5));
        Set<RowStatus> both = Set.of(RowStatus.REJECTED, RowStatus.STAGED);

        assertThat(house.pages().rows(run.run(), both, PageStart.after(0), 3))
                .extracting(LedgerRow::row)
                .containsExactly(1L, 2L, 3L);
        assertThat(house.pages().rows(run.run(), both, PageStart.after(3), 3))
                .extracting(LedgerRow::row)
                .containsExactly(4L, 5L);
    }

    @Test
    void groupsOpenRejectsByTheFirstThingThatIsWrong() {
        Lease run =
                house.stagedRun("monday", reject(1), lead(2, "ann@example.com"), reject(3), lead(4, "bob@example.com"));
        sending.refused(claimed(run, 2), 400, "BAD_REQUEST", "No.");

        RejectCause wrong = new RejectCause(RowStatus.REJECTED, "BAD_EMAIL", "Email", "email_1", 2);
        RejectCause refused = new RejectCause(RowStatus.REFUSED, "BAD_REQUEST", null, null, 1);
        assertThat(house.rejects().causes(run.run())).containsExactly(wrong, refused);
        assertThat(house.rejects().numbers(run.run())).containsExactly(1L, 2L, 3L);
        assertThat(house.rejects().rows(run.run(), List.of(2L, 3L)))
                .extracting(LedgerRow::status)
                .containsExactly(RowStatus.REFUSED, RowStatus.REJECTED);
        assertThat(house.ledger().problemCounts(run.run()))
                .containsExactly(
                        new ProblemCount("BAD_EMAIL", "email_1", 2),
                        new ProblemCount("MISSING", null, 2),
                        new ProblemCount("BAD_REQUEST", null, 1));
    }

    @Test
    void keepsTheNewestOfEachListOfNames() {
        NameListRepository names = house.knownNames();
        NameListRepository.NameListKey communities =
                new NameListRepository.NameListKey("https://api.example.com", "communities", null);
        NameListRepository.NameListKey ofOne =
                new NameListRepository.NameListKey("https://api.example.com", "communities", "int-1");
        LookupTable.Entry maple = new LookupTable.Entry("Maple\0 Court", "com-1", Map.of("integration_id", "int-1"));
        names.keep(communities, List.of(maple, maple));
        names.keep(ofOne, List.of());
        house.clock().advance(Duration.ofDays(1));
        names.keep(communities, List.of(new LookupTable.Entry("Elm", "com-2", Map.of()), maple));

        NameListRepository.Kept kept = names.find(communities).orElseThrow();

        assertThat(kept.fetchedAt()).isEqualTo(house.clock().instant());
        assertThat(kept.entries()).extracting(LookupTable.Entry::id).containsExactly("com-2", "com-1");
        assertThat(kept.entries().get(1).within()).isEqualTo(Map.of("integration_id", "int-1"));
        assertThat(names.find(ofOne))
                .get()
                .extracting(NameListRepository.Kept::entries)
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(names.find(new NameListRepository.NameListKey("https://other.example.com", "communities", null)))
                .isEmpty();
    }

    @Test
    void keepsAListOfNamesHoweverLong() {
        NameListRepository.NameListKey agents =
                new NameListRepository.NameListKey("https://api.example.com", "agents", null);
        List<LookupTable.Entry> many = IntStream.range(0, 30_000)
                .mapToObj(i -> new LookupTable.Entry("A name of twenty-seven " + i, "agent-" + i, Map.of()))
                .toList();

        house.knownNames().keep(agents, many);

        assertThat(house.knownNames().find(agents).orElseThrow().entries()).hasSize(30_000);
    }

    @Test
    void forgetsListsThatNobodyAsksForAnyMore() {
        NameListRepository.NameListKey old =
                new NameListRepository.NameListKey("http://127.0.0.1:40001", "agents", null);
        house.knownNames().keep(old, List.of());
        house.clock().advance(Duration.ofDays(91));
        house.knownNames()
                .keep(new NameListRepository.NameListKey("http://127.0.0.1:40002", "agents", null), List.of());

        assertThat(house.knownNames().find(old)).isEmpty();
    }

    @Test
    void claimsARowOnce() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        StagedRow row = staged(run).get(0);

        assertThat(sending.claim(run, row)).isEqualTo(new ClaimResult.Held(run.run(), 1, 1));
        assertThat(sending.claim(run, row)).isEqualTo(new ClaimResult.Denied());
        assertThat(count(run, RowStatus.SENDING)).isEqualTo(1);
    }

    @Test
    void claimsARowOnceWhenManyWantIt() throws Exception {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        StagedRow row = staged(run).get(0);

        List<ClaimResult> claims = atOnce(8, () -> sending.claim(run, row));

        assertThat(claims).filteredOn(ClaimResult.Held.class::isInstance).hasSize(1);
    }

    @Test
    void takesARowFromStagedToCreated() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        sending.queued(claimed(run, 1), 200, "job-1");
        QueuedRow queued = outcomes.queued(run.run(), 0, 10).get(0);

        outcomes.created(queued, "prospect-1");

        assertThat(rows(run, RowStatus.CREATED)).singleElement().satisfies(row -> {
            assertThat(row.jobId()).isEqualTo("job-1");
            assertThat(row.recordId()).isEqualTo("prospect-1");
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.settledAt()).isEqualTo(house.clock().instant());
        });
    }

    @Test
    void refusesATransitionThatIsNotTheRowsNext() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        ClaimResult.Held claim = claimed(run, 1);
        sending.refused(claim, 400, "invalid_request", "no such community");

        assertThatThrownBy(() -> sending.queued(claim, 200, "job-1"))
                .isInstanceOf(LedgerException.class)
                .hasMessage("Row 1 of run %d cannot become QUEUED: 0 rows were touched.".formatted(run.run()));
    }

    @Test
    void givesBackWhatSurelyWasNotActedOn() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        sending.unsent(claimed(run, 1), 429, "HTTP_429", "too many requests");

        assertThat(sending.claim(run, staged(run).get(0))).isEqualTo(new ClaimResult.Held(run.run(), 1, 2));
    }

    @Test
    void takesALateAnswerForARowInDoubt() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        ClaimResult.Held claim = claimed(run, 1);
        sending.inDoubt(claim, null, "READ_TIMEOUT", "no answer came");

        sending.queued(claim, 200, "job-1");

        assertThat(count(run, RowStatus.QUEUED)).isEqualTo(1);
    }

    @Test
    void doubtsWhatADeadProcessHadClaimed() {
        Lease dead = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "bob@example.com"));
        claimed(dead, 1);
        Lease heir = takenOver(dead);

        assertThat(sending.crashed(heir)).isEqualTo(1);
        assertThat(count(dead, RowStatus.IN_DOUBT)).isEqualTo(1);
        assertThat(count(dead, RowStatus.STAGED)).isEqualTo(1);
    }

    @Test
    void letsNobodyClaimWhoHasLostTheRun() {
        Lease paused = house.stagedRun("monday", lead(1, "ann@example.com"));
        StagedRow row = staged(paused).get(0);
        takenOver(paused);

        assertThatThrownBy(() -> sending.claim(paused, row))
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("Another process has taken over run %d.".formatted(paused.run()));
        assertThat(count(paused, RowStatus.STAGED)).isEqualTo(1);
    }

    @Test
    void givesARunToOneOfManyHeirs() throws Exception {
        Lease dead = house.stagedRun("monday", lead(1, "ann@example.com"));
        RunOwnership seen = house.leases().ownership(dead.run());

        List<Optional<Lease>> heirs = atOnce(8, () -> house.leases().takeOver(dead.run(), seen));

        assertThat(heirs).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void leavesARunToAnOwnerThatRenewsItsLease() {
        Lease alive = house.stagedRun("monday", lead(1, "ann@example.com"));
        RunOwnership seen = house.leases().ownership(alive.run());
        house.leases().renew(alive);

        assertThat(house.leases().takeOver(alive.run(), seen)).isEmpty();
    }

    @Test
    void givesNobodyARunThatEndedSinceItWasSeen() {
        Lease alive = house.stagedRun("monday", lead(1, "ann@example.com"));
        RunOwnership seen = house.leases().ownership(alive.run());
        assertThat(house.runEnds().complete(alive, ExitCode.OK, 0)).isTrue();

        assertThat(house.leases().takeOver(alive.run(), seen)).isEmpty();
        assertThat(house.ledger().run(alive.run()))
                .hasValueSatisfying(run -> assertThat(run.status()).isEqualTo(RunStatus.COMPLETED));
    }

    @Test
    void tellsTheOwnerThatSomebodyAskedItToStop() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"));
        assertThat(house.leases().renew(run)).isFalse();

        house.leases().askToStop(run.run());

        assertThat(house.leases().renew(run)).isTrue();
    }

    @Test
    void callsTheSameEmailADuplicateAndNamesTheRowThatWasSent() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "Ann@Example.com"));
        claimed(run, 1);

        assertThat(sending.claim(run, staged(run).get(0))).isEqualTo(new ClaimResult.Denied());
        assertThat(rows(run, RowStatus.DUPLICATE)).singleElement().satisfies(row -> {
            assertThat(row.row()).isEqualTo(2);
            assertThat(row.message()).isEqualTo("The same prospect as row 1 of run %d.".formatted(run.run()));
        });
    }

    @Test
    void callsTheSamePhoneWithTheSameNameADuplicate() {
        Lease run = house.stagedRun(
                "monday",
                lead(1, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(2, "ann.lee@example.org", "+16175550123", "ANN LEE"));
        claimed(run, 1);
        sending.claim(run, staged(run).get(0));

        assertThat(count(run, RowStatus.DUPLICATE)).isEqualTo(1);
    }

    @Test
    void leavesTheSamePhoneWithAnotherEmailAndNameToAPerson() {
        Lease run = house.stagedRun(
                "monday",
                lead(1, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(2, "bob@example.org", "+16175550123", "Bob Hill"));
        claimed(run, 1);
        sending.claim(run, staged(run).get(0));

        assertThat(rows(run, RowStatus.REJECTED))
                .singleElement()
                .satisfies(row -> assertThat(row.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.POSSIBLE_DUPLICATE));
    }

    @Test
    void stagesADuplicateAgainWhenWhatItWaitedBehindIsRefused() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "ann@example.com"));
        ClaimResult.Held first = claimed(run, 1);
        sending.claim(run, staged(run).get(0));

        sending.refused(first, 400, "invalid_request", "no such community");

        assertThat(sending.claim(run, staged(run).get(0))).isEqualTo(new ClaimResult.Held(run.run(), 2, 1));
    }

    @Test
    void stagesADuplicateAgainWhenWhatItWaitedBehindHasFailed() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "ann@example.com"));
        sending.queued(claimed(run, 1), 200, "job-1");
        sending.claim(run, staged(run).get(0));

        outcomes.failed(outcomes.queued(run.run(), 0, 10).get(0), "the vendor refused");

        assertThat(staged(run)).extracting(StagedRow::row).containsExactly(2L);
    }

    @Test
    void sendsOneOfManyDuplicatesThatAreClaimedAtOnce() throws Exception {
        Lease run = house.stagedRun(
                "monday",
                lead(1, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(2, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(3, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(4, "ann@example.com", "+16175550123", "Ann Lee"));
        List<StagedRow> rows = new ArrayList<>(staged(run));

        atOnce(4, () -> sending.claim(run, taken(rows)));

        assertThat(count(run, RowStatus.SENDING)).isEqualTo(1);
        assertThat(count(run, RowStatus.DUPLICATE)).isEqualTo(3);
    }

    @Test
    void forgetsAProspectAfterTheWindow() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com"), lead(2, "ann@example.com"));
        claimed(run, 1);
        house.clock().advance(Duration.ofDays(31));

        assertThat(sending.claim(run, staged(run).get(0))).isEqualTo(new ClaimResult.Held(run.run(), 2, 1));
    }

    @Test
    void knowsAProspectOfAnotherRunButNotOfAnotherCommunity() {
        Lease monday = house.stagedRun("monday", inCommunity(1, "north"));
        claimed(monday, 1);
        Lease tuesday = house.stagedRun("tuesday", inCommunity(1, "north"), inCommunity(2, "south"));

        staged(tuesday).forEach(row -> sending.claim(tuesday, row));

        assertThat(rows(tuesday, RowStatus.DUPLICATE))
                .extracting(LedgerRow::row)
                .containsExactly(1L);
        assertThat(rows(tuesday, RowStatus.SENDING)).extracting(LedgerRow::row).containsExactly(2L);
    }

    @Test
    void sendsDuplicatesWhereTheRunSaysSoAndRemembersThemAll() {
        Lease run = house.stagedRun("monday", SENDS_ALL, lead(1, "ann@example.com"), lead(2, "ann@example.com"));
        ClaimResult.Held first = claimed(run, 1);
        ClaimResult.Held second = claimed(run, 2);

        sending.refused(first, 400, "invalid_request", "no such community");
        assertThat(duplicateMessageOfAnn("tuesday"))
                .isEqualTo("The same prospect as row 2 of run %d.".formatted(run.run()));

        sending.refused(second, 400, "invalid_request", "no such community");
        Lease wednesday = house.stagedRun("wednesday", lead(1, "ann@example.com"));
        assertThat(claimed(wednesday, 1).row()).isEqualTo(1);
    }

    @Test
    void remembersTheLastOfThoseThatWereSentAllTheSame() {
        claimed(house.stagedRun("monday", lead(1, "ann@example.com")), 1);
        house.clock().advance(Duration.ofDays(25));
        Lease again = house.stagedRun("again", SENDS_ALL, lead(1, "ann@example.com"));
        claimed(again, 1);
        house.clock().advance(Duration.ofDays(10));

        assertThat(duplicateMessageOfAnn("tuesday"))
                .isEqualTo("The same prospect as row 1 of run %d.".formatted(again.run()));
        assertThat(duplicateMessageOfAnn("wednesday"))
                .isEqualTo("The same prospect as row 1 of run %d.".formatted(again.run()));
    }

    @Test
    void remembersAllOfManyThatAreSentAtOnceAllTheSame() throws Exception {
        Lease run = house.stagedRun(
                "monday",
                SENDS_ALL,
                lead(1, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(2, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(3, "ann@example.com", "+16175550123", "Ann Lee"),
                lead(4, "ann@example.com", "+16175550123", "Ann Lee"));
        List<StagedRow> rows = new ArrayList<>(staged(run));

        List<ClaimResult> claims = atOnce(4, () -> sending.claim(run, taken(rows)));

        assertThat(claims).allMatch(ClaimResult.Held.class::isInstance);
        assertThat(house.keysAsText()).hasSize(12);
    }

    private String duplicateMessageOfAnn(String name) {
        Lease run = house.stagedRun(name, lead(1, "ann@example.com"));
        assertThat(sending.claim(run, staged(run).get(0))).isEqualTo(new ClaimResult.Denied());
        return String.valueOf(rows(run, RowStatus.DUPLICATE).get(0).message());
    }

    @Test
    void rejectsDuplicatesWhereTheRunSaysSo() {
        DuplicateRules rejecting = new DuplicateRules(DuplicatePolicy.REJECT, 30);
        Lease run = house.stagedRun("monday", rejecting, lead(1, "ann@example.com"), lead(2, "ann@example.com"));

        staged(run).forEach(row -> sending.claim(run, row));

        assertThat(rows(run, RowStatus.REJECTED))
                .singleElement()
                .satisfies(row -> assertThat(row.code()).isEqualTo("DUPLICATE"));
    }

    @Test
    void keepsNothingOfAProspectInTheKeysButHashes() {
        Lease run = house.stagedRun("monday", lead(1, "ann@example.com", "+16175550123", "Ann Lee"));
        claimed(run, 1);

        assertThat(house.keysAsText())
                .isNotEmpty()
                .noneMatch(text -> text.contains("ann") || text.contains("6175550123"));
    }

    @Test
    void keepsTheSameIdOfTheHome() {
        assertThat(house.ledger().homeId()).hasSize(36).isEqualTo(house.ledger().homeId());
    }

    @Test
    void passesByMoreRowsThanAPageHolds() {
        NewRow[] many = new NewRow[1203];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 2 == 0 ? lead(i + 1, "lead" + i + "@example.com") : reject(i + 1);
        }
        Lease run = house.stagedRun("monday", many);

        assertThat(rows(run, RowStatus.REJECTED))
                .hasSize(601)
                .allSatisfy(row -> assertThat(row.problems()).hasSize(2));
    }

    private static synchronized StagedRow taken(List<StagedRow> rows) {
        return rows.remove(0);
    }

    private static <T> List<T> atOnce(int threads, Callable<T> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(java.util.Collections.nCopies(threads, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }

    private Lease takenOver(Lease from) {
        RunOwnership seen = house.leases().ownership(from.run());
        return house.leases().takeOver(from.run(), seen).orElseThrow();
    }

    private ClaimResult.Held claimed(Lease run, long row) {
        StagedRow wanted =
                staged(run).stream().filter(one -> one.row() == row).findFirst().orElseThrow();
        return (ClaimResult.Held) sending.claim(run, wanted);
    }

    private List<StagedRow> staged(Lease run) {
        return sending.staged(run.run(), 0, Long.MAX_VALUE, 100);
    }

    private long count(Lease run, RowStatus status) {
        return house.ledger().counts(run.run()).of(status);
    }

    private List<LedgerRow> rows(Lease run, RowStatus status) {
        List<LedgerRow> rows = new ArrayList<>();
        house.ledger().forEachRow(run.run(), Set.copyOf(EnumSet.of(status)), rows::add);
        return rows;
    }

    private List<Long> found(Lease run, Set<RowStatus> statuses, long after, String... words) {
        return house
                .pages()
                .find(run.run(), Set.of(words), RowFilter.in(statuses), PageStart.after(after), 50)
                .rows()
                .stream()
                .map(LedgerRow::row)
                .toList();
    }

    private static NewRow named(long row, String email, String... names) {
        NewRow lead = lead(row, email);
        Set<String> words = new HashSet<>(List.of(names));
        words.add(email);
        return new NewRow(row, row + 1, lead.cells(), lead.verdict(), null, words);
    }

    private static NewRow lead(long row, String email) {
        return lead(row, email, null, null);
    }

    private static NewRow lead(long row, String email, @Nullable String phone, @Nullable String name) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("integration_id", "int-1");
        body.put("email_1", email);
        if (phone != null && name != null) {
            body.put("phone_1", phone);
            body.put("first_name", name.split(" ")[0]);
            body.put("last_name", name.split(" ")[1]);
        }
        return new NewRow(row, row + 1, List.of(email), new Verdict.Accepted(new Lead(body)), null);
    }

    private static NewRow warned(long row, WarningCode code) {
        Warning warning = new Warning(code, "move_in_date", "Move In", "It says so.");
        Lead lead = new Lead(Map.of("email_1", "ann" + row + "@example.com"));
        return new NewRow(row, row + 1, List.of("soon"), new Verdict.Accepted(lead, List.of(warning)), null);
    }

    private static NewRow inCommunity(long row, String community) {
        Map<String, Object> body = Map.of("community_id", community, "email_1", "ann@example.com");
        return new NewRow(row, row + 1, List.of("ann@example.com"), new Verdict.Accepted(new Lead(body)), null);
    }

    private static NewRow reject(long row) {
        return new NewRow(
                row,
                row + 1,
                List.of("not an address"),
                new Verdict.Rejected(List.of(
                        new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", "not an address", "No address."),
                        new Problem(ProblemCode.MISSING, null, null, null, "No name."))),
                null);
    }
}
