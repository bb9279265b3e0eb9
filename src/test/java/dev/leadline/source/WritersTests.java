package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Any table that three libraries write, in four dialects and four encodings, is read back equal. The tables follow from a
 * seed; a failure names its own, to be given as {@code -Dleadline.test.seed=N} with {@code -Dleadline.test.tables=1}.
 */
class WritersTests {

    private static final long SEED = Long.getLong("leadline.test.seed", 1);
    private static final int TABLES = Integer.getInteger("leadline.test.tables", 300);
    private static final String LETTERS = "abcXYZ012 ,;|\t\"'\n\r=+-@.:/#éñß’łЖ山\uD83D\uDE00\u00A0";
    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void writeTablesThatAreReadBackEqual(Writer writer) throws IOException {
        for (long seed = SEED; seed < SEED + TABLES; seed++) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(6);
            // Nothing in a single column tells another delimiter than the usual one.
            char delimiter = columns == 1 ? ',' : ",;\t|".charAt(random.nextInt(4));
            String lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            List<String> header = IntStream.rangeClosed(1, columns)
                    .mapToObj(number -> "column " + number)
                    .toList();
            List<List<String>> rows = rows(random, columns);
            List<List<String>> table = new ArrayList<>(List.of(header));
            table.addAll(rows);

            Path file = encoded(writer.write(table, delimiter, lineEnd), random);

            assertThat(LeadFile.open(file, ReadOptions.DEFAULTS).header())
                    .as("seed %d", seed)
                    .isEqualTo(header);
            assertThat(LeadFiles.rowsOf(file, ReadOptions.DEFAULTS))
                    .as("seed %d", seed)
                    .noneMatch(row -> row.fault() != null)
                    .extracting(Row::cells)
                    .isEqualTo(rows);
        }
    }

    private static List<List<String>> rows(Random random, int columns) {
        return IntStream.rangeClosed(1, random.nextInt(30))
                .mapToObj(number -> row(random, number, columns))
                .toList();
    }

    // A row without anything in it is a blank line and no row: so the first cell has a number.
    private static List<String> row(Random random, int number, int columns) {
        List<String> cells = new ArrayList<>(List.of("row " + number + text(random, random.nextInt(4))));
        while (cells.size() < columns) {
            cells.add(text(random, random.nextInt(12)));
        }
        return cells;
    }

    private static String text(Random random, int length) {
        return random.ints(length, 0, LETTERS.codePointCount(0, LETTERS.length()))
                .map(index -> LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, index)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Path encoded(String text, Random random) throws IOException {
        Charset charset = CHARSETS.get(random.nextInt(CHARSETS.size()));
        boolean marked = random.nextBoolean() || !charset.equals(StandardCharsets.UTF_8);
        Path file = folder.resolve("leads.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
            out.write(marked ? "\uFEFF" + text : text);
        }
        return file;
    }

    enum Writer {
        COMMONS_CSV {
            @Override
            String write(List<List<String>> table, char delimiter, String lineEnd) throws IOException {
                StringWriter text = new StringWriter();
                CSVFormat format = CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter)
                        .setQuoteMode(QuoteMode.MINIMAL)
                        .setRecordSeparator(lineEnd)
                        .get();
                try (CSVPrinter printer = new CSVPrinter(text, format)) {
                    printer.printRecords(table);
                }
                return text.toString();
            }
        },
        FAST_CSV {
            @Override
            String write(List<List<String>> table, char delimiter, String lineEnd) throws IOException {
                StringWriter text = new StringWriter();
                try (CsvWriter writer = CsvWriter.builder()
                        .fieldSeparator(delimiter)
                        .lineDelimiter(LineDelimiter.of(lineEnd))
                        .build(text)) {
                    table.forEach(writer::writeRecord);
                }
                return text.toString();
            }
        },
        JACKSON {
            @Override
            String write(List<List<String>> table, char delimiter, String lineEnd) throws IOException {
                StringWriter text = new StringWriter();
                CsvSchema schema =
                        CsvSchema.emptySchema().withColumnSeparator(delimiter).withLineSeparator(lineEnd);
                try (SequenceWriter writer = new CsvMapper().writer(schema).writeValues(text)) {
                    writer.writeAll(table);
                }
                return text.toString();
            }
        };

        abstract String write(List<List<String>> table, char delimiter, String lineEnd) throws IOException;
    }
}
