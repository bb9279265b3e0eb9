package dev.leadline.source;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which cell of a record stands under which name.
 *
 * @param names those of the columns that are read, none of them empty or there twice
 * @param places the cell of each, from 0
 * @param counting the cells that only count the rows
 * @param leftOut the cells of columns that are left out although they have a name
 * @param named how many cells a record has up to the last one that is read
 * @param width how many cells a record has with the empty ones behind those
 */
record TableColumns(
        List<String> names, List<Integer> places, Set<Integer> counting, Set<Integer> leftOut, int named, int width)
        implements Placement {

    TableColumns {
        names = List.copyOf(names);
        places = List.copyOf(places);
        counting = Set.copyOf(counting);
        leftOut = Set.copyOf(leftOut);
    }

    @Override
    public FileRecord place(FileRecord record) {
        List<String> cells = record.cells();
        if (!isWhole(cells)) {
            return Placement.unplaced(record, FaultMessages.ragged(record.frame(), cells.size(), width), names.size());
        }
        if (isPlain() && cells.size() == names.size()) {
            return record;
        }
        for (int i = 0; i < cells.size(); i++) {
            if (!isRight(i, cells.get(i))) {
                return Placement.unplaced(record, FaultMessages.valueWithoutName(i + 1), names.size());
            }
        }
        return new FileRecord(record.frame(), places.stream().map(cells::get).toList());
    }

    /**
     * The same columns in the order of another header.
     *
     * @return empty unless it has all these names, each once, and no other
     */
    Optional<TableColumns> orderedBy(FileRecord header) {
        List<String> others =
                ColumnNames.of(header).stream().map(TableColumns::folded).toList();
        List<String> own = names.stream().map(TableColumns::folded).toList();
        if (others.size() != own.size() || !new HashSet<>(others).equals(new HashSet<>(own))) {
            return Optional.empty();
        }
        return Optional.of(new TableColumns(
                names,
                own.stream().map(others::indexOf).toList(),
                Set.of(),
                Set.of(),
                own.size(),
                Math.max(own.size(), header.cells().size())));
    }

    /** In how many cells of a record exactly one of these names stands. */
    int namesIn(FileRecord record) {
        Set<String> own = new HashSet<>(names.stream().map(TableColumns::folded).toList());
        return (int) record.cells().stream()
                .filter(cell -> own.contains(folded(ColumnNames.clean(cell))))
                .count();
    }

    // A row without the empty cells at its end is whole only if a value stands last: one that has lost a delimiter has
    // not.
    private boolean isWhole(List<String> cells) {
        return cells.size() == width
                || (cells.size() == named && !cells.get(named - 1).isBlank());
    }

    private boolean isPlain() {
        return named == names.size() && places.get(named - 1) == named - 1 && isInOrder();
    }

    private boolean isInOrder() {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i) != i) {
                return false;
            }
        }
        return true;
    }

    private boolean isRight(int place, String cell) {
        return cell.isBlank()
                || places.contains(place)
                || leftOut.contains(place)
                || (counting.contains(place) && ColumnValues.isCount(cell));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
