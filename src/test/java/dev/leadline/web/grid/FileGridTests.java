package dev.leadline.web.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.ledger.CellEdit;
import dev.leadline.message.UserException;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ProfiledFile;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import dev.leadline.web.grid.GridChanges.TypedCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are shown with the problems that an import would find, and follow what is edited. */
class FileGridTests {

    private static final int EMAIL = 2;
    private static final int BEDS = 3;

    @TempDir
    Path folder;

    private RowFile rows;
    private FileGrid grid;

    @BeforeEach
    void open() throws IOException {
        rows = RowFile.in(folder);
        grid = of(
                "First Name,Last Name,Email,Beds",
                "Ann,Lee,ann@example.com,2",
                "Bob,Ray,bob at example.com,BR",
                "Cyd,Fox,cyd@example.com,BR",
                "Dee,Kay,dee@gmial.com,10",
                "Eve,\"Roe, eve@example.com,1");
        grid.check();
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private FileGrid of(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("leads.csv"), String.join("\n", lines) + "\n");
        Settings settings = Settings.load(folder, Map.of());
        ProfiledFile read = ProfiledFile.read(file, settings.readOptions(), new SilentListener());
        ImportPlan plan = new ImportPlanner(settings, Clock.systemUTC())
                .draft(
                        read,
                        new MappingOptions(
                                settings.targets().named("generic"), null, null, Map.of("integration_id", "int_1")),
                        ChosenAccount.NONE);
        List<GridColumn> columns = IntStream.range(0, read.file().header().size())
                .mapToObj(place -> new GridColumn(place, read.file().header().get(place), ""))
                .toList();
        rows.fill(action -> read.file().readAll((header, all) -> {
            all.forEachRemaining(action);
            return header;
        }));
        return new FileGrid(rows, read.rows(), columns, RowCheck.of(plan.mapping()), field -> field);
    }

    @Test
    void marksEachBadCellWithWhatTheImportSaysOfIt() {
        GridPage page = grid.page(GridQuery.ALL, 0, 100);
        assertThat(page.total()).isEqualTo(5);
        assertThat(page.rows().get(0).marks()).isEmpty();
        assertThat(page.rows().get(1).marks()).extracting(CellMark::column).containsExactlyInAnyOrder(EMAIL, BEDS);
        assertThat(page.rows().get(3).marks()).extracting(CellMark::suggestion).containsExactly("dee@gmail.com");
        assertThat(grid.counts().bad()).isEqualTo(4);
        assertThat(grid.counts().problems())
                .anySatisfy(problem -> assertThat(problem)
                        .isEqualTo(new GridProblem(
                                "BAD_BEDROOMS.desired_num_bedrooms.3", "Beds: invalid bedrooms", BEDS, 2, 0)));
    }

    @Test
    void countsWhatIsFixedSkippedAndEdited() {
        grid.add(grid.changes().replacing(GridQuery.ALL, BEDS, "BR", "2", true));
        assertThat(grid.counts().fixed()).isEqualTo(1);
        assertThat(grid.counts().edited()).isEqualTo(2);
        grid.add(grid.changes().skipping(List.of(2L), true));
        assertThat(grid.counts().fixed()).isEqualTo(1);
        assertThat(grid.counts().skipped()).isEqualTo(1);
        assertThat(grid.counts().wrong()).isEqualTo(4);

        GridRow edited = grid.rows(List.of(3L)).get(0);
        assertThat(edited.cells()).contains("2");
        assertThat(edited.originals()).isEqualTo(Map.of(BEDS, "BR"));

        grid.restore(new EditedCells());
        assertThat(grid.counts().fixed()).isZero();
        assertThat(grid.rows(List.of(2L)).get(0).marks()).hasSize(2);
    }

    @Test
    void keepsRowsInSightThatWereFixedUntilTheFilterIsAppliedAgain() {
        GridQuery bad = new GridQuery("problems", null, null, null, null, null, "1");
        assertThat(grid.page(bad, 0, 100).total()).isEqualTo(4);
        grid.add(grid.changes().suggested(4));

        assertThat(grid.page(bad, 0, 100).total()).isEqualTo(4);
        assertThat(grid.page(new GridQuery("problems", null, null, null, null, null, "2"), 0, 100)
                        .total())
                .isEqualTo(3);
    }

    @Test
    void sortsNumbersAsNumbersAndFindsTextInAnyCase() {
        GridQuery byBeds = new GridQuery(null, null, null, null, BEDS, true, "1");
        assertThat(grid.page(byBeds, 0, 100).rows()).extracting(GridRow::row).startsWith(2L, 3L, 4L, 1L);
        GridQuery cyd = new GridQuery(null, null, EMAIL, "CYD@", null, null, "1");
        assertThat(grid.page(cyd, 0, 100).rows()).extracting(GridRow::row).containsExactly(3L);
    }

    @Test
    void replacesPartsOfCellsInTheRowsThatAreShown() {
        GridQuery cyd = new GridQuery(null, null, EMAIL, "cyd", null, null, "1");
        assertThat(grid.changes().replacing(cyd, BEDS, "r", "$1", false))
                .containsExactly(new CellEdit(3, BEDS, "BR", "B$1"));
    }

    @Test
    void leavesMalformedRowsAlone() {
        long malformed = 5;
        assertThat(grid.rows(List.of(malformed)).get(0).locked()).isTrue();
        assertThatThrownBy(
                        () -> grid.changes().typed(List.of(new TypedCell(malformed, EMAIL, "eve@example.com", null))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot be split into columns");
        assertThat(grid.changes().replacing(GridQuery.ALL, 0, "E", "A", false))
                .extracting(CellEdit::row)
                .doesNotContain(malformed);
        assertThat(grid.changes().skipping(List.of(malformed), true)).hasSize(1);
    }

    @Test
    void showsRowsBeforeAllAreChecked() throws IOException {
        String[] many = IntStream.rangeClosed(0, 3_000)
                .mapToObj(i -> i == 0
                        ? "First Name,Last Name,Email,Beds"
                        : "Ann,Lee,ann" + i + "@example.com," + (i % 2 == 0 ? "BR" : "1"))
                .toArray(String[]::new);
        rows.close();
        rows = RowFile.in(folder);
        grid = of(many);
        assertThat(grid.counts().checked()).isZero();
        assertThat(grid.page(GridQuery.ALL, 2_900, 100).rows().get(99).marks()).hasSize(1);

        grid.add(grid.changes().replacing(GridQuery.ALL, BEDS, "BR", "2", true));
        grid.check();
        assertThat(grid.counts().fixed()).isEqualTo(1_500);
        assertThat(grid.changes().count(BEDS, "2")).isEqualTo(1_500);
    }
}
