package dev.leadline.source;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    /** The bytes as text in which {@link #REPLACEMENT} stands for every one that is none. */
    Reader decode(InputStream bytes) {
        return new InputStreamReader(bytes, charset);
    }

    /** The display name of the charset. */
    String charsetName() {
        return switch (charset.name()) {
            case "windows-1252" -> "Windows-1252";
            case "UTF-16LE", "UTF-16BE", "UTF-16" -> "UTF-16";
            default -> charset.name();
        };
    }

    /** The display name of the delimiter. */
    String delimiterName() {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "pipes";
            default -> "\"" + delimiter + "\"";
        };
    }

    Dialect with(char otherDelimiter) {
        return new Dialect(charset, otherDelimiter, quote);
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
