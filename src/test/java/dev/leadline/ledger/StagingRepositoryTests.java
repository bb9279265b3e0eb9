package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Verdict;
import dev.leadline.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How rows are stored, on both databases. */
class StagingRepositoryTests {

    @ParameterizedTest
    @EnumSource
    void wordsAreStoredInTheOrderOfTheirIndexSoThatLargeRunsTouchFewPages(Database database) {
        try (LedgerFixture house = LedgerFixture.on(database)) {
            Lease lease = house.stagedRun("leads");

            house.staging().add(lease.run(), List.of(row(1, "wei", "9"), row(2, "ann", "7"), row(3, "ann", "8")));

            String stored = database == Database.H2 ? "_rowid_" : "ctid";
            assertThat(new JdbcTemplate(house.database())
                            .queryForList(
                                    "select concat(word, ' ', row_no) from row_word order by " + stored, String.class))
                    .containsExactly("7 2", "8 3", "9 1", "ann 2", "ann 3", "wei 1");
        }
    }

    private static NewRow row(long number, String name, String phone) {
        Verdict verdict = new Verdict.Accepted(new Lead(Map.of("first_name", name)), List.of());
        return new NewRow(number, number + 1, List.of(name, phone), verdict, null, Set.of(name, phone));
    }
}
