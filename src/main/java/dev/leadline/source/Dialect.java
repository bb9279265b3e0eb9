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
 * @param isSpaced whether a blank behind each delimiter belongs to no cell
 * @param quoting how cells are enclosed
 */
record Dialect(Charset charset, String delimiter, boolean isSpaced, Quoting quoting) {

    /** UTF-8 and RFC 4180. */
    static final Dialect STANDARD = new Dialect(StandardCharsets.UTF_8, ",", false, Quoting.STANDARD);

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
            case "," -> "commas";
            case ";" -> "semicolons";
            case "\t" -> "tabs";
            case "|" -> "pipes";
            case "||" -> "double pipes";
            case "^" -> "carets";
            case "~" -> "tildes";
            case " " -> "blanks";
            default -> "\"" + delimiter + "\"";
        };
    }

    /** How cells are enclosed, to be put behind the delimiter's name; empty for straight double quotes. */
    String quotingName() {
        if (quoting.equals(Quoting.STANDARD)) {
            return "";
        }
        if (quoting.escaped()) {
            return ", with a backslash before quotes in cells";
        }
        return quoting.equals(Quoting.CURLY) ? ", enclosed in curly quotes" : ", enclosed in apostrophes";
    }

    Dialect in(Charset other) {
        return new Dialect(other, delimiter, isSpaced, quoting);
    }

    Dialect with(Quoting other) {
        return new Dialect(charset, delimiter, isSpaced, other);
    }

    /** The same rules for Commons CSV, which sees every line as a record. */
    CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setQuote(quoting.close())
                .get();
    }
}
