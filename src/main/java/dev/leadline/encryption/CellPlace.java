package dev.leadline.encryption;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where a text is stored: a column of a row. A sealed text can be opened only at its own place. */
public final class CellPlace {

    private final String column;
    private final Predicate<String> plain;
    private final Object[] key;

    /**
     * A place.
     *
     * @param column the table and the column, such as {@code run_row.cells}
     * @param plain which texts are stored there as they are, because they are nobody's data
     * @param key the values that identify the row
     */
    public CellPlace(String column, Predicate<String> plain, Object... key) {
        this.column = column;
        this.plain = plain;
        this.key = key.clone();
    }

    boolean mayBePlain(String stored) {
        return plain.test(stored);
    }

    /** The column and the row, such as {@code run_row.cells 3/17}. */
    @Override
    public String toString() {
        return Arrays.stream(key).map(Object::toString).collect(Collectors.joining("/", column + " ", ""));
    }
}
