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
 * <p>It is read from the disk at every pass and holds nothing of its rows; {@link #verifyUnchanged()} tells whether all
 * passes saw the same.
 */
public final class LeadFile {

    private final Path file;
    private final ContentHash fingerprint;
    private final TableFormat form;
    private final TableLayout layout;

    private LeadFile(Path file, ContentHash fingerprint, TableFormat form, TableLayout layout) {
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
            Utf8Tally tally = new Utf8Tally();
            ContentHash fingerprint = ContentHash.of(file, tally::add);
            TableFormat form = TableFormat.of(file, readOptions, tally);
            return new LeadFile(file, fingerprint, form, TableLayout.of(file, form, readOptions.limits()));
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /**
     * Copies a file so that this user alone can read the copy, with mode 0600 from the moment that it exists where the
     * file system knows modes.
     *
     * @param from a regular file, or a link to one; it need not be lead data
     * @param to a name that is not taken yet, in a folder that exists; nothing is left there when this throws
     * @return the SHA-256 of the content in lower-case hex
     * @throws UnusableFileException when {@code from} cannot be read, or changed while it was read
     * @throws java.io.UncheckedIOException when {@code to} cannot be written
     */
    public static String copy(Path from, Path to) {
        try {
            PathCheck.regularFile(from);
        } catch (IOException e) {
            throw FileRefusals.unreadable(from, e);
        }
        return new PrivateCopy(from, to, Files::newInputStream).make();
    }

    /**
     * What tells a content from another.
     *
     * @param content read to its end, not closed
     * @return its SHA-256 in lower-case hex
     * @throws IOException when it cannot be read
     */
    public static String sha256(InputStream content) throws IOException {
        return ContentHash.of(content, (chunk, length) -> {}).sha256();
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
            return RowReader.of(file, layout.names(), form.charsetName(), records());
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }

    /** The records from the header on. */
    RecordReader records() throws IOException {
        return form.open(file, layout.headerLine(), layout.names().size());
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

    /**
     * Makes sure that the content is still what {@link #open} saw; reads all of it.
     *
     * @throws UnusableFileException when it is not, or can no longer be read
     */
    public void verifyUnchanged() {
        try {
            if (!ContentHash.of(file).equals(fingerprint)) {
                throw FileRefusals.changed(file);
            }
        } catch (IOException e) {
            throw FileRefusals.unreadable(file, e);
        }
    }
}
