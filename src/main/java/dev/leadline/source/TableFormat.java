package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what form a table stands in a file; decided once, from the content and the settings alone. */
sealed interface TableFormat permits CsvFormat, SheetFormat {

    /** Stands for a number of columns before the header is read. */
    int UNKNOWN = 0;

    /**
     * Starts at the beginning of a physical line, or of a row of a sheet.
     *
     * @param file the file
     * @param fromLine the line, from 1
     * @param columns how many columns there are, or {@link #UNKNOWN}
     */
    RecordReader open(Path file, long fromLine, int columns) throws IOException;

    /** The first records, which tell where the table begins. */
    List<FileRecord> sample(Path file) throws IOException;

    /** What the text was read as, in the middle of a sentence. */
    String charsetName();

    /** Whether the number of a row's cells tells whether it is whole. */
    boolean hasWidth();

    /** What is to be told about it, in sentences; none for plain CSV. */
    List<String> notes();

    /**
     * Tells the form of a file.
     *
     * @param texts tells the charset of its text
     * @throws UnusableFileException when it has none that can be read
     */
    static TableFormat of(Path file, ReadOptions readOptions, Texts texts) throws IOException {
        byte[] head = head(Compression.NONE, file, readOptions.limits());
        if (!ContentType.isZip(head)) {
            return ContentType.isGzip(head)
                    ? packed(file, Compression.GZIP, readOptions, texts)
                    : CsvFormat.of(
                            file,
                            Compression.NONE,
                            charset(file, head, texts.evidence(Compression.NONE), readOptions),
                            readOptions);
        }
        Archive archive = Archive.of(file);
        if (archive.isWorkbook()) {
            return SheetFormat.of(file, archive, readOptions);
        }
        if (archive.entries().size() != 1 || !archive.mimeType().isEmpty()) {
            throw FileRefusals.noTable(file, ContentType.of(archive));
        }
        return packed(file, Compression.zip(archive.entries().get(0)), readOptions, texts);
    }

    /**
     * Refuses what is known by its first bytes, before all of it is read.
     *
     * @throws UnusableFileException when these bytes are those of something else than a table
     */
    static void check(Path file, SourceLimits limits) throws IOException {
        ContentType.signed(head(Compression.NONE, file, limits)).ifPresent(content -> {
            throw FileRefusals.noTable(file, content);
        });
    }

    /** Whether a file is an archive or a workbook, which cannot be read from its beginning to its end. */
    static boolean isZip(Path file, SourceLimits limits) throws IOException {
        return ContentType.isZip(head(Compression.NONE, file, limits));
    }

    private static TableFormat packed(Path file, Compression packing, ReadOptions readOptions, Texts texts)
            throws IOException {
        byte[] head = head(packing, file, readOptions.limits());
        if (head.length == 0) {
            throw FileRefusals.empty(file);
        }
        if (ContentType.isZip(head) || ContentType.isGzip(head)) {
            throw FileRefusals.noTable(file, ContentType.NESTED);
        }
        ContentType.signed(head).ifPresent(content -> {
            throw FileRefusals.noTable(file, content);
        });
        return CsvFormat.of(file, packing, charset(file, head, texts.evidence(packing), readOptions), readOptions);
    }

    private static byte[] head(Compression packing, Path file, SourceLimits limits) throws IOException {
        try (InputStream in = packing.open(file, limits)) {
            return in.readNBytes(ContentType.HEAD_BYTES);
        }
    }

    private static Charset charset(Path file, byte[] head, CharsetEvidence evidence, ReadOptions readOptions) {
        Charset charset = evident(file, head, evidence, readOptions);
        ContentType.written(new String(head, charset)).ifPresent(content -> {
            throw FileRefusals.noTable(file, content);
        });
        return charset;
    }

    private static Charset evident(Path file, byte[] head, CharsetEvidence evidence, ReadOptions readOptions) {
        Charset known = known(head, readOptions);
        if (known != null) {
            return known;
        }
        if (new String(head, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
            Charset wide = CharsetDetector.unmarkedUtf16(head);
            if (wide == null) {
                throw FileRefusals.noTable(file, ContentType.BINARY);
            }
            return wide;
        }
        if (evidence.isUtf8()) {
            return StandardCharsets.UTF_8;
        }
        CharsetDetector.Guess guess = evidence.singleByte();
        if (guess.charset() == null) {
            throw FileRefusals.unknownCharset(file, guess.rather());
        }
        return guess.charset();
    }

    private static @Nullable Charset known(byte[] head, ReadOptions readOptions) {
        Charset marked = CharsetDetector.marked(head);
        return marked == null ? readOptions.charset() : marked;
    }

    /** Reads a text for what tells its charset, given how it is compressed. */
    @FunctionalInterface
    interface Texts {
        CharsetEvidence evidence(Compression packing) throws IOException;
    }
}
