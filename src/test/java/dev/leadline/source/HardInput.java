package dev.leadline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that is hard to read, and what has to become of it.
 *
 * @param file where it stands
 * @param expected what stands beside it
 */
record HardInput(Path file, Expected expected) {

    private static final Path FOLDER = Path.of("src/test/resources/hard-inputs");
    private static final String SUFFIX = ".expected.json";

    /** Every one of them, by name. */
    static List<HardInput> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(file -> new HardInput(file, expected(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
        return name();
    }

    private static Expected expected(Path file) {
        return JsonMapper.shared().readValue(Path.of(file + SUFFIX), Expected.class);
    }

    /**
     * What has to become of it.
     *
     * @param what what is hard about it
     * @param refused why it is refused, without its name; null when it is read
     * @param notes what is said about it
     * @param header the names of its columns
     * @param rows its rows
     */
    record Expected(
            String what,
            @Nullable String refused,
            @Nullable List<String> notes,
            @Nullable List<String> header,
            @Nullable List<ExpectedRow> rows) {

        List<ExpectedRow> allRows() {
            return rows == null ? List.of() : rows;
        }
    }

    /**
     * A row of it.
     *
     * @param line where it starts
     * @param cells its cells, or null where it has a fault
     * @param fault the kind of fault, or null when it is well-formed
     */
    record ExpectedRow(long line, @Nullable List<String> cells, RowFault.@Nullable FaultKind fault) {

        static ExpectedRow of(Row row) {
            RowFault fault = row.fault();
            return fault == null
                    ? new ExpectedRow(row.line(), row.cells(), null)
                    : new ExpectedRow(row.line(), null, fault.kind());
        }
    }
}
