package dev.leadline.web.grid;

import dev.leadline.lead.Suggestion;
import dev.leadline.ledger.CellEdit;
import dev.leadline.message.UserException;
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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they would be sent: with the edits so far, and the problems that keep them from it. They are checked in the background, and
 * can be read and edited meanwhile.
 */
public final class FileGrid {

    private static final int MANY = 500;

    private final RowFile file;
    private final List<GridColumn> columns;
    private final Map<String, Integer> places;
    private final RowCheck check;
    private final EditedCells edits;
    private final RowMarks marks;
    private final GridViews views;
    private final UnaryOperator<String> fieldLabels;
    private volatile @Nullable DuplicateMarks duplicates;
    private volatile boolean isStopped;

    /**
     * @param file the rows, some of which may be added later
     * @param total how many rows it will have
     * @param columns one for each column of the file
     * @param check finds the problems of a row
     * @param fieldLabels what people call a field
     */
    public FileGrid(
            RowFile file, long total, List<GridColumn> columns, RowCheck check, UnaryOperator<String> fieldLabels) {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.places = columns.stream().collect(Collectors.toMap(GridColumn::name, GridColumn::place));
        this.check = check;
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
        int helpers = Math.max(0, Runtime.getRuntime().availableProcessors() - 1);
        new ParallelConversion<List<RowProblem>>(row -> check.problems(row, row), this::take, Math.min(2, helpers))
                .run(untilStopped(file.rows()));
    }

    private void take(Row row, List<RowProblem> found) {
        marks.setInFile(index(row), !found.isEmpty());
        // an edit is made and marked under the same lock
        synchronized (edits) {
            mark(row, found);
        }
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

    /** @param found the problems of the row as it stands in the file */
    private void mark(Row inFile, List<RowProblem> found) {
        Row row = edits.applied(inFile);
        marks.setSkipped(index(row), edits.isSkipped(row.number()));
        if (edits.isSkipped(row.number())) {
            marks.set(index(row), new TreeSet<>());
        } else {
            marks.set(index(row), marks(row.equals(inFile) ? found : check.problems(inFile, row)));
        }
    }

    private SortedSet<RowMarks.RowMark> marks(List<RowProblem> problems) {
        return problems.stream()
                .map(problem ->
                        new RowMarks.RowMark(ProblemKind.of(problem, place(problem)), problem.suggestion() != null))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int place(RowProblem problem) {
        return place(problem.column());
    }

    private int place(@Nullable String column) {
        return column == null ? CellEdit.WHOLE_ROW : places.getOrDefault(column, CellEdit.WHOLE_ROW);
    }

    private int index(Row row) {
        return file.indexOf(row.number());
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

    /** Replaces what is known of rows because of other rows. */
    public void mark(DuplicateMarks found) {
        DuplicateIndexes indexes = new DuplicateIndexes();
        found.rows().forEach(number -> {
            int index = file.indexOf(number);
            if (index >= 0) {
                found.of(number).ifPresent(mark -> indexes.add(index, mark.kind()));
            }
        });
        duplicates = found;
        marks.setDuplicates(indexes);
    }

    private void check(Collection<Long> numbers) {
        numbers.stream().mapToInt(file::indexOf).filter(index -> index >= 0).forEach(marks::forgetDuplicate);
        // a row that is not stored yet is checked with the others
        Stream<Row> rows = numbers.stream()
                .mapToInt(file::indexOf)
                .filter(index -> index >= 0 && marks.isChecked(index))
                .mapToObj(file::read);
        if (numbers.size() < MANY) {
            rows.forEach(row -> mark(row, problems(row)));
        } else {
            new ParallelConversion<>(this::problems, this::mark, 1).run(rows.iterator());
        }
    }

    private List<RowProblem> problems(Row inFile) {
        return check.problems(inFile, edits.applied(inFile));
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
        DuplicateMark duplicate = isSkipped ? null : duplicate(row);
        boolean isFine = isSkipped || duplicate != null || (marks.isChecked(index(row)) && !marks.isBad(index(row)));
        return new GridRow(
                row.number(),
                row.line(),
                row.fault() == null ? row.cells() : fitted(row.cells()),
                originals(inFile),
                isFine ? rejection(duplicate) : cellMarks(inFile),
                duplicate,
                isSkipped,
                row.fault() != null);
    }

    private @Nullable DuplicateMark duplicate(Row row) {
        DuplicateMarks known = duplicates;
        return known == null || !marks.isOfAnother(index(row))
                ? null
                : known.of(row.number()).orElse(null);
    }

    private static List<CellMark> rejection(@Nullable DuplicateMark duplicate) {
        return duplicate != null && duplicate.kind() == DuplicateMark.DuplicateMarkKind.REJECTED
                ? List.of(new CellMark(CellEdit.WHOLE_ROW, duplicate.sentence(), null))
                : List.of();
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

    private List<CellMark> cellMarks(Row inFile) {
        return problems(inFile).stream()
                .map(problem -> new CellMark(place(problem), problem.message(), suggestion(problem)))
                .toList();
    }

    private static @Nullable String suggestion(RowProblem problem) {
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
        RowMarks.RowTotals totals = marks.totals();
        synchronized (edits) {
            return new GridCounts(
                    marks.size(),
                    marks.checked(),
                    totals.wrong(),
                    totals.bad(),
                    totals.fixed(),
                    totals.duplicates(),
                    totals.anyway(),
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

    /**
     * The row as it stands in the file.
     *
     * @throws UserException when there is none with this number
     */
    Row stored(long number) {
        int index = file.indexOf(number);
        if (index < 0) {
            throw UserException.usage("web.row-not-among-these", number);
        }
        return file.read(index);
    }

    /** The row as it would be sent. */
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
    Map<Integer, String> suggestions(Row inFile, String problem) {
        return problems(inFile).stream()
                .filter(found -> problem.isEmpty()
                        || ProblemKind.of(found, place(found)).key().equals(problem))
                .map(RowProblem::suggestion)
                .flatMap(Stream::ofNullable)
                .flatMap(suggestion -> suggestion.cells().entrySet().stream())
                .collect(Collectors.toMap(cell -> place(cell.getKey()), Map.Entry::getValue, (one, other) -> one));
    }

    /** Ends the check at its next row. */
    public void stop() {
        isStopped = true;
    }
}
