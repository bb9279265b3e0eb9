package dev.leadline.cli.output;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of text whose columns stand under each other, two blanks apart. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int numbers;

    private Table(int numbers) {
        this.numbers = numbers;
    }

    /** A table whose columns are all text. */
    public static Table ofText() {
        return new Table(0);
    }

    /** A table whose first column is a number, aligned to the right. */
    public static Table withNumberFirst() {
        return new Table(1);
    }

    /** Adds a row with a cell for each column. */
    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, each indented by two blanks and without blanks at its end. */
    public List<String> lines() {
        int[] widths = widths();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(Collection::size).max().orElse(0);
        return IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .filter(row -> column < row.size())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(GAP).append(column < numbers ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
