package dev.leadline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A table of what happens, which a test prints and a page of the docs contains. */
public final class PrintedTable {

    private PrintedTable() {}

    /** Asserts that a page contains the table as it is printed now; the table is kept in {@code target} to be put there. */
    public static void isIn(String page, String name, String markdown) throws IOException {
        Path printed = Files.writeString(Path.of("target", name + "-table.md"), markdown);
        assertThat(Files.readString(Path.of("docs", page)))
                .as("the table as printed is in %s: put it into docs/%s", printed, page)
                .contains(markdown);
    }

    /** A table with a header; bars in cells are escaped. */
    public static String of(String header, List<List<String>> rows) {
        return header + "\n" + header.replaceAll("[^|]+", " --- ") + "\n"
                + rows.stream()
                        .map(row -> row.stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .collect(Collectors.joining(" | ", "| ", " |\n")))
                        .collect(Collectors.joining());
    }
}
