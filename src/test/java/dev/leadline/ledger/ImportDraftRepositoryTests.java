package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.Database;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people choose for an import is kept value by value, and whoever replaces a newer value is told. */
@ParameterizedClass
@EnumSource
class ImportDraftRepositoryTests {

    private static final String ID = "6fc966d1-bca3-4080-8b0c-a27c84a63ad3";

    private final Database database;
    private LedgerFixture house;
    private ImportDraftRepository drafts;

    ImportDraftRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
        drafts = house.drafts();
        drafts.create(ID, "leads.csv", "ann", Map.of("target", "knock"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void twoPeopleWhoChangeDifferentValuesKeepBoth() {
        assertThat(drafts.change(ID, Map.of("field-1", "notes"), 1, "ann")).isEmpty();
        assertThat(drafts.change(ID, Map.of("field-2", ""), 1, "bob")).isEmpty();

        assertThat(drafts.find(ID)).hasValueSatisfying(draft -> {
            assertThat(draft.values()).isEqualTo(Map.of("target", "knock", "field-1", "notes", "field-2", ""));
            assertThat(draft.createdBy()).isEqualTo("ann");
            assertThat(draft.changedBy()).isEqualTo("bob");
            assertThat(draft.version()).isEqualTo(3);
        });
    }

    @Test
    void theLastChangeOfAValueCountsAndTellsWhatItReplaced() {
        drafts.change(ID, Map.of("field-1", "notes", "limit", "5"), 1, "ann");

        assertThat(drafts.change(ID, Map.of("field-1", "city", "limit", "5"), 1, "bob"))
                .containsExactly("field-1");
        assertThat(drafts.change(ID, Map.of("field-1", "state"), 3, "bob")).isEmpty();
        assertThat(drafts.find(ID).orElseThrow().values()).containsEntry("field-1", "state");
    }

    @Test
    void aDraftThatHasBecomeARunIsUnfinishedNoMore() {
        assertThat(drafts.unfinished()).extracting(ImportDraft::file).containsExactly("leads.csv");
        drafts.became(ID, 7L);
        assertThat(drafts.unfinished()).isEmpty();
        assertThat(drafts.find(ID).orElseThrow().run()).isEqualTo(7);
        drafts.became(ID, null);
        assertThat(drafts.unfinished()).hasSize(1);
    }

    @Test
    void forgetsADraftWithItsValuesAndThoseThatNobodyHasChangedForLong() {
        drafts.create("another", "next.csv", "ann", Map.of());
        drafts.delete(ID);
        assertThat(drafts.find(ID)).isEmpty();

        house.clock().advance(Duration.ofDays(8));
        drafts.create(ID, "leads.csv", "ann", Map.of());
        drafts.deleteUnchangedSince(house.clock().instant().minus(Duration.ofDays(7)));
        assertThat(drafts.unfinished()).extracting(ImportDraft::file).containsExactly("leads.csv");
        assertThat(drafts.find(ID).orElseThrow().values()).isEmpty();
    }
}
