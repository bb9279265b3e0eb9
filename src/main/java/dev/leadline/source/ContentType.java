package dev.leadline.source;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A type of file that cannot be imported, detected from the content and not from the file name.
 *
 * @param what the type, as in "leads.csv is ..."
 * @param advice what to do, without a period
 */
record ContentType(String what, String advice) {

    /** The number of bytes that are needed for the detection. */
    static final int HEAD_BYTES = 8192;

    /** A file with NUL bytes that is not UTF-16. */
    static final ContentType BINARY =
            new ContentType("a binary file (it contains NUL bytes)", "Export the leads again as CSV");

    /** An archive inside an archive. */
    static final ContentType NESTED =
            new ContentType("an archive that contains another archive", "Unpack it and import the lead file in it");

    private static final String EXPORT_AGAIN = "Export the leads again as CSV";
    private static final String SAVE_AGAIN = "Open the file and save it as .xlsx or as CSV UTF-8";
    private static final String UNPACK = "Unpack it and import the CSV files in it";

    private static final Map<String, ContentType> BY_SIGNATURE = Map.of(
            "d0cf11e0a1b11ae1",
            new ContentType("an old Excel workbook (.xls) or a workbook with a password", SAVE_AGAIN),
            "504b0506",
            new ContentType("an empty ZIP archive", EXPORT_AGAIN),
            "25504446",
            new ContentType("a PDF document", EXPORT_AGAIN),
            "aced0005",
            new ContentType("a stream of Java objects", EXPORT_AGAIN),
            "425a68",
            new ContentType("compressed with bzip2", "Unpack it and import the CSV file in it"),
            "377abcaf271c",
            new ContentType("a 7-Zip archive", UNPACK),
            "526172211a07",
            new ContentType("a RAR archive", UNPACK),
            "28b52ffd",
            new ContentType("compressed with Zstandard", "Unpack it and import the CSV file in it"));

    private static final List<Markup> BY_TEXT = List.of(
            new Markup(
                    "<(!doctype html|html|head|body|meta|title|script|style|table|div)\\b|<!--", "a web page (HTML)"),
            new Markup("<\\?xml|<[a-z_][\\w:.-]*(\\s[^<>]*)?>(?!\\s*,)", "XML"),
            new Markup("\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]", "JSON"),
            new Markup("\\{\\\\rtf", "a word processing document (RTF)"));

    /** The type of a file that cannot be imported, by its first bytes; empty if it may contain leads. */
    static Optional<ContentType> signed(byte[] head) {
        String hex = hex(head);
        return BY_SIGNATURE.entrySet().stream()
                .filter(entry -> hex.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The type of a text that is not CSV, by its beginning; empty if it may be CSV. */
    static Optional<ContentType> written(String start) {
        String text = start.replaceFirst("^\uFEFF?\\s*", "");
        return BY_TEXT.stream()
                .filter(markup -> markup.start().matcher(text).lookingAt())
                .map(markup -> new ContentType(markup.what(), EXPORT_AGAIN))
                .findFirst();
    }

    /** The type of a ZIP archive that is neither a workbook nor a single compressed file. */
    static ContentType of(Archive archive) {
        if (archive.has("xl/workbook.bin")) {
            return new ContentType("a binary Excel workbook (.xlsb)", SAVE_AGAIN);
        }
        if (archive.mimeType().contains("opendocument.spreadsheet")) {
            return new ContentType("an OpenDocument spreadsheet (.ods)", SAVE_AGAIN);
        }
        if (archive.hasFolder("word") || archive.mimeType().contains("opendocument")) {
            return new ContentType("a word processing document", EXPORT_AGAIN);
        }
        return archive.entries().isEmpty()
                ? new ContentType("a ZIP archive without files", EXPORT_AGAIN)
                : new ContentType("a ZIP archive of " + archive.entries().size() + " files", UNPACK);
    }

    static boolean isZip(byte[] head) {
        return hex(head).startsWith("504b0304");
    }

    static boolean isGzip(byte[] head) {
        return hex(head).startsWith("1f8b");
    }

    private static String hex(byte[] head) {
        return HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
    }

    private record Markup(Pattern start, String what) {

        Markup(String start, String what) {
            this(Pattern.compile(start, Pattern.CASE_INSENSITIVE), what);
        }
    }
}
