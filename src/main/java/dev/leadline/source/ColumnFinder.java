package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the columns of a table from its names and its first rows. */
final class ColumnFinder {

    /** So many of a hundred rows share what all of them have; the others are rejected. */
    private static final int NEARLY_ALL = 90;

    private final Path file;
    private final int headerWidth;
    private final List<String> names;
    private final List<String> given;
    private final List<List<String>> rows;
    private final List<String> notes = new ArrayList<>();

    /**
     * Looks at a table.
     *
     * @param names of its columns, those in the middle perhaps empty
     * @param headerWidth how many cells the header has
     * @param rows below it
     */
    ColumnFinder(Path file, List<String> names, int headerWidth, List<FileRecord> rows) {
        this.file = file;
        this.names = names;
        this.given = new ArrayList<>(names);
        this.headerWidth = headerWidth;
        this.rows = rows.stream()
                .filter(row -> row.frame().fault() == null && !Footer.isLikely(row))
                .map(FileRecord::cells)
                .toList();
    }

    /** @throws UnusableFileException when a column that is needed has not a name of its own */
    TableColumns find() {
        return isCountedInFront() ? counted() : found();
    }

    /** Sentences about the columns that are left out. */
    List<String> notes() {
        return notes;
    }

    private TableColumns found() {
        Set<String> repeated = ColumnNames.repeated(
                names.stream().filter(name -> !name.isEmpty()).toList());
        if (repeated.stream().anyMatch(HeaderWords::isOfValues)) {
            throw FileRefusals.repeatedColumns(file, repeated);
        }
        Set<Integer> counting = new HashSet<>();
        Set<Integer> leftOut = new HashSet<>();
        List<Integer> places = new ArrayList<>();
        int width = width();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            if (name.isEmpty()) {
                if (isNamedByPlace(place, width, counting)) {
                    places.add(place);
                }
            } else if (repeated.contains(name)) {
                leftOut.add(place);
            } else {
                places.add(place);
            }
        }
        repeated.forEach(name -> note(UserMessage.of("source.note.repeated-name", FileRefusals.printable(name))));
        if (places.isEmpty()) {
            throw FileRefusals.repeatedColumns(file, repeated);
        }
        return new TableColumns(
                places.stream().map(given::get).toList(), places, counting, leftOut, names.size(), width);
    }

    /** Names a column without a name after its place, if it has values that do not only count the rows. */
    private boolean isNamedByPlace(int place, int width, Set<Integer> counting) {
        List<List<String>> whole =
                rows.stream().filter(row -> row.size() == width).toList();
        List<String> values = ColumnValues.column(whole, place);
        String name = "Column " + (place + 1);
        if (values.isEmpty()) {
            note(UserMessage.of("source.note.empty-column", place + 1));
        } else if (values.size() == whole.size() && ColumnValues.areCounts(values)) {
            counting.add(place);
            note(UserMessage.of("source.note.counting-column", place + 1));
        } else if (names.contains(name)) {
            throw FileRefusals.namelessColumn(file, place + 1);
        } else {
            given.set(place, name);
            note(UserMessage.of("source.note.nameless-column", place + 1));
            return true;
        }
        return false;
    }

    /** How many cells a row has: as many as the header, or a number of its own that nearly all rows have. */
    private int width() {
        int bare = names.size();
        if (headerWidth > bare && nearlyAll(row -> row.size() == bare)) {
            return bare;
        }
        int widest = rows.stream().mapToInt(List::size).max().orElse(headerWidth);
        for (int width = headerWidth + 1; width <= widest; width++) {
            int tried = width;
            if (nearlyAll(row -> row.size() == tried && isBlankFrom(row, bare)) && ColumnValues.fit(names, rows, 0)) {
                return width;
            }
        }
        return headerWidth;
    }

    /** Whether all rows have a number in front that the header has no cell for, and the values fit the names one cell on. */
    private boolean isCountedInFront() {
        return !names.contains("")
                && nearlyAll(row -> row.size() == names.size() + 1)
                && headerWidth == names.size()
                && ColumnValues.areCounts(ColumnValues.column(rows, 0))
                && ColumnNames.repeated(names).isEmpty()
                && ColumnValues.confirm(names, rows, 1)
                && !ColumnValues.fit(names, rows, 0);
    }

    private TableColumns counted() {
        note(UserMessage.of("source.note.counting-column", 1));
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            places.add(i + 1);
        }
        return new TableColumns(names, places, Set.of(0), Set.of(), names.size() + 1, names.size() + 1);
    }

    private void note(UserMessage message) {
        notes.add(message.text());
    }

    private boolean nearlyAll(Predicate<List<String>> property) {
        long having = rows.stream().filter(property).count();
        return having > 0 && having * 100 >= (long) rows.size() * NEARLY_ALL;
    }

    private static boolean isBlankFrom(List<String> row, int place) {
        return row.stream().skip(place).allMatch(String::isBlank);
    }
}
