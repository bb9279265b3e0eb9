package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.ledger.PersonRepository.Deletion;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of a forgotten person go on to their outcomes, and are never sent again. */
@ParameterizedClass
@EnumSource
class PersonRepositoryTests {

    private static final String ZOE = "zoe@example.com";

    private final Database database;
    private LedgerFixture house;
    private SendingRepository sending;
    private PersonRepository persons;

    PersonRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
        sending = house.sending();
        persons = house.persons();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void findsThePersonInWhateverCase() {
        Lease run = house.stagedRun("monday", lead(1, "Zoe@Example.com"), lead(2, "bob@example.com"));

        assertThat(persons.rowsWith(ZOE, false)).containsExactly(new RowRef(run.run(), 1));
    }

    @Test
    void learnsTheOutcomeOfAQueuedRowWithoutItsMessage() {
        Lease run = house.stagedRun("monday", lead(1, ZOE));
        sending.queued(claimed(run, 1), 200, "job-1");

        assertThat(persons.delete(new RowRef(run.run(), 1))).isEqualTo(Deletion.DELETED);

        QueuedRow queued = house.settling().queued("job-1").orElseThrow();
        assertThat(queued.integration()).isEqualTo("int-1");
        house.settling().failed(queued, "zoe@example.com is a tenant already.");
        assertThat(row(run, 1)).satisfies(row -> {
            assertThat(row.status()).isEqualTo(RowStatus.FAILED);
            assertThat(row.code()).isEqualTo("FORGOTTEN");
            assertThat(row.message()).isNull();
            assertThat(row.isDeleted()).isTrue();
        });
    }

    @Test
    void keepsThePersonReservedWhileARowIsInDoubt() {
        Lease run = house.stagedRun("monday", lead(1, ZOE));
        sending.inDoubt(claimed(run, 1), null, "READ_TIMEOUT", "No answer for zoe@example.com.");

        persons.delete(new RowRef(run.run(), 1));

        assertThat(row(run, 1).status()).isEqualTo(RowStatus.IN_DOUBT);
        Lease later = house.stagedRun("tuesday", lead(1, ZOE));
        assertThat(sending.claim(later, staged(later).get(0))).isInstanceOf(ClaimResult.Denied.class);
        assertThat(row(later, 1).status()).isEqualTo(RowStatus.DUPLICATE);
    }

    @Test
    void sendsNothingOfARowThatAPersonSaysWasNotSent() {
        Lease run = house.stagedRun("monday", lead(1, ZOE));
        sending.inDoubt(claimed(run, 1), null, "READ_TIMEOUT", "No answer.");
        persons.delete(new RowRef(run.run(), 1));

        DoubtfulRow doubtful = house.reconciling().inDoubt(run.run()).get(0);
        assertThat(house.reconciling().unsent(doubtful, "ann")).isEqualTo(RowStatus.REJECTED);

        assertThat(staged(run)).isEmpty();
        Lease later = house.stagedRun("tuesday", lead(1, ZOE));
        assertThat(sending.claim(later, staged(later).get(0))).isInstanceOf(ClaimResult.Held.class);
    }

    @Test
    void changesNothingOfARowWhoseRequestIsOnItsWay() {
        Lease run = house.stagedRun("monday", lead(1, ZOE));
        claimed(run, 1);

        assertThat(persons.delete(new RowRef(run.run(), 1))).isEqualTo(Deletion.BEING_SENT);

        assertThat(row(run, 1).cells()).containsExactly(ZOE);
    }

    @Test
    void doesNotRetryARowOfThePerson() {
        Lease run = house.stagedRun("monday", lead(1, ZOE), lead(2, "bob@example.com"));
        sending.refused(claimed(run, 1), 400, "BAD_REQUEST", "No.");
        sending.refused(claimed(run, 2), 400, "BAD_REQUEST", "No.");
        persons.delete(new RowRef(run.run(), 1));

        assertThat(house.retrying().stageAgain(run, Set.of(RowStatus.REFUSED))).isEqualTo(1);
        assertThat(staged(run)).extracting(StagedRow::row).containsExactly(2L);
    }

    @Test
    void doesNotReleaseADuplicateOfThePerson() {
        Lease run = house.stagedRun("monday", lead(1, ZOE), lead(2, ZOE));
        ClaimResult.Held first = claimed(run, 1);
        sending.claim(run, staged(run).get(0));
        assertThat(persons.delete(new RowRef(run.run(), 2))).isEqualTo(Deletion.DELETED);

        sending.refused(first, 400, "BAD_REQUEST", "No.");

        assertThat(staged(run)).isEmpty();
        assertThat(row(run, 2).status()).isEqualTo(RowStatus.DUPLICATE);
    }

    @Test
    void rewritesNothingOfARowButTheMention() {
        Lease run = house.stagedRun("monday", noted(1, "bob@example.com", "met zoe@example.com\nin \"B\""));

        assertThat(persons.rewrite(new RowRef(run.run(), 1), ZOE, text -> text.replace(ZOE, "[deleted]")))
                .isTrue();

        assertThat(row(run, 1).cells()).containsExactly("bob@example.com", "met [deleted]\nin \"B\"");
        assertThat(staged(run).get(0).body()).contains("bob@example.com", "met [deleted]\\nin \\\"B\\\"");
        assertThat(persons.rowsWith(ZOE, false)).isEmpty();
    }

    private ClaimResult.Held claimed(Lease run, long row) {
        StagedRow next = staged(run).stream()
                .filter(staged -> staged.row() == row)
                .findFirst()
                .orElseThrow();
        return (ClaimResult.Held) sending.claim(run, next);
    }

    private List<StagedRow> staged(Lease run) {
        return sending.staged(run.run(), 0, Long.MAX_VALUE, 10);
    }

    private LedgerRow row(Lease run, long number) {
        return house.ledger()
                .page(run.run(), RowFilter.ALL, PageStart.after(number - 1), 1)
                .get(0);
    }

    private static NewRow lead(long row, String email) {
        return row(row, List.of(email), Map.of("integration_id", "int-1", "email_1", email));
    }

    private static NewRow noted(long row, String email, String notes) {
        return row(row, List.of(email, notes), Map.of("integration_id", "int-1", "email_1", email, "notes", notes));
    }

    private static NewRow row(long row, List<String> cells, Map<String, Object> body) {
        return new NewRow(row, row + 1, cells, new Verdict.Accepted(new Lead(body)), null, Set.of(cells.get(0)));
    }
}
