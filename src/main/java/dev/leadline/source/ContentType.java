package dev.leadline.source;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file holds instead of leads, told from its content and never from its name.
 *
 * @param what what it is, to stand behind "is"
 * @param advice what to do about it
 */
record ContentType(String what, String advice) {

    /** How many bytes of a file have to be seen. */
    static final int HEAD_BYTES = 8192;

    /** What has NUL bytes and is no UTF-16. */
    static final ContentType BINARY = new ContentType("binary, with NUL bytes in it", "export the leads again, as CSV");

    /** What is packed twice. */
    static final ContentType NESTED =
            new ContentType("an archive with another archive in it", "unpack it and name the file of leads in it");

    private static final String EXPORT_AGAIN = "export the leads again, as CSV";
    private static final String SAVE_AGAIN = "open it and save it as .xlsx or as CSV UTF-8";
    private static final String UNPACK = "unpack it and name the CSV files in it";

    private static final Map<String, ContentType> BY_SIGNATURE = Map.of(
            "d0cf11e0a1b11ae1",
            new ContentType("an old Excel workbook (.xls), or one with a password", SAVE_AGAIN),
            "504b0506",
            new ContentType("an empty ZIP archive", EXPORT_AGAIN),
            "25504446",
            new ContentType("a PDF document", EXPORT_AGAIN),
            "aced0005",
            new ContentType("a stream of Java objects", EXPORT_AGAIN),
            "425a68",
            new ContentType("compressed by bzip2", "unpack it and name the CSV file in it"),
            "377abcaf271c",
            new ContentType("a 7-Zip archive", UNPACK),
            "526172211a07",
            new ContentType("a RAR archive", UNPACK),
            "28b52ffd",
            new ContentType("compressed by Zstandard", "unpack it and name the CSV file in it"));

    private static final List<Markup> BY_TEXT = List.of(
            new Markup(
                    "<(!doctype html|html|head|body|meta|title|script|style|table|div)\\b|<!--", "a web page (HTML)"),
            new Markup("<\\?xml|<[a-z_][\\w:.-]*(\\s[^<>]*)?>(?!\\s*,)", "XML"),
            new Markup("\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]", "JSON"),
            new Markup("\\{\\\\rtf", "a word processor's document (RTF)"));

    /** What the first bytes say that cannot be leads, or empty when it may be. */
    static Optional<ContentType> signed(byte[] head) {
        String hex = hex(head);
        return BY_SIGNATURE.entrySet().stream()
                .filter(entry -> hex.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the beginning of a text says that is no CSV, or empty when it may be. */
    static Optional<ContentType> written(String start) {
        String text = start.replaceFirst("^\uFEFF?\\s*", "");
        return BY_TEXT.stream()
                .filter(markup -> markup.start().matcher(text).lookingAt())
                .map(markup -> new ContentType(markup.what(), EXPORT_AGAIN))
                .findFirst();
    }

    /** What a ZIP archive is when it is neither a workbook nor one packed file. */
    static ContentType of(Archive archive) {
        if (archive.has("xl/workbook.bin")) {
            return new ContentType("a binary Excel workbook (.xlsb)", SAVE_AGAIN);
        }
        if (archive.mimeType().contains("opendocument.spreadsheet")) {
            return new ContentType("an OpenDocument spreadsheet (.ods)", SAVE_AGAIN);
        }
        if (archive.hasFolder("word") || archive.mimeType().contains("opendocument")) {
            return new ContentType("a word processor's document", EXPORT_AGAIN);
        }
        return archive.entries().isEmpty()
                ? new ContentType("a ZIP archive with no file in it", EXPORT_AGAIN)
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
