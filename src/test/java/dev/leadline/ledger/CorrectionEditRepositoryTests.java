package dev.leadline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.message.UserException;
import dev.leadline.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rejects are corrected step by step, and each step can be undone until its rows are sent. */
@ParameterizedClass
@EnumSource
class CorrectionEditRepositoryTests {

    private static final CellEdit FIXED = new CellEdit(1, 0, "ann", "ann@example.com");

    private final Database database;
    private LedgerFixture house;
    private CorrectionEditRepository edits;
    private long run;

    CorrectionEditRepositoryTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        house = LedgerFixture.on(database);
        edits = house.corrections().edits();
        run = house.stagedRun("monday", reject(1, "ann"), reject(2, "bob", "surplus"), sent(3))
                .run();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void correctsRowsAndTakesStepByStepBack() {
        edits.add(run, "Edit Email", "ann", List.of(FIXED));
        edits.add(run, "Edit Email again", "bob", List.of(new CellEdit(1, 0, "ann", "anne@example.com")));
        assertThat(corrected()).isEqualTo(Map.of(1L, List.of("anne@example.com")));
        assertThat(house.corrections().of(run)).extracting(Correction::who).containsExactly("bob");

        assertThat(edits.undo(run, "cyd")).map(SavedEdit::label).contains("Edit Email again");
        assertThat(corrected()).isEqualTo(Map.of(1L, List.of("ann@example.com")));
        assertThat(edits.undo(run, "cyd")).map(SavedEdit::label).contains("Edit Email");
        assertThat(corrected()).isEmpty();
        assertThat(edits.undo(run, "cyd")).isEmpty();

        assertThat(edits.redo(run, "cyd")).map(SavedEdit::who).contains("ann");
        assertThat(cells()).containsExactly(FIXED);
        edits.add(run, "Another", "ann", List.of(CellEdit.ofRow(2, true)));
        assertThat(edits.firstUndone(run)).isEmpty();
    }

    @Test
    void dismissesRowsWithUndo() {
        edits.add(run, "Don't send 2 rows", "ann", List.of(CellEdit.ofRow(1, true), CellEdit.ofRow(2, true)));
        assertThat(house.pages().run(run).orElseThrow().resolved().dismissed().total())
                .isEqualTo(2);
        assertThat(cells()).containsExactly(CellEdit.ofRow(1, true), CellEdit.ofRow(2, true));

        edits.undo(run, "ann");
        assertThat(house.pages().run(run).orElseThrow().resolved().dismissed().total())
                .isZero();
        assertThat(house.rejects().numbers(run)).containsExactly(1L, 2L);
    }

    @Test
    void keepsNoCorrectionOfARowThatIsAsInTheFileAgain() {
        edits.add(run, "Edit", "ann", List.of(FIXED));
        edits.add(run, "Restore", "ann", List.of(new CellEdit(1, 0, "ann", "ann")));
        assertThat(corrected()).isEmpty();
        assertThat(edits.version(run)).isEqualTo(2);
    }

    @Test
    void fitsMalformedRowsToTheColumns() {
        edits.add(run, "Edit", "ann", List.of(new CellEdit(2, 0, "bob", "bob@example.com")));
        assertThat(corrected()).isEqualTo(Map.of(2L, List.of("bob@example.com")));
        assertThat(cells()).containsExactly(new CellEdit(2, 0, "bob", "bob@example.com"));
    }

    @Test
    void changesNothingWhereARowIsNoLongerOpen() {
        assertThatThrownBy(() -> edits.add(run, "Edit", "ann", List.of(FIXED, new CellEdit(3, 0, "cyd", "x"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Row 3 was sent or resolved in the meantime");
        assertThat(corrected()).isEmpty();
        assertThat(edits.version(run)).isZero();
    }

    @Test
    void nobodyUndoesWhatWasSent() {
        edits.add(run, "Edit", "ann", List.of(FIXED));
        edits.add(run, "Edit", "ann", List.of(new CellEdit(2, 0, "bob", "bob at example")));
        house.stagedRun("fixed", fixing(1, new RowRef(run, 1)));
        house.corrections().dropSent(run);

        assertThat(corrected()).isEqualTo(Map.of(2L, List.of("bob at example")));
        edits.undo(run, "ann");
        assertThat(edits.undo(run, "ann")).isEmpty();
        assertThat(edits.version(run)).isEqualTo(3);
        assertThat(house.rejects().numbers(run)).containsExactly(2L);
    }

    private Map<Long, List<String>> corrected() {
        return house.corrections().of(run).stream().collect(Collectors.toMap(Correction::row, Correction::cells));
    }

    private List<CellEdit> cells() {
        List<CellEdit> cells = new ArrayList<>();
        edits.forEachCell(run, cells::add);
        return cells;
    }

    private static NewRow reject(long row, String... cells) {
        Problem problem = new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", cells[0], "No address.");
        return new NewRow(row, row + 1, List.of(cells), new Verdict.Rejected(List.of(problem)), null);
    }

    private static NewRow sent(long row) {
        return new NewRow(row, row + 1, List.of("cyd"), accepted(), null);
    }

    private static NewRow fixing(long row, RowRef original) {
        return new NewRow(row, row + 1, List.of("ann@example.com"), accepted(), original);
    }

    private static Verdict accepted() {
        return new Verdict.Accepted(new Lead(Map.of("integration_id", "int-1", "email_1", "ann@example.com")));
    }
}
