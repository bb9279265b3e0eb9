package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A type of file that cannot be imported, detected from the content and not from the file name.
 *
 * @param what the type, as in "leads.csv is ..."
 * @param advice what to do
 */
record ContentType(UserMessage what, UserMessage advice) {

    private static final UserMessage EXPORT_AGAIN = UserMessage.of("source.export-again");
    private static final UserMessage SAVE_AGAIN = UserMessage.of("source.save-again");
    private static final UserMessage UNPACK = UserMessage.of("source.unpack");
    private static final UserMessage UNPACK_FILES = UserMessage.of("source.unpack-files");

    /** The number of bytes that are needed for the detection. */
    static final int HEAD_BYTES = 8192;

    /** A file with NUL bytes that is not UTF-16. */
    static final ContentType BINARY = new ContentType(UserMessage.of("source.type.binary"), EXPORT_AGAIN);

    /** An archive inside an archive. */
    static final ContentType NESTED =
            new ContentType(UserMessage.of("source.type.nested-archive"), UserMessage.of("source.unpack-leads"));

    private static final Map<String, ContentType> BY_SIGNATURE = Map.of(
            "d0cf11e0a1b11ae1",
            new ContentType(UserMessage.of("source.type.old-workbook"), SAVE_AGAIN),
            "504b0506",
            new ContentType(UserMessage.of("source.type.empty-archive"), EXPORT_AGAIN),
            "25504446",
            new ContentType(UserMessage.of("source.type.pdf"), EXPORT_AGAIN),
            "aced0005",
            new ContentType(UserMessage.of("source.type.java-objects"), EXPORT_AGAIN),
            "425a68",
            new ContentType(UserMessage.of("source.type.bzip2"), UNPACK),
            "377abcaf271c",
            new ContentType(UserMessage.of("source.type.seven-zip"), UNPACK_FILES),
            "526172211a07",
            new ContentType(UserMessage.of("source.type.rar"), UNPACK_FILES),
            "28b52ffd",
            new ContentType(UserMessage.of("source.type.zstandard"), UNPACK));

    private static final List<Markup> BY_TEXT = List.of(
            new Markup(
                    "<(!doctype html|html|head|body|meta|title|script|style|table|div)\\b|<!--",
                    UserMessage.of("source.type.web-page")),
            new Markup("<\\?xml|<[a-z_][\\w:.-]*(\\s[^<>]*)?>(?!\\s*,)", UserMessage.of("source.type.xml")),
            new Markup("\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]]", UserMessage.of("source.type.json")),
            new Markup("\\{\\\\rtf", UserMessage.of("source.type.rtf")));

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
            return new ContentType(UserMessage.of("source.type.binary-workbook"), SAVE_AGAIN);
        }
        if (archive.mimeType().contains("opendocument.spreadsheet")) {
            return new ContentType(UserMessage.of("source.type.open-document"), SAVE_AGAIN);
        }
        if (archive.hasFolder("word") || archive.mimeType().contains("opendocument")) {
            return new ContentType(UserMessage.of("source.type.word-processing"), EXPORT_AGAIN);
        }
        return archive.entries().isEmpty()
                ? new ContentType(UserMessage.of("source.type.archive-without-files"), EXPORT_AGAIN)
                : new ContentType(
                        UserMessage.of(
                                "source.type.archive-of-files",
                                archive.entries().size()),
                        UNPACK_FILES);
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

    private record Markup(Pattern start, UserMessage what) {

        Markup(String start, UserMessage what) {
            this(Pattern.compile(start, Pattern.CASE_INSENSITIVE), what);
        }
    }
}
