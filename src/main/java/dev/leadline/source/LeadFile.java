package dev.leadline.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that can be read as leads: a header that names its columns, and rows under it.
 *
 * <p>It is read from the disk at every pass and holds nothing of its rows; {@link #readAll} tells whether a pass saw the
 * content that was opened.
 */
public final class LeadFile {

    private final Path file;
    private final ContentHash fingerprint;
    private final TableFormat form;
    private final TableLayout layout;

    LeadFile(Path file, ContentHash fingerprint, TableFormat form, TableLayout layout) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.form = form;
        this.layout = layout;
    }

    /**
     * Checks that a file can be lead data, tells in what form, and reads its header. The same content is always read in
     * the same way.
     *
     * @param file a regular file, or a link to one: CSV, CSV packed by gzip or ZIP, or an Excel workbook
     * @param readOptions how much it may hold, and what is not to be told from its content
     * @return the file; it may have no row at all
     * @throws UnusableFileException when it cannot be read, is of another kind, or has no usable header
     */
    public static LeadFile open(Path file, ReadOptions readOptions) {
        try {
            PathCheck.check(file, readOptions.limits());
            TableFormat.check(file, readOptions.limits());
            CharsetEvidence evidence = new CharsetEvidence();
            ContentHash fingerprint = ContentHash.of(file, evidence);
            TableFormat form = TableFormat.of(
                    file,
                    readOptions,
                    packing -> packing.equals(Compression.NONE) ? evidence : evidence(file, packing, readOptions));
            return new LeadFile(file, fingerprint, form, TableLayout.of(file, form, readOptions));
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /**
     * Opens a file and passes all its rows in the same read, as far as the form of the file allows it.
     *
     * @param pass goes over all rows to the last one; is started again from the first row where the end of the file shows
     *     that its beginning was read in a wrong charset
     * @return the file as {@link #open} would give it, and what the last pass returned
     * @throws UnusableFileException as {@link #open} does, and when the file changes while it is read
     */
    public static <T> Scan<T> scan(Path file, ReadOptions readOptions, Pass<T> pass) {
        try {
            PathCheck.check(file, readOptions.limits());
            TableFormat.check(file, readOptions.limits());
            return new FileScan<>(file, readOptions, pass).run();
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /**
     * Refuses early what need not be read to its end: reads the beginning only, or all of an archive or a workbook.
     *
     * @throws UnusableFileException as {@link #open} does
     */
    public static void check(Path file, ReadOptions readOptions) {
        try {
            PathCheck.check(file, readOptions.limits());
            TableFormat.check(file, readOptions.limits());
            if (TextTable.byBeginning(file, readOptions).isEmpty()) {
                open(file, readOptions);
            }
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    private static CharsetEvidence evidence(Path file, Compression packing, ReadOptions readOptions)
            throws IOException {
        try (InputStream in = packing.open(file, readOptions.limits())) {
            return CharsetEvidence.of(in);
        }
    }

    /**
     * Copies the file so that this user alone can read the copy, with mode 0600 from the moment that it exists where the
     * file system knows modes. The copy holds exactly the content that was opened.
     *
     * @param to a name that is not taken yet, in a folder that exists; nothing is left there when this throws
     * @throws UnusableFileException when the file can no longer be read, or is another by now
     * @throws java.io.UncheckedIOException when {@code to} cannot be written
     */
    public void copyTo(Path to) {
        try {
            PathCheck.regularFile(file);
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
        new PrivateCopy(file, to, fingerprint, Files::newInputStream).make();
    }

    /** Whether a character separates its cells, as in CSV; in a workbook, none does. */
    public boolean isDelimited() {
        return form instanceof CsvFormat;
    }

    /**
     * The same content in another place.
     *
     * @param copy holds exactly the content that was opened
     */
    public LeadFile at(Path copy) {
        return new LeadFile(copy, fingerprint, form, layout);
    }

    /**
     * What tells a content from another.
     *
     * @param content read to its end, not closed
     * @return its SHA-256 in lower-case hex
     * @throws IOException when it cannot be read
     */
    public static String sha256(InputStream content) throws IOException {
        return ContentHash.of(content, ByteSink.NONE).sha256();
    }

    /**
     * The file's name without folders, for people.
     *
     * @return never empty
     */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * What tells this content from another.
     *
     * @return the SHA-256 of the whole content in lower-case hex
     */
    public String sha256() {
        return fingerprint.sha256();
    }

    /**
     * The names of the columns in their order, without the blanks around them.
     *
     * @return at least one name, none of them empty or there twice
     */
    public List<String> header() {
        return layout.names();
    }

    /**
     * How the file is read where that is not plain CSV, and what above its header is not read.
     *
     * @return sentences, none for a plain file; what is passed over below the header is told by {@link RowReader#notes()}
     */
    public List<String> notes() {
        return Stream.concat(form.notes().stream(), layout.notes().stream()).toList();
    }

    /**
     * Starts a fresh pass over the rows; may be called again and again.
     *
     * @return the rows, to be closed
     * @throws UnusableFileException when the file can no longer be read, or its header is another by now
     */
    public RowReader read() {
        try {
            return RowReader.of(file, layout, form.charsetName(), records());
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /**
     * Passes all rows, and makes sure that they are those of the content that was opened.
     *
     * @param pass goes over all rows to the last one
     * @return what the pass returned
     * @throws UnusableFileException when the content is another by now, or can no longer be read
     */
    public <T> T readAll(Pass<T> pass) {
        try {
            if (form instanceof CsvFormat text && text.packing().isSequential()) {
                FullRead<T> read = FullRead.of(file, text, layout, rows -> pass.over(layout.names(), rows));
                requireSame(read.hash());
                return read.result();
            }
            try (RowReader rows = read()) {
                T result = pass.over(layout.names(), rows);
                requireSame(ContentHash.of(file));
                return result;
            }
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    private void requireSame(ContentHash now) {
        if (!now.equals(fingerprint)) {
            throw FileRefusals.changed(file);
        }
    }

    /** The records from the header on. */
    RecordReader records() throws IOException {
        return form.open(file, layout.firstLine(), layout.columns().width());
    }

    /**
     * Makes sure that the content that was opened is the one that is meant.
     *
     * @param sha256 of the content that is meant, in lower-case hex
     * @throws UnusableFileException when it is another
     */
    public void verifyContent(String sha256) {
        if (!sha256().equals(sha256)) {
            throw FileRefusals.changed(file);
        }
    }

    /** What is done with all rows of a file. */
    @FunctionalInterface
    public interface Pass<T> {

        /**
         * Goes through the rows.
         *
         * @param header the names of the columns
         * @param rows closed afterwards
         */
        T over(List<String> header, RowReader rows);
    }

    /**
     * A file that was opened and passed at once.
     *
     * @param file opened
     * @param result what the pass returned
     */
    public record Scan<T>(LeadFile file, T result) {}
}
