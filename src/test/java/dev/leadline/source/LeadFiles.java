package dev.leadline.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the tests of this package say about files. */
final class LeadFiles {

    private LeadFiles() {}

    static Path fixture(String name) {
        return Path.of("src/test/resources/files/source", name);
    }

    static List<Row> rowsOf(String name) {
        return rowsOf(fixture(name), ReadOptions.DEFAULTS);
    }

    static List<Row> rowsOf(Path file, ReadOptions readOptions) {
        List<Row> rows = new ArrayList<>();
        try (RowReader reader = LeadFile.open(file, readOptions).read()) {
            reader.forEachRemaining(rows::add);
        }
        return rows;
    }

    static Row row(long number, long line, String... cells) {
        return new Row(number, line, List.of(cells), null);
    }

    static Row faultyRow(long number, long line, RowFault.FaultKind kind, String detail, String... cells) {
        return new Row(number, line, List.of(cells), new RowFault(kind, detail));
    }
}
