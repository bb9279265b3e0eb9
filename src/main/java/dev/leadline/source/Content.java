package dev.leadline.source;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file that is called CSV holds instead, told from its first bytes.
 *
 * @param what what it is, to stand behind "is"
 * @param advice what to do about it
 */
record Content(String what, String advice) {

    /** How many bytes of a file have to be seen. */
    static final int HEAD_BYTES = 8192;

    private static final String EXPORT_AGAIN = "export the leads again, as CSV";
    private static final String SAVE_AS_CSV = "open it and save it as CSV UTF-8";

    private static final String ZIP = "504b0304";
    private static final Content WORKBOOK = new Content("an Excel workbook", SAVE_AS_CSV);
    private static final Content ARCHIVE = new Content("a ZIP archive", "unpack it and name the CSV file in it");
    private static final Content BINARY = new Content("binary, with NUL bytes in it", EXPORT_AGAIN);

    private static final Map<String, Content> BY_SIGNATURE = Map.of(
            "d0cf11e0a1b11ae1", WORKBOOK,
            "504b0506", ARCHIVE,
            "1f8b", new Content("compressed by gzip", "unpack it and name the CSV file in it"),
            "25504446", new Content("a PDF document", EXPORT_AGAIN),
            "aced0005", new Content("a stream of Java objects", EXPORT_AGAIN),
            "fffe", new Content("text in UTF-16", SAVE_AS_CSV),
            "feff", new Content("text in UTF-16", SAVE_AS_CSV));

    private static final List<Markup> BY_TEXT = List.of(
            new Markup(
                    "<(!doctype html|html|head|body|meta|title|script|style|table|div)\\b|<!--", "a web page (HTML)"),
            new Markup("<\\?xml|<[a-z_][\\w:.-]*(\\s[^<>]*)?>(?!\\s*,)", "XML"),
            new Markup("\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]", "JSON"));

    /**
     * What the file holds that cannot be CSV, or empty when it may be.
     *
     * @param head its first {@value #HEAD_BYTES} bytes, or all when there are fewer
     */
    static Optional<Content> foreign(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
        if (hex.startsWith(ZIP)) {
            return Optional.of(bytes.contains("[Content_Types].xml") || bytes.contains("xl/") ? WORKBOOK : ARCHIVE);
        }
        return firstMatch(hex).or(() -> bytes.indexOf('\0') >= 0 ? Optional.of(BINARY) : markup(head));
    }

    private static Optional<Content> firstMatch(String hex) {
        return BY_SIGNATURE.entrySet().stream()
                .filter(entry -> hex.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<Content> markup(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).replaceFirst("^\uFEFF?\\s*", "");
        return BY_TEXT.stream()
                .filter(markup -> markup.start().matcher(text).lookingAt())
                .map(markup -> new Content(markup.what(), EXPORT_AGAIN))
                .findFirst();
    }

    private record Markup(Pattern start, String what) {

        Markup(String start, String what) {
            this(Pattern.compile(start, Pattern.CASE_INSENSITIVE), what);
        }
    }
}
