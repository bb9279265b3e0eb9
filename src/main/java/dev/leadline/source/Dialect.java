package dev.leadline.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/**
 * How the bytes of a file become records.
 *
 * @param charset what turns bytes into characters
 * @param delimiter what stands between two cells
 * @param quote what encloses a cell that holds delimiters, line ends or quotes; within, it is written twice
 */
record Dialect(Charset charset, char delimiter, char quote) {

    /** UTF-8 and RFC 4180. */
    static final Dialect STANDARD = new Dialect(StandardCharsets.UTF_8, ',', '"');

    /** What stands for bytes that are no text in the charset. */
    static final char REPLACEMENT = '\uFFFD';

    /** Opens the file as text in which {@link #REPLACEMENT} stands for every byte that is none. */
    Reader open(Path file) throws IOException {
        return new InputStreamReader(Files.newInputStream(file), charset);
    }

    /** The same rules for Commons CSV, which sees every line as a record. */
    CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quote)
                .get();
    }
}
