package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a file and passing its rows at once tells the same as opening it first. */
class FileScanTests {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    @Test
    void tellsOfTextWhatOpeningItTells() throws IOException {
        assertSame(write("leads.csv", "first;last\nAnn;Example\nJos\u00e9;Sample\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tellsOfGzipWhatOpeningItTells() throws IOException {
        Path file = folder.resolve("leads.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(large().getBytes(WINDOWS_1252));
        }

        assertSame(file);
    }

    @Test
    void tellsOfAnArchiveWhatOpeningItTells() throws IOException {
        Path file = folder.resolve("leads.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("leads.csv"));
            out.write(large().getBytes(WINDOWS_1252));
        }

        assertSame(file);
    }

    @Test
    void endOfTheFileDecidesTheCharset() throws IOException {
        Path file = write("leads.csv", large().getBytes(WINDOWS_1252));

        assertSame(file);
        assertThat(scan(file).file().notes()).containsExactly("Read as Windows-1252, separated by commas.");
        assertThat(scan(file).result()).last().extracting(Row::cells).isEqualTo(List.of("Jos\u00e9", "Example"));
    }

    @Test
    void characterThatTheEndOfTheBeginningCutsIsNoDamage() throws IOException {
        String line = "\u00e9".repeat(7) + ",x\n";
        assertSame(write("leads.csv", ("first,last\n" + line.repeat(20_000)).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void damageAtTheEndOfGzipIsNoticed() throws IOException {
        Path whole = folder.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(large().getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = Files.readAllBytes(whole);
        bytes[bytes.length - 6] ^= 1;
        Path file = write("leads.csv.gz", bytes);

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> scan(file))
                .withMessage(refusal(file));
    }

    @Test
    void fileThatGrowsMeanwhileIsTakenAsItIsInTheEnd() throws IOException {
        Path file = write("leads.csv", "first,last\nAnn,Example\n".getBytes(StandardCharsets.UTF_8));
        List<Integer> passes = new ArrayList<>();

        LeadFile.Scan<List<Row>> scan = LeadFile.scan(file, ReadOptions.DEFAULTS, (header, rows) -> {
            List<Row> seen = all(rows);
            passes.add(seen.size());
            if (passes.size() == 1) {
                append(file, "Bob,Sample\n");
            }
            return seen;
        });

        assertThat(passes).containsExactly(1, 2);
        assertThat(scan.result()).hasSize(2);
        assertThat(scan.file().sha256())
                .isEqualTo(LeadFile.open(file, ReadOptions.DEFAULTS).sha256());
    }

    @Test
    void fileThatNeverStopsGrowingIsRefused() throws IOException {
        Path file = write("leads.csv", "first,last\nAnn,Example\n".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFile.scan(file, ReadOptions.DEFAULTS, (header, rows) -> {
                    rows.next();
                    append(file, "Bob,Sample\n");
                    return all(rows);
                }))
                .withMessage("%s changed while it was read. Wait until the file is complete, then try again.", file);
    }

    private static String large() {
        return "first,last\n" + "Ann,Example\n".repeat(20_000) + "Jos\u00e9,Example\n";
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(Path file) {
        LeadFile opened = LeadFile.open(file, ReadOptions.DEFAULTS);
        LeadFile.Scan<List<Row>> scan = scan(file);

        assertThat(scan.file().sha256()).isEqualTo(opened.sha256());
        assertThat(scan.file().header()).isEqualTo(opened.header());
        assertThat(scan.file().notes()).isEqualTo(opened.notes());
        assertThat(scan.result()).isEqualTo(opened.readAll((header, rows) -> all(rows)));
    }

    private static String refusal(Path file) {
        try {
            LeadFile.open(file, ReadOptions.DEFAULTS);
            return "";
        } catch (UnusableFileException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static LeadFile.Scan<List<Row>> scan(Path file) {
        return LeadFile.scan(file, ReadOptions.DEFAULTS, (header, rows) -> all(rows));
    }

    private static List<Row> all(RowReader rows) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }
}
