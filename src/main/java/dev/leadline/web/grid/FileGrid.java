package dev.leadline.web.grid;

import dev.leadline.lead.Problem;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.CellEdit;
import dev.leadline.plan.ParallelConversion;
import dev.leadline.source.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file as they would be imported: with the edits so far, and the problems that the import would find. It is checked
 * in the background, and can be read and edited meanwhile.
 */
public final class FileGrid {

    private static final int MANY = 500;

    private final RowFile file;
    private final List<GridColumn> columns;
    private final Map<String, Integer> places;
    private final MappingPlan plan;
    private final EditedCells edits;
    private final RowMarks marks;
    private final GridViews views;
    private final UnaryOperator<String> fieldLabels;
    private volatile boolean isStopped;

    /**
     * @param file the rows, some of which may be added later
     * @param total how many rows it will have
     * @param columns one for each column of the file
     * @param plan how a row is converted
     * @param fieldLabels what people call a field
     */
    public FileGrid(
            RowFile file, long total, List<GridColumn> columns, MappingPlan plan, UnaryOperator<String> fieldLabels) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.places = columns.stream().collect(Collectors.toMap(GridColumn::name, GridColumn::place));
        this.plan = plan;
        this.edits = new EditedCells();
        this.marks = new RowMarks(Math.toIntExact(total));
        this.views = new GridViews(file, edits, marks);
        this.fieldLabels = fieldLabels;
    }

    /** The columns of the file. */
    public List<GridColumn> columns() {
        return columns;
    }

    /** Checks all rows. */
    public void check() {
        convert(file.rows(), (row, found) -> {
            marks.setInFile(index(row), found instanceof Verdict.Rejected);
            // an edit is made and marked under the same lock
            synchronized (edits) {
                mark(row, found);
            }
        });
    }

    private void convert(Iterator<Row> rows, BiConsumer<Row, Verdict> action) {
        int helpers = Math.max(0, Runtime.getRuntime().availableProcessors() - 1);
        new ParallelConversion(plan::convert, action, Math.min(2, helpers)).run(untilStopped(rows));
    }

    private Iterator<Row> untilStopped(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !isStopped && rows.hasNext();
            }

            @Override
            public Row next() {
                return rows.next();
            }
        };
    }

    /** @param found what the row comes to as it stands in the file */
    private void mark(Row inFile, Verdict found) {
        Row row = edits.applied(inFile);
        if (edits.isSkipped(row.number())) {
            marks.set(index(row), new TreeSet<>());
        } else {
            marks.set(index(row), marks(row.equals(inFile) ? found : plan.convert(row)));
        }
    }

    private SortedSet<RowMarks.Mark> marks(Verdict verdict) {
        return problems(verdict).stream()
                .map(problem ->
                        new RowMarks.Mark(ProblemKind.of(problem, place(problem)), problem.suggestion() != null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int place(Problem problem) {
        return place(problem.column());
    }

    private int place(@Nullable String column) {
        return column == null ? CellEdit.WHOLE_ROW : places.getOrDefault(column, CellEdit.WHOLE_ROW);
    }

    private static List<Problem> problems(Verdict verdict) {
        return verdict instanceof Verdict.Rejected rejected ? rejected.problems() : List.of();
    }

    private static int index(Row row) {
        return (int) (row.number() - 1);
    }

    /**
     * Adds edits that were saved, and checks their rows.
     *
     * @param cells in the order in which they were made
     */
    public void add(Collection<CellEdit> cells) {
        synchronized (edits) {
            cells.forEach(edits::add);
            check(cells.stream().map(CellEdit::row).distinct().toList());
        }
    }

    /** Replaces all edits by others, and checks the rows that differ. */
    public void restore(EditedCells others) {
        synchronized (edits) {
            Collection<Long> differing = edits.differing(others);
            edits.replaceBy(others);
            check(differing);
        }
    }

    private void check(Collection<Long> numbers) {
        // a row that is not stored yet is checked with the others
        Stream<Row> rows = numbers.stream()
                .filter(number -> number <= file.size())
                .map(number -> file.read((int) (number - 1)))
                .filter(row -> marks.isChecked(index(row)));
        if (numbers.size() < MANY) {
            rows.forEach(this::check);
        } else {
            new ParallelConversion(
                            row -> plan.convert(edits.applied(row)),
                            (row, found) -> marks.set(
                                    index(row), edits.isSkipped(row.number()) ? new TreeSet<>() : marks(found)),
                            1)
                    .run(rows.iterator());
        }
    }

    private void check(Row inFile) {
        Row row = edits.applied(inFile);
        marks.set(index(row), edits.isSkipped(row.number()) ? new TreeSet<>() : marks(plan.convert(row)));
    }

    /**
     * Rows of a view.
     *
     * @param from the first one's place in the view, from 0
     * @param most how many
     */
    public GridPage page(GridQuery query, int from, int most) {
        int[] view = views.of(query);
        int total = view == null ? marks.size() : view.length;
        int to = Math.min(view == null ? file.size() : total, from + most);
        List<GridRow> rows = Stream.iterate(from, place -> place < to, place -> place + 1)
                .map(place -> shown(file.read(view == null ? place : view[place])))
                .toList();
        return new GridPage(total, from, rows);
    }

    /**
     * Rows as they are now.
     *
     * @param numbers of rows of the file
     */
    public List<GridRow> rows(Collection<Long> numbers) {
        return numbers.stream().map(this::stored).map(this::shown).toList();
    }

    private GridRow shown(Row inFile) {
        Row row = edits.applied(inFile);
        boolean isSkipped = edits.isSkipped(row.number());
        boolean isFine = isSkipped || (marks.isChecked(index(row)) && !marks.isBad(index(row)));
        return new GridRow(
                row.number(),
                row.line(),
                row.fault() == null ? row.cells() : fitted(row.cells()),
                originals(inFile),
                isFine ? List.of() : cellMarks(row),
                isSkipped,
                row.fault() != null);
    }

    private List<String> fitted(List<String> cells) {
        return Stream.concat(cells.stream(), Stream.generate(() -> ""))
                .limit(columns.size())
                .toList();
    }

    private Map<Integer, String> originals(Row inFile) {
        return edits.of(inFile.number()).cells().keySet().stream()
                .collect(
                        Collectors.toMap(place -> place, place -> inFile.cells().get(place)));
    }

    private List<CellMark> cellMarks(Row row) {
        return problems(plan.convert(row)).stream()
                .map(problem -> new CellMark(place(problem), problem.message(), suggestion(problem)))
                .toList();
    }

    private static @Nullable String suggestion(Problem problem) {
        Suggestion suggestion = problem.suggestion();
        return suggestion == null
                ? null
                : suggestion
                        .cells()
                        .getOrDefault(
                                String.valueOf(problem.column()),
                                String.join(", ", suggestion.cells().values()));
    }

    /** How far the file is. */
    public GridCounts counts() {
        List<GridProblem> problems = marks.counts().entrySet().stream()
                .map(entry -> new GridProblem(
                        entry.getKey().key(),
                        label(entry.getKey()),
                        entry.getKey().column(),
                        entry.getValue()[0],
                        entry.getValue()[1]))
                .sorted((one, other) -> Long.compare(other.rows(), one.rows()))
                .toList();
        synchronized (edits) {
            return new GridCounts(
                    marks.size(),
                    marks.checked(),
                    marks.bad(),
                    marks.fixed(),
                    edits.skipped(),
                    edits.edited(),
                    problems);
        }
    }

    private String label(ProblemKind kind) {
        String words = kind.code().toLowerCase(Locale.ROOT).replace('_', ' ').replace("bad ", "invalid ");
        if (kind.column() >= 0) {
            return columns.get(kind.column()).name() + ": " + words;
        }
        return (kind.field().isEmpty() ? "Whole row" : fieldLabels.apply(kind.field())) + ": " + words;
    }

    /** Computes changes of the rows as they are now. */
    public GridChanges changes() {
        return new GridChanges(this);
    }

    /** The rows of a view, in its order, as they stand in the file. */
    Iterator<Row> inFile(GridQuery query) {
        int[] view = views.of(query);
        return view == null
                ? file.rows()
                : Arrays.stream(view).mapToObj(file::read).iterator();
    }

    /** The row as it stands in the file. */
    Row stored(long number) {
        if (number < 1 || number > file.size()) {
            throw new IllegalArgumentException("no row " + number);
        }
        return file.read((int) (number - 1));
    }

    /** The row as it would be imported. */
    Row edited(Row inFile) {
        return edits.applied(inFile);
    }

    boolean isSkipped(long number) {
        return edits.isSkipped(number);
    }

    long editedCells() {
        return edits.cells();
    }

    /** The suggestions for a row, by the place of their column. */
    Map<Integer, String> suggestions(Row row, String problem) {
        return problems(plan.convert(row)).stream()
                .filter(found -> problem.isEmpty()
                        || ProblemKind.of(found, place(found)).key().equals(problem))
                .map(Problem::suggestion)
                .flatMap(Stream::ofNullable)
                .flatMap(suggestion -> suggestion.cells().entrySet().stream())
                .collect(Collectors.toMap(cell -> place(cell.getKey()), Map.Entry::getValue, (one, other) -> one));
    }

    /** Ends the check at its next row. */
    public void stop() {
        isStopped = true;
    }
}
