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
import org.jspecify.annotations.Nullable;

/** The beginning of a text, from which its delimiter and its header are told. */
final class TextSample {

    private static final int MOST_CHARS = 1 << 16;
    private static final int MOST_RECORDS = 200;
    private static final String DELIMITERS = ",;\t|";
    private static final Pattern SEPARATOR = Pattern.compile(
            "\uFEFF?\"?sep=([^\\p{L}\\p{N}\"\\r\\n])\"?[,;\t|]*(\\r\\n|\\r|\\n|$)", Pattern.CASE_INSENSITIVE);

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
     * The delimiter that makes a table of the text; a comma where none does.
     *
     * @throws UnusableFileException when two do it equally well
     */
    char delimiter(Path file) throws IOException {
        if (told != null) {
            return told;
        }
        List<Candidate> candidates = candidates();
        if (candidates.isEmpty()) {
            return ',';
        }
        candidates.sort(Comparator.reverseOrder());
        Candidate best = candidates.get(0);
        if (candidates.size() > 1 && candidates.get(1).compareTo(best) == 0) {
            throw FileRefusals.unknownDelimiter(
                    file, name(best.delimiter()), name(candidates.get(1).delimiter()));
        }
        return best.delimiter();
    }

    private List<Candidate> candidates() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < DELIMITERS.length(); i++) {
            char delimiter = DELIMITERS.charAt(i);
            if (text.indexOf(delimiter) >= 0) {
                Candidate.of(delimiter, records(delimiter)).ifPresent(candidates::add);
            }
        }
        return candidates;
    }

    /** The first records as a delimiter makes them, without one that the end of the sample may have cut. */
    List<FileRecord> records(char delimiter) throws IOException {
        List<FileRecord> found = new ArrayList<>();
        RecordRules rules =
                RecordRules.of(new Dialect(StandardCharsets.UTF_8, delimiter, '"'), limits.maxColumns(), limits);
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

    private static String name(char delimiter) {
        return new Dialect(StandardCharsets.UTF_8, delimiter, '"').delimiterName();
    }

    /**
     * What a delimiter makes of the sample.
     *
     * @param delimiter which
     * @param fitting how many of a thousand rows have as many cells as the header
     * @param clean how many names in the header hold no other delimiter
     */
    private record Candidate(char delimiter, int fitting, long clean) implements Comparable<Candidate> {

        static Optional<Candidate> of(char delimiter, List<FileRecord> records) {
            if (records.isEmpty()) {
                return Optional.empty();
            }
            int place = Preamble.headerAmong(records);
            FileRecord header = records.get(place);
            if (header.frame().fault() != null || header.filled() < 2) {
                return Optional.empty();
            }
            List<FileRecord> rows = records.subList(place + 1, records.size());
            long fitting = rows.stream().filter(row -> row.fits(header)).count();
            int share = rows.isEmpty() ? 1000 : (int) (fitting * 1000 / rows.size());
            long clean = header.cells().stream()
                    .filter(name -> isClean(name, delimiter))
                    .count();
            return Optional.of(new Candidate(delimiter, share, clean));
        }

        private static boolean isClean(String name, char own) {
            return !name.isBlank() && name.chars().noneMatch(c -> c != own && DELIMITERS.indexOf(c) >= 0);
        }

        @Override
        public int compareTo(Candidate other) {
            int order = Integer.compare(fitting, other.fitting);
            return order == 0 ? Long.compare(clean, other.clean) : order;
        }
    }
}
