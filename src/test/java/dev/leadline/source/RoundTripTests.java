package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written as CSV is read back; whatever else stands in a file is at least accounted for. */
class RoundTripTests {

    private static final String HARD = "\",\n\r\t 'aé\uD83D\uDE00;";

    private static final Pattern BLANK_BEFORE_QUOTE = Pattern.compile("(^|[,\r\n])[ \t]+\"");
    private static final Pattern QUOTE_WITHIN_CELL = Pattern.compile("[^,\"\\r\\n]\"[^,\\r\\n]");

    private static final RecordRules RULES = new RecordRules(Dialect.STANDARD, 1_000, 100_000, 1_000_000);

    @TempDir
    private Path folder;

    @RepeatedTest(100)
    void tablesThatCommonsCsvWritesAreReadBackEqual(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        int columns = 1 + random.nextInt(6);
        List<List<String>> table = table(random, columns);

        List<Row> rows = LeadFiles.rowsOf(written(table, columns, random), ReadOptions.DEFAULTS);

        assertThat(rows).as("seed %d", seed).noneMatch(row -> row.fault() != null);
        assertThat(rows).as("seed %d", seed).extracting(Row::cells).isEqualTo(table);
    }

    @RepeatedTest(100)
    void frameOfAnythingAgreesWithCommonsCsvAndLosesNothing(RepetitionInfo repetition) throws IOException {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        for (int attempt = 0; attempt < 20; attempt++) {
            String text = garbage(random);
            assertThat(String.join("", framed(text)))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(withoutLineEnds(text));
            List<List<String>> parsed = parsedAtOnce(text);
            boolean isReadOtherwise = BLANK_BEFORE_QUOTE.matcher(text).find()
                    || QUOTE_WITHIN_CELL.matcher(text).find();
            if (parsed != null && !isReadOtherwise) {
                assertThat(cells(text)).as("seed %d: %s", seed, text).isEqualTo(parsed);
            }
        }
    }

    private static List<List<String>> table(Random random, int columns) {
        return IntStream.rangeClosed(1, random.nextInt(40))
                .mapToObj(number -> row(random, number, columns))
                .toList();
    }

    private static List<String> row(Random random, int number, int columns) {
        List<String> cells = new ArrayList<>(List.of("row " + number));
        while (cells.size() < columns) {
            cells.add(hardText(random, random.nextInt(8)));
        }
        return cells;
    }

    private static String garbage(Random random) {
        return hardText(random, random.nextInt(30));
    }

    private static String hardText(Random random, int length) {
        return random.ints(length, 0, HARD.codePointCount(0, HARD.length()))
                .map(index -> HARD.codePointAt(HARD.offsetByCodePoints(0, index)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path written(List<List<String>> table, int columns, Random random) throws IOException {
        QuoteMode mode = random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL;
        String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setQuoteMode(mode)
                .setRecordSeparator(lineEnd)
                .get();
        Path file = folder.resolve("leads.csv");
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file), format)) {
            printer.printRecord(IntStream.range(0, columns).mapToObj(index -> "column " + index));
            printer.printRecords(table);
        }
        return file;
    }

    private static List<String> framed(String text) throws IOException {
        List<String> texts = new ArrayList<>();
        try (RecordSplitter splitter = new RecordSplitter(new CharWindow(new StringReader(text)), RULES)) {
            for (RawRecord frame = splitter.next(); frame != null; frame = splitter.next()) {
                texts.add(withoutLineEnds(frame.text()));
            }
        }
        return texts;
    }

    private static List<List<String>> cells(String text) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        try (RecordReader records = new CsvRecords(new StringReader(text), RULES, 1)) {
            for (FileRecord found = records.next(); found != null; found = records.next()) {
                cells.add(found.cells());
            }
        }
        return cells;
    }

    private static @Nullable List<List<String>> parsedAtOnce(String text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream()
                    .map(found -> Arrays.asList(found.values()))
                    .filter(cells -> !cells.stream().allMatch(String::isBlank))
                    .toList();
        } catch (UncheckedIOException broken) {
            return null;
        }
    }

    private static String withoutLineEnds(String text) {
        return text.replaceAll("[\r\n]", "");
    }
}
