package dev.leadline.source;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The beginning of a text, from which its delimiter and its header are told. */
final class TextSample {

    private static final int MOST_CHARS = 1 << 16;
    private static final int MOST_RECORDS = 200;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", "||", "^", "~");
    private static final List<Quoting> OTHER_QUOTINGS = List.of(Quoting.BACKSLASH, Quoting.APOSTROPHE, Quoting.CURLY);
    private static final Pattern CLOSE_COMMA = Pattern.compile(",(?! )");
    private static final Pattern PIPES = Pattern.compile("\\|+");
    private static final int LEAST_BETWEEN_BLANKS = 3;
    private static final Pattern SEPARATOR = Pattern.compile(
            "\uFEFF?\"?sep=([^\\p{L}\\p{N}\"\\r\\n])\"?[,;\t|^~]*(\\r\\n|\\r|\\n|$)", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final boolean whole;
    private final SourceLimits limits;
    private final @Nullable Character told;

    private TextSample(String text, boolean whole, SourceLimits limits) {
        this.text = text;
        this.whole = whole;
        this.limits = limits;
        Matcher separator = SEPARATOR.matcher(text);
        this.told = separator.lookingAt() ? separator.group(1).charAt(0) : null;
    }

    static TextSample of(Reader reader, SourceLimits limits) throws IOException {
        char[] chars = new char[MOST_CHARS];
        int length = 0;
        for (int count = 0; count >= 0 && length < MOST_CHARS; length += Math.max(count, 0)) {
            count = reader.read(chars, length, MOST_CHARS - length);
        }
        return new TextSample(new String(chars, 0, length), length < MOST_CHARS, limits);
    }

    /** The line on which the table can begin: the second one where a {@code sep=} line stands before it. */
    private long firstLine() {
        return told == null ? 1 : 2;
    }

    /**
     * The delimiter and the quotes that make a table of the text; a comma where none does.
     *
     * @param named a delimiter that is not to be told from the content, or null
     * @throws UnusableFileException when two do it equally well
     */
    Dialect dialect(Path file, @Nullable Character named) throws IOException {
        Character known = named == null ? told : named;
        if (known != null) {
            return quoted(dialect(String.valueOf(known)));
        }
        List<Candidate> candidates = candidates();
        if (candidates.isEmpty()) {
            Dialect blanks = dialect(" ");
            return isTable(records(blanks)) ? blanks : quoted(Dialect.STANDARD);
        }
        candidates.sort(Comparator.reverseOrder());
        Candidate best = candidates.get(0);
        if (candidates.size() > 1 && candidates.get(1).compareTo(best) == 0) {
            throw FileRefusals.unknownDelimiter(
                    file,
                    best.dialect().delimiterName(),
                    candidates.get(1).dialect().delimiterName());
        }
        return best.dialect();
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (String delimiter : DELIMITERS) {
            if (text.contains(delimiter) && isPossible(delimiter)) {
                Dialect dialect = quoted(dialect(delimiter));
                Candidate.of(dialect, records(dialect)).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    private Dialect dialect(String delimiter) {
        boolean spaced = delimiter.equals(",") && !CLOSE_COMMA.matcher(text).find();
        return new Dialect(StandardCharsets.UTF_8, delimiter, spaced, Quoting.STANDARD);
    }

    /** Whether the pipes on the line of the header stand one by one or in pairs, as the delimiter has it. */
    private boolean isPossible(String delimiter) {
        if (delimiter.charAt(0) != '|') {
            return true;
        }
        String line =
                text.lines().filter(one -> one.indexOf('|') >= 0).findFirst().orElse("");
        boolean pairs =
                PIPES.matcher(line).results().allMatch(found -> found.group().length() % 2 == 0);
        return pairs == delimiter.equals("||");
    }

    /** With the quotes that make whole rows where straight ones do not, or that enclose every name. */
    private Dialect quoted(Dialect standard) throws IOException {
        List<FileRecord> plain = records(standard);
        for (Quoting quoting : OTHER_QUOTINGS) {
            Dialect other = standard.with(quoting);
            if (quoting.escaped() ? text.contains("\\\"") : text.indexOf(quoting.open()) >= 0) {
                List<FileRecord> read = records(other);
                boolean named = !quoting.escaped() && encloses(quoting, plain);
                if (isWhole(read) && (named || !isWhole(plain))) {
                    return other;
                }
            }
        }
        return standard;
    }

    private static boolean encloses(Quoting quoting, List<FileRecord> records) {
        return !records.isEmpty()
                && HeaderLines.among(records).header().cells().stream()
                        .allMatch(cell -> quoting.encloses(cell.strip()));
    }

    private static boolean isWhole(List<FileRecord> records) {
        if (records.isEmpty()) {
            return false;
        }
        HeaderLines lines = HeaderLines.among(records);
        FileRecord header = lines.header();
        return header.frame().fault() == null && lines.rows().stream().allMatch(row -> row.fits(header));
    }

    /** Whether every row has as many cells as the first, and all values of one column are of a kind that names never are. */
    private static boolean isTable(List<FileRecord> records) {
        int width = records.isEmpty() ? 0 : records.get(0).cells().size();
        boolean even = width >= LEAST_BETWEEN_BLANKS
                && records.size() > 2
                && records.stream()
                        .allMatch(row -> row.frame().fault() == null
                                && row.filled() == width
                                && row.cells().size() == width);
        return even
                && HeaderWords.areAllNames(records.get(0))
                && IntStream.range(0, width)
                        .anyMatch(place -> records.stream()
                                .skip(1)
                                .allMatch(row -> ColumnNames.value(row.cells().get(place)) != null));
    }

    /** The first records as a dialect makes them, without one that the end of the sample may have cut. */
    List<FileRecord> records(Dialect dialect) throws IOException {
        List<FileRecord> found = new ArrayList<>();
        RecordRules rules = RecordRules.of(dialect, limits.maxColumns(), limits);
        try (CsvRecords records = new CsvRecords(new StringReader(text), rules, firstLine())) {
            for (FileRecord next = records.next(); next != null && found.size() < MOST_RECORDS; next = records.next()) {
                found.add(next);
            }
        }
        return whole || found.size() == MOST_RECORDS ? found : found.subList(0, Math.max(1, uncut(found)));
    }

    // A quote that the end of the sample leaves open makes records of the lines behind it.
    private static int uncut(List<FileRecord> found) {
        for (int i = 0; i < found.size(); i++) {
            RowFault fault = found.get(i).frame().fault();
            if (fault != null && fault.kind() == RowFault.FaultKind.UNCLOSED_QUOTE) {
                return i;
            }
        }
        return found.size() - 1;
    }

    /**
     * What a dialect makes of the sample.
     *
     * @param dialect which
     * @param fitting how many of a thousand rows have as many cells as the header
     * @param clean how many names in the header hold no other delimiter
     */
    private record Candidate(Dialect dialect, int fitting, long clean) implements Comparable<Candidate> {

        static Optional<Candidate> of(Dialect dialect, List<FileRecord> records) {
            if (records.isEmpty()) {
                return Optional.empty();
            }
            HeaderLines lines = HeaderLines.among(records);
            FileRecord header = lines.header();
            if (header.frame().fault() != null || header.filled() < 2) {
                return Optional.empty();
            }
            List<FileRecord> rows = lines.rows();
            long fitting = rows.stream().filter(row -> row.fits(header)).count();
            int share = rows.isEmpty() ? 1000 : (int) (fitting * 1000 / rows.size());
            long clean = header.cells().stream()
                    .filter(name -> isClean(name, dialect.delimiter()))
                    .count();
            return Optional.of(new Candidate(dialect, share, clean));
        }

        private static boolean isClean(String name, String own) {
            return !name.isBlank()
                    && DELIMITERS.stream().noneMatch(other -> !own.contains(other) && name.contains(other));
        }

        @Override
        public int compareTo(Candidate other) {
            int order = Integer.compare(fitting, other.fitting);
            return order == 0 ? Long.compare(clean, other.clean) : order;
        }
    }
}
