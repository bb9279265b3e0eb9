package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.message.UserException;
import dev.leadline.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Cells are edited, undone and redone before an import, and a run takes over what was shown to whoever started it. */
@ParameterizedClass
@EnumSource
class DraftEditRepositoryTests {

    private static final String ID = "6fc966d1-bca3-4080-8b0c-a27c84a63ad3";
    private static final DraftFile FILE = new DraftFile(ID, "ab");
    private static final CellEdit BEDS = new CellEdit(7, 3, "BR", "2");

    private final Database database;
    private LedgerFixture house;
    private ImportDraftRepository drafts;
    private DraftEditRepository edits;

    DraftEditRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
        drafts = house.drafts();
        edits = drafts.edits();
        drafts.create(ID, "leads.csv", "ann", Map.of());
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void undoesTheLastChangeFirstAndRedoesItUntilSomethingElseIsChanged() {
        edits.add(FILE, "Edit Beds", "ann", List.of(BEDS));
        edits.add(FILE, "Edit Beds again", "bob", List.of(new CellEdit(7, 3, "BR", "3")));

        assertThat(edits.undo(FILE, "ann")).map(SavedEdit::label).contains("Edit Beds again");
        assertThat(cells()).containsExactly(BEDS);
        assertThat(edits.redo(FILE, "ann")).map(SavedEdit::who).contains("bob");
        assertThat(cells()).extracting(CellEdit::text).containsExactly("2", "3");

        edits.undo(FILE, "ann");
        edits.undo(FILE, "ann");
        assertThat(edits.undo(FILE, "ann")).isEmpty();
        assertThat(cells()).isEmpty();
        edits.add(FILE, "Skip", "ann", List.of(CellEdit.ofRow(9, true)));
        assertThat(edits.firstUndone(FILE)).isEmpty();
        assertThat(cells()).containsExactly(CellEdit.ofRow(9, true));
    }

    @Test
    void everyChangeGrowsTheDraftAndNoNumberIsUsedTwice() {
        long first = edits.add(FILE, "one", "ann", List.of(BEDS));
        edits.undo(FILE, "ann");
        long second = edits.add(FILE, "two", "ann", List.of(BEDS));

        assertThat(second).isGreaterThan(first);
        assertThat(drafts.find(ID).orElseThrow().version()).isEqualTo(second).isEqualTo(4);
    }

    @Test
    void aRunTakesOverTheLastTextOfEachCell() {
        edits.add(FILE, "one", "ann", List.of(BEDS, new CellEdit(8, 0, "Ann", "Anna"), CellEdit.ofRow(9, true)));
        edits.add(FILE, "two", "bob", List.of(new CellEdit(7, 3, "BR", "3"), new CellEdit(8, 0, "Ann", "Ann")));
        edits.add(FILE, "three", "bob", List.of(new CellEdit(7, 3, "BR", "4")));
        long shown = edits.undo(FILE, "bob").map(undone -> version()).orElseThrow();

        long run = begin(shown, "ab").run();

        RunEditRepository taken = house.runEdits();
        assertThat(taken.of(run, 1, 500))
                .isEqualTo(Map.of(7L, new RowEdit(Map.of(3, "3"), null), 9L, new RowEdit(Map.of(), "ann")));
        assertThat(taken.skipped(run)).isEqualTo(1);
        assertThat(taken.isSame(ID, run)).isTrue();
        assertThat(edits.of(new RowRef(run, 7))).containsExactly(new CellEdit(7, 3, "BR", "3"));
        assertThat(drafts.find(ID).orElseThrow().run()).isEqualTo(run);
        assertThatThrownBy(() -> edits.add(FILE, "late", "ann", List.of(BEDS)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("already started");
    }

    @Test
    void nothingBeginsWithEditsThatWereNotShown() {
        long shown = version();
        edits.add(FILE, "meanwhile", "bob", List.of(BEDS));

        assertThatThrownBy(() -> begin(shown, "ab")).hasMessageContaining("nothing was sent");
        assertThat(house.ledger().runs()).isEmpty();
        assertThat(drafts.find(ID).orElseThrow().run()).isNull();
    }

    @Test
    void editsOfAnotherContentApplyToNoRow() {
        edits.add(FILE, "before", "ann", List.of(BEDS));
        DraftFile changed = new DraftFile(ID, "cd");
        assertThat(edits.lastDone(changed)).isEmpty();
        assertThatThrownBy(() -> begin(version(), "cd")).isInstanceOf(UserException.class);

        edits.add(changed, "after", "ann", List.of(CellEdit.ofRow(1, true)));
        assertThat(cells()).isEmpty();
        assertThat(begin(version(), "cd").run()).isEqualTo(1);
    }

    @Test
    void aForgottenPersonIsInNoEdit() {
        edits.add(FILE, "one", "ann", List.of(new CellEdit(7, 2, "Ann@Example.com", "ann@example.org")));
        long shown = version();

        house.persons().deleteDraftEdits("nobody@example.com", false);
        assertThat(cells()).hasSize(1);
        house.persons().deleteDraftEdits("ann@example.com", false);
        assertThat(cells()).isEmpty();
        assertThat(version()).isGreaterThan(shown);
    }

    private List<CellEdit> cells() {
        List<CellEdit> cells = new ArrayList<>();
        edits.forEachCell(FILE, cells::add);
        return cells;
    }

    private long version() {
        return drafts.find(ID).orElseThrow().version();
    }

    private Lease begin(long shown, String sha256) {
        return house.runs()
                .begin(new NewRun(
                        "identity",
                        0,
                        "leads.csv",
                        "/uploads/leads.csv",
                        sha256,
                        "generic",
                        "https://api.example.com",
                        "{}",
                        List.of("Email"),
                        null,
                        null,
                        DuplicateRules.DEFAULTS,
                        new RunInitiator("ann", null),
                        new DraftVersion(ID, shown)));
    }
}
