package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.ledger.BreakdownRepository.Dimension;
import dev.leadline.shared.PageStart;
import dev.leadline.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The leads behind a number of several runs are as many as the number says, whatever page they are on. */
@ParameterizedClass
@EnumSource
class LeadListRepositoryTests {

    private final Database database;
    private LedgerFixture house;

    LeadListRepositoryTests(Database database) {
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
    void listsTheLeadsOfEachGroupOnceOverAllRuns() {
        Lease monday = house.stagedRun("monday", lead(1, "Zillow", "elm"), reject(2), reject(3), reject(4));
        Lease tuesday = house.stagedRun("tuesday", lead(1, "Zillow", "oak"), reject(2));
        house.dismissals().dismiss(new RowRef(monday.run(), 2), "ann");
        Lease fixes = house.corrections("fixes", monday, correction(1, new RowRef(monday.run(), 3)));

        assertThat(list(LeadFilter.of(LeadGroup.ALL)))
                .containsExactly(
                        new RowRef(fixes.run(), 1),
                        new RowRef(tuesday.run(), 1),
                        new RowRef(tuesday.run(), 2),
                        new RowRef(monday.run(), 1),
                        new RowRef(monday.run(), 2),
                        new RowRef(monday.run(), 4));
        assertThat(list(LeadFilter.of(LeadGroup.WAITING))).hasSize(3);
        assertThat(list(LeadFilter.of(LeadGroup.OPEN)))
                .containsExactly(new RowRef(tuesday.run(), 2), new RowRef(monday.run(), 4));
        assertThat(list(LeadFilter.of(LeadGroup.LEFT_OUT))).containsExactly(new RowRef(monday.run(), 2));
        assertThat(list(LeadFilter.of(LeadGroup.CREATED))).isEmpty();
    }

    @Test
    void listsTheRejectsOfFilesWhateverBecameOfThem() {
        Lease monday = house.stagedRun("monday", reject(1), skipped(2), reject(3), reject(4));
        house.dismissals().dismiss(new RowRef(monday.run(), 1), "ann");
        house.corrections("fixes", monday, correction(1, new RowRef(monday.run(), 3)), reject(2));

        assertThat(list(LeadFilter.rejects()))
                .containsExactly(new RowRef(monday.run(), 1), new RowRef(monday.run(), 3), new RowRef(monday.run(), 4));
        assertThat(list(LeadFilter.of(Dimension.PROBLEM, "BAD_EMAIL"))).hasSize(3);
        assertThat(list(LeadFilter.of(Dimension.PROBLEM, "BAD_DATE"))).isEmpty();
    }

    @Test
    void listsTheLeadsOfASourceHoweverFarApartTheyAre() {
        Lease monday = house.stagedRun("monday");
        for (long first = 1; first <= 5_000; first += 500) {
            house.staging()
                    .add(
                            monday.run(),
                            LongStream.range(first, first + 500)
                                    .mapToObj(row -> lead(row, row % 2_400 == 0 ? "R&D \"50 %\"" : "Zillow", "elm"))
                                    .toList());
        }
        Lease tuesday = house.stagedRun("tuesday", lead(1, "Zillow", "R&D \"50 %\""), lead(2, "R&D \"50 %\"", "elm"));

        assertThat(list(LeadFilter.of(Dimension.SOURCE, "R&D \"50 %\"")))
                .containsExactly(
                        new RowRef(tuesday.run(), 2), new RowRef(monday.run(), 2_400), new RowRef(monday.run(), 4_800));
        assertThat(list(LeadFilter.of(Dimension.COMMUNITY, "R&D \"50 %\"")))
                .containsExactly(new RowRef(tuesday.run(), 1));
        assertThat(list(LeadFilter.of(Dimension.SOURCE, "R&D"))).isEmpty();
    }

    /** All pages of two rows each, which are as many rows as were counted. */
    private List<RowRef> list(LeadFilter filter) {
        List<RunLine> runs = house.pages().runs(RunFilter.ALL, PageStart.before(Long.MAX_VALUE), 10);
        Map<Long, Long> counts = house.leadList().counts(runs, filter);
        List<RowRef> found = new ArrayList<>();
        RowRef after = new RowRef(0, 0);
        while (after != null) {
            LeadSlice page = house.leadList().page(List.copyOf(counts.keySet()), filter, after, 2);
            page.rows().forEach((run, rows) -> rows.forEach(row -> found.add(new RowRef(run, row.row()))));
            after = page.next();
        }
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(found.size());
        return found;
    }

    private static NewRow lead(long row, String source, String community) {
        return new NewRow(row, row + 1, List.of("ann@example.com"), accepted(source, community), null);
    }

    private static NewRow correction(long row, RowRef fixes) {
        return new NewRow(row, row + 1, List.of("ann@example.com"), accepted("Zillow", "elm"), fixes);
    }

    private static Verdict accepted(String source, String community) {
        return new Verdict.Accepted(new Lead(Map.of("community_id", community, "prospect_source", source)));
    }

    private static NewRow reject(long row) {
        return reject(row, ProblemCode.BAD_EMAIL);
    }

    private static NewRow skipped(long row) {
        return reject(row, ProblemCode.SKIPPED);
    }

    private static NewRow reject(long row, ProblemCode code) {
        Problem problem = new Problem(code, "email_1", "Email", "ann", "Not an e-mail address.", null);
        return new NewRow(row, row + 1, List.of("ann"), new Verdict.Rejected(List.of(problem)), null);
    }
}
