package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what form a table stands in a file; decided once, from the content and the settings alone. */
sealed interface Form permits CsvForm, SheetForm {

    /** Stands for a number of columns before the header is read. */
    int UNKNOWN = 0;

    /**
     * Starts at the beginning of a physical line, or of a row of a sheet.
     *
     * @param file the file
     * @param fromLine the line, from 1
     * @param columns how many columns there are, or {@link #UNKNOWN}
     */
    Records open(Path file, long fromLine, int columns) throws IOException;

    /** The first records, which tell where the table begins. */
    List<FileRecord> sample(Path file) throws IOException;

    /** What the text was read as, in the middle of a sentence. */
    String charsetName();

    /** What is to be told about it, in sentences; none for plain CSV. */
    List<String> notes();

    /**
     * Tells the form of a file.
     *
     * @param tally of the file's own bytes
     * @throws UnusableFileException when it has none that can be read
     */
    static Form of(Path file, Reading reading, Utf8Tally tally) throws IOException {
        byte[] head = head(Packing.NONE, file, reading.limits());
        if (!Content.isZip(head)) {
            return Content.isGzip(head)
                    ? packed(file, Packing.GZIP, reading)
                    : CsvForm.of(file, Packing.NONE, charset(file, Packing.NONE, head, tally, reading), reading);
        }
        Archive archive = Archive.of(file);
        if (archive.isWorkbook()) {
            return SheetForm.of(file, archive, reading.limits());
        }
        if (archive.entries().size() != 1 || !archive.mimeType().isEmpty()) {
            throw Refusals.noTable(file, Content.of(archive));
        }
        return packed(file, Packing.zip(archive.entries().get(0)), reading);
    }

    /**
     * Refuses what is known by its first bytes, before all of it is read.
     *
     * @throws UnusableFileException when these bytes are those of something else than a table
     */
    static void check(Path file, SourceLimits limits) throws IOException {
        Content.signed(head(Packing.NONE, file, limits)).ifPresent(content -> {
            throw Refusals.noTable(file, content);
        });
    }

    private static Form packed(Path file, Packing packing, Reading reading) throws IOException {
        byte[] head = head(packing, file, reading.limits());
        if (head.length == 0) {
            throw Refusals.empty(file);
        }
        if (Content.isZip(head) || Content.isGzip(head)) {
            throw Refusals.noTable(file, Content.NESTED);
        }
        Content.signed(head).ifPresent(content -> {
            throw Refusals.noTable(file, content);
        });
        try (InputStream in = packing.open(file, reading.limits())) {
            return CsvForm.of(file, packing, charset(file, packing, head, Utf8Tally.of(in), reading), reading);
        }
    }

    private static byte[] head(Packing packing, Path file, SourceLimits limits) throws IOException {
        try (InputStream in = packing.open(file, limits)) {
            return in.readNBytes(Content.HEAD_BYTES);
        }
    }

    private static Charset charset(Path file, Packing packing, byte[] head, Utf8Tally tally, Reading reading)
            throws IOException {
        Charset charset = evident(file, packing, head, tally, reading);
        Content.written(new String(head, charset)).ifPresent(content -> {
            throw Refusals.noTable(file, content);
        });
        return charset;
    }

    private static Charset evident(Path file, Packing packing, byte[] head, Utf8Tally tally, Reading reading)
            throws IOException {
        Charset known = known(head, reading);
        if (known != null) {
            return known;
        }
        if (new String(head, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
            Charset wide = Charsets.unmarkedUtf16(head);
            if (wide == null) {
                throw Refusals.noTable(file, Content.BINARY);
            }
            return wide;
        }
        if (tally.isUtf8() || tally.isUtf8WithDamage()) {
            return StandardCharsets.UTF_8;
        }
        try (InputStream in = packing.open(file, reading.limits())) {
            Charsets.Guess guess = Charsets.singleByte(in);
            if (guess.charset() == null) {
                throw Refusals.unknownCharset(file, guess.rather());
            }
            return guess.charset();
        }
    }

    private static @Nullable Charset known(byte[] head, Reading reading) {
        Charset marked = Charsets.marked(head);
        return marked == null ? reading.charset() : marked;
    }
}
