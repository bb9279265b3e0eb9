package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Delimited text.
 *
 * @param packing the compression
 * @param dialect charset, delimiter and quotes
 * @param limits of its cells and rows
 */
record CsvFormat(Compression packing, Dialect dialect, SourceLimits limits) implements TableFormat {

    static CsvFormat of(Path file, Compression packing, Charset charset, ReadOptions readOptions) throws IOException {
        try (Reader text = Dialect.STANDARD.in(charset).decode(packing.open(file, readOptions.limits()))) {
            TextSample sample = TextSample.of(text, readOptions.limits());
            return new CsvFormat(
                    packing, sample.dialect(file, readOptions.delimiter()).in(charset), readOptions.limits());
        }
    }

    @Override
    public RecordReader open(Path file, long fromLine, int columns) throws IOException {
        return read(packing.open(file, limits), fromLine, columns);
    }

    /** The same from the text's own bytes, to be closed with the reader. */
    RecordReader read(InputStream bytes, long fromLine, int columns) throws IOException {
        int most = columns == UNKNOWN ? limits.maxColumns() : columns;
        try {
            return new CsvRecords(dialect.decode(bytes), RecordRules.of(dialect, most, limits), fromLine);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public List<FileRecord> sample(Path file) throws IOException {
        try (Reader text = dialect.decode(packing.open(file, limits))) {
            return TextSample.of(text, limits).records(dialect);
        }
    }

    @Override
    public boolean hasWidth() {
        return true;
    }

    @Override
    public String charsetName() {
        return dialect.charsetName();
    }

    @Override
    public List<String> notes() {
        boolean plain = dialect.charset().equals(StandardCharsets.UTF_8)
                && dialect.delimiter().equals(",")
                && dialect.quoting().equals(Quoting.STANDARD)
                && packing.equals(Compression.NONE);
        return plain
                ? List.of()
                : List.of(
                        readAs(dialect.delimiterName() + dialect.quotingName()).text());
    }

    private UserMessage readAs(String form) {
        return switch (packing.kind()) {
            case NONE -> UserMessage.of("source.note.read-as", dialect.charsetName(), form);
            case GZIP -> UserMessage.of("source.note.unpacked-and-read-as", dialect.charsetName(), form);
            case ZIP ->
                UserMessage.of(
                        "source.note.found-and-read-as",
                        dialect.charsetName(),
                        form,
                        FileRefusals.printable(packing.entry()));
        };
    }
}
