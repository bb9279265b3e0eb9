package dev.leadline.lead.conversion;

import dev.leadline.source.Row;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What whole columns look like: one pass over the rows in memory that does not grow with them. */
public final class FileProfile {

    private final long rows;
    private final List<ColumnProfile> columns;
    private final DistinctCells distinct;

    private FileProfile(long rows, List<ColumnProfile> columns, DistinctCells distinct) {
        this.rows = rows;
        this.columns = columns;
        this.distinct = distinct;
    }

    /**
     * Looks at all rows. Those with a fault are passed over: their cells may stand in wrong columns.
     *
     * @param header the column names
     * @param rows all rows of the file, consumed
     * @return one profile for each column of the header
     */
    public static FileProfile of(List<String> header, Iterator<Row> rows) {
        List<ColumnTally> tallies =
                header.stream().map(name -> new ColumnTally()).toList();
        DistinctCells distinct = new DistinctCells(header.size());
        long seen = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.fault() == null) {
                seen++;
                add(seen, row.cells(), tallies, distinct);
            }
        }
        return new FileProfile(
                seen, tallies.stream().map(ColumnTally::toProfile).toList(), distinct);
    }

    private static void add(long row, List<String> cells, List<ColumnTally> tallies, DistinctCells distinct) {
        int columns = Math.min(cells.size(), tallies.size());
        for (int column = 0; column < columns; column++) {
            tallies.get(column).add(row, cells.get(column));
            distinct.add(column, cells.get(column));
        }
    }

    /**
     * How many rows were looked at.
     *
     * @return the rows without fault
     */
    public long rows() {
        return rows;
    }

    /**
     * What one column looks like.
     *
     * @param index the column's place in the header, from 0
     * @return never null; all counts are 0 for a file without rows
     * @throws IndexOutOfBoundsException when the header has no such column
     */
    public ColumnProfile column(int index) {
        return columns.get(index);
    }

    /**
     * The different cells of one column as they are in the file; personal data, never logged.
     *
     * @param index the column's place in the header, from 0
     * @return empty where they are too many to be kept
     */
    public Optional<Set<String>> distinctCells(int index) {
        return distinct.of(index);
    }
}
