package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.ledger.BreakdownRepository.Dimension;
import dev.leadline.ledger.BreakdownRepository.NamedRows;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where leads came from and went to, and why rows were rejected. */
@ParameterizedClass
@EnumSource
class BreakdownRepositoryTests {

    private final Database database;
    private LedgerFixture house;

    BreakdownRepositoryTests(Database database) {
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
    void countsLeadsBySourceAndCommunityAndRejectsByProblem() {
        Lease monday = house.stagedRun("monday", lead(1, "Zillow", "elm"), lead(2, "Website", "elm"), reject(3));
        house.staging().add(monday.run(), List.of(lead(4, "Zillow", "oak"), reject(5)));

        assertThat(top(Dimension.SOURCE, 1)).containsExactly(new NamedRows("Zillow", 2), new NamedRows("Website", 1));
        assertThat(top(Dimension.COMMUNITY, 1)).containsExactly(new NamedRows("elm", 2), new NamedRows("oak", 1));
        assertThat(top(Dimension.PROBLEM, 1)).containsExactly(new NamedRows("BAD_EMAIL", 2));
    }

    @Test
    void leavesEarlierRunsOut() {
        house.stagedRun("monday", lead(1, "Zillow", "elm"));
        Lease tuesday = house.stagedRun("tuesday", lead(1, "Website", "elm"));

        assertThat(top(Dimension.SOURCE, tuesday.run())).containsExactly(new NamedRows("Website", 1));
    }

    @Test
    void keepsFewNamesOfAColumnWithAnotherNameInEveryRow() {
        house.stagedRun(
                "monday",
                LongStream.rangeClosed(1, 100)
                        .mapToObj(row -> lead(row, "source " + row, "elm"))
                        .toArray(NewRow[]::new));

        assertThat(house.breakdown().top(Dimension.SOURCE, 1, 1_000)).hasSize(20);
        assertThat(top(Dimension.COMMUNITY, 1)).containsExactly(new NamedRows("elm", 100));
    }

    @Test
    void countsOneRowLessWhenAPersonIsForgotten() {
        house.stagedRun(
                "monday", lead(1, "Zillow", "elm"), lead(2, "Zillow", "elm"), lead(3, "Website", "elm"), reject(4));

        forget(1, 3, 4);

        assertThat(top(Dimension.SOURCE, 1)).containsExactly(new NamedRows("Zillow", 1));
        assertThat(top(Dimension.COMMUNITY, 1)).containsExactly(new NamedRows("elm", 1));
        assertThat(top(Dimension.PROBLEM, 1)).isEmpty();
    }

    @Test
    void keepsTheCountOfANameWhenARowIsForgottenThatWasNotCounted() {
        Lease monday = house.stagedRun("monday", lead(1, "tours", "elm"));
        house.staging()
                .add(
                        monday.run(),
                        LongStream.rangeClosed(2, 22)
                                .mapToObj(row -> lead(row, row == 22 ? "tours" : "source " + (10 + row), "elm"))
                                .toList());
        house.staging().add(monday.run(), List.of(lead(23, "Zillow", "oak"), lead(24, "Zillow", "oak")));
        assertThat(rowsOf("tours"))
                .as("the chunk has 20 names that come before it")
                .isEqualTo(1);

        forget(22);
        assertThat(rowsOf("tours")).isEqualTo(1);

        forget(23);
        assertThat(rowsOf("Zillow")).isEqualTo(1);

        forget(1);
        assertThat(rowsOf("tours")).as("nobody is left").isZero();
    }

    @Test
    void namesNoPersonWhoWasForgotten() {
        house.stagedRun(
                "monday", lead(1, "friend of zoe@example.com", "elm"), lead(2, "Friend of Zoe@example.com", "elm"));

        house.persons().rewriteNames("zoe@example.com", false, name -> name.replaceAll("(?i)zoe@\\S+", "[deleted]"));

        assertThat(top(Dimension.SOURCE, 1))
                .containsExactly(new NamedRows("Friend of [deleted]", 1), new NamedRows("friend of [deleted]", 1));
    }

    private void forget(long... rows) {
        LongStream.of(rows)
                .forEach(row -> assertThat(house.persons().delete(new RowRef(1, row)))
                        .isNotEqualTo(PersonRepository.Deletion.BEING_SENT));
    }

    private long rowsOf(String source) {
        return house.breakdown().top(Dimension.SOURCE, 1, 1_000).stream()
                .filter(named -> named.name().equals(source))
                .mapToLong(NamedRows::rows)
                .sum();
    }

    private List<NamedRows> top(Dimension dimension, long firstRun) {
        return house.breakdown().top(dimension, firstRun, 5);
    }

    private static NewRow lead(long row, String source, String community) {
        Map<String, Object> body = Map.of("community_id", community, "prospect_source", source);
        return new NewRow(row, row + 1, List.of("ann@example.com"), new Verdict.Accepted(new Lead(body)), null);
    }

    private static NewRow reject(long row) {
        Problem problem = new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", "ann", "Not an e-mail address.", null);
        return new NewRow(row, row + 1, List.of("ann"), new Verdict.Rejected(List.of(problem)), null);
    }
}
