package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/**
 * A sheet of an Excel workbook.
 *
 * @param sheet its place in the workbook
 * @param source where the library reads the workbook from
 * @param options of the library
 * @param limits of its cells and rows
 * @param hiddenRows whether hidden rows are read, too
 * @param notes which sheets are not read
 */
record SheetFormat(
        int sheet,
        WorkbookSource source,
        ReadingOptions options,
        SourceLimits limits,
        boolean hiddenRows,
        List<String> notes)
        implements TableFormat {

    private static final int MOST_RECORDS = 200;

    static SheetFormat of(Path file, Archive archive, ReadOptions readOptions) throws IOException {
        WorkbookVerifier verifier = new WorkbookVerifier(file, readOptions.limits());
        verifier.verifyParts();
        ReadingOptions options = new ReadingOptions(archive.has("xl/styles.xml"), true);
        WorkbookSource source = new WorkbookSource();
        if (verifier.isStrict()) {
            source.translate(verifier);
        }
        try (ReadableWorkbook workbook = source.open(file, options)) {
            SheetFormat first =
                    new SheetFormat(0, source, options, readOptions.limits(), readOptions.hiddenRows(), List.of());
            return new SheetFinder(file, workbook.getSheets().toList(), verifier, first).find(readOptions.sheet());
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }

    /** Another sheet of the same workbook. */
    SheetFormat at(int other, List<String> otherNotes) {
        return new SheetFormat(other, source, options, limits, hiddenRows, otherNotes);
    }

    @Override
    public RecordReader open(Path file, long fromLine, int columns) throws IOException {
        return SheetRecords.open(file, this, fromLine, columns);
    }

    @Override
    public List<FileRecord> sample(Path file) throws IOException {
        List<FileRecord> found = new ArrayList<>();
        try (RecordReader records = open(file, 1, UNKNOWN)) {
            long chars = 0;
            FileRecord next = records.next();
            while (next != null && found.size() < MOST_RECORDS && chars <= limits.maxRowChars()) {
                found.add(next);
                chars += next.frame().text().length();
                next = records.next();
            }
        }
        int widest = found.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        return found.stream().map(row -> row.padded(widest)).toList();
    }

    @Override
    public boolean hasWidth() {
        return false;
    }

    @Override
    public String charsetName() {
        return "text";
    }
}
