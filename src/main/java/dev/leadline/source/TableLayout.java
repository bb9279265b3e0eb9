package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The position of the table in a file.
 *
 * @param firstLine the last line of its header, or the first row where it has none
 * @param headers the names on each line of its header, those of columns that are not read included; none where it has no header
 * @param columns those that are read: at least one
 * @param notes sentences about lines and columns that are ignored
 */
record TableLayout(long firstLine, List<List<String>> headers, TableColumns columns, List<String> notes) {

    private static final int VALUES_THAT_TELL = 2;

    /** @throws UnusableFileException when there is no header that can name columns */
    static TableLayout of(Path file, TableFormat form, ReadOptions readOptions) throws IOException {
        List<FileRecord> sample = form.sample(file);
        if (sample.isEmpty()) {
            throw FileRefusals.empty(file);
        }
        return readOptions.hasHeader() ? withHeader(file, form, sample, readOptions.limits()) : ofRows(sample);
    }

    private static TableLayout ofRows(List<FileRecord> sample) {
        int width = sample.get(0).cells().size();
        List<Integer> places = IntStream.range(0, width).boxed().toList();
        return new TableLayout(
                sample.get(0).frame().line(),
                List.of(),
                new TableColumns(
                        places.stream().map(place -> "Column " + (place + 1)).toList(),
                        places,
                        Set.of(),
                        Set.of(),
                        width,
                        width),
                List.of(UserMessage.of("source.note.no-header", width).text()));
    }

    private static TableLayout withHeader(Path file, TableFormat form, List<FileRecord> sample, SourceLimits limits)
            throws IOException {
        HeaderLines found = HeaderLines.among(sample);
        if (!found.isCertain()) {
            throw FileRefusals.headerOnSeveralLines(file, Lines.of(found.lines()));
        }
        List<FileRecord> lines = new ArrayList<>();
        for (FileRecord line : found.lines()) {
            lines.add(read(file, form, line.frame().line()));
        }
        FileRecord header = HeaderLines.joined(lines);
        List<String> names = ColumnNames.of(header);
        checkNames(file, header, names, limits);
        List<FileRecord> rows = found.rows();
        addNameless(names, header, rows);
        int headerWidth = form.hasWidth() ? header.cells().size() : names.size();
        ColumnFinder finder = new ColumnFinder(file, names, headerWidth, form.hasWidth() ? rows : trimmed(rows, names));
        TableColumns columns = finder.find();
        List<String> notes = notes(found, header, header.cells().size() - names.size());
        notes.addAll(finder.notes());
        return new TableLayout(
                header.frame().line(), lines.stream().map(ColumnNames::of).toList(), columns, List.copyOf(notes));
    }

    boolean hasHeader() {
        return !headers.isEmpty();
    }

    /** Whether a record is the last line of the header. */
    boolean isHeader(FileRecord record) {
        return ColumnNames.of(record).equals(headers.get(headers.size() - 1));
    }

    /** Whether a record among the rows repeats a line of the header. */
    boolean isRepeatedHeader(FileRecord record) {
        return record.frame().fault() == null && headers.stream().anyMatch(header -> isRepeated(header, record));
    }

    private static boolean isRepeated(List<String> header, FileRecord record) {
        return header.size() > 1
                && record.cells().size() >= header.size()
                && ColumnNames.clean(record.cells().get(0)).equals(header.get(0))
                && ColumnNames.of(record).equals(header);
    }

    /** The names of the columns that are read. */
    List<String> names() {
        return columns.names();
    }

    // How many empty cells are behind the last value of a sheet's row says nothing.
    private static List<FileRecord> trimmed(List<FileRecord> rows, List<String> names) {
        return rows.stream()
                .filter(row -> row.cells().stream().skip(names.size()).allMatch(String::isBlank))
                .map(row -> row.trimmed(names.size()))
                .toList();
    }

    private static FileRecord read(Path file, TableFormat form, long line) throws IOException {
        try (RecordReader records = form.open(file, line, TableFormat.UNKNOWN)) {
            FileRecord header = records.next();
            if (header == null) {
                throw FileRefusals.empty(file);
            }
            RowFault broken = header.frame().fault();
            RowFault fault = broken == null ? FaultMessages.inText(header.frame(), form.charsetName()) : broken;
            if (fault != null) {
                throw FileRefusals.brokenHeader(file, fault);
            }
            return header;
        }
    }

    private static void checkNames(Path file, FileRecord header, List<String> names, SourceLimits limits) {
        if (names.size() > limits.maxColumns()) {
            throw FileRefusals.tooManyColumns(file, names.size(), limits.maxColumns());
        }
        checkNoRow(file, header, names);
    }

    // One contact is enough evidence; a date or a number can be part of an unusual column name.
    private static void checkNoRow(Path file, FileRecord header, List<String> names) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = ColumnNames.valueOfRow(names.get(i));
            if (value != null) {
                values.add(i);
            }
            if (value != null && (ColumnNames.isConclusive(value) || values.size() == VALUES_THAT_TELL)) {
                throw FileRefusals.noHeader(file, header.frame().line(), i + 1, value);
            }
        }
    }

    /** Adds the cells behind the last name that the header leaves empty, up to one in which most rows have a value. */
    private static void addNameless(List<String> names, FileRecord header, List<FileRecord> rows) {
        List<FileRecord> readable =
                rows.stream().filter(row -> row.frame().fault() == null).toList();
        int last = names.size();
        for (int place = names.size(); place < header.cells().size(); place++) {
            int cell = place;
            long filled = readable.stream()
                    .filter(row ->
                            cell < row.cells().size() && !row.cells().get(cell).isBlank())
                    .count();
            if (filled > 0 && 2 * filled >= readable.size()) {
                last = place + 1;
            }
        }
        while (names.size() < last) {
            names.add("");
        }
    }

    private static List<String> notes(HeaderLines found, FileRecord header, int nameless) {
        List<String> notes = new ArrayList<>();
        List<FileRecord> lines = found.lines();
        List<String> lowest = ColumnNames.of(lines.get(lines.size() - 1));
        Optional<String> joined = ColumnNames.of(header).stream()
                .filter(name -> !lowest.contains(name))
                .findFirst();
        List<FileRecord> above = new ArrayList<>(found.above());
        if (joined.isEmpty()) {
            above.addAll(lines.subList(0, lines.size() - 1));
        }
        if (!above.isEmpty()) {
            notes.add((above.size() == 1
                            ? UserMessage.of("source.note.line-above", Lines.of(above))
                            : UserMessage.of("source.note.lines-above", Lines.of(above)))
                    .text());
        }
        joined.ifPresent(name ->
                notes.add(UserMessage.of("source.note.joined-header", Lines.of(lines), FileRefusals.printable(name))
                        .text()));
        if (nameless > 0) {
            notes.add((nameless == 1
                            ? UserMessage.of("source.note.last-column-empty")
                            : UserMessage.of("source.note.last-columns-empty", nameless))
                    .text());
        }
        return notes;
    }
}
