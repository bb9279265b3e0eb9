package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The first record of a file: the names of its columns. */
final class Header {

    private Header() {}

    /**
     * The names of the columns, trimmed: never empty, each there once.
     *
     * @throws UnusableFileException when the file has none, or they cannot name columns
     */
    static List<String> read(Path file, Dialect dialect, SourceLimits limits) throws IOException {
        try (Records records = Records.of(file, new FrameRules(dialect, limits.maxColumns(), limits.maxCellChars()))) {
            FileRecord first = records.next();
            if (first == null) {
                throw Refusals.empty(file);
            }
            RowFault fault = first.frame().fault() == null
                    ? Faults.inText(first.frame())
                    : first.frame().fault();
            if (fault != null) {
                throw Refusals.brokenHeader(file, fault);
            }
            return checked(file, names(first), limits.maxColumns());
        }
    }

    /** The names that a record gives to columns, trimmed. */
    static List<String> names(FileRecord header) {
        return header.cells().stream().map(String::strip).toList();
    }

    private static List<String> checked(Path file, List<String> names, int maxColumns) {
        if (names.size() > maxColumns) {
            throw Refusals.tooManyColumns(file, names.size(), maxColumns);
        }
        int nameless = names.indexOf("");
        if (nameless >= 0) {
            throw Refusals.namelessColumn(file, nameless + 1);
        }
        Set<String> seen = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
        if (!repeated.isEmpty()) {
            throw Refusals.repeatedColumns(file, repeated);
        }
        return names;
    }
}
