package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an Excel workbook: the one that the options name, or the first visible one.
 *
 * @param sheet its place in the workbook
 * @param options of the library
 * @param limits of its cells and rows
 * @param hiddenRows whether hidden rows are read, too
 * @param notes which sheets are not read
 */
record SheetFormat(int sheet, ReadingOptions options, SourceLimits limits, boolean hiddenRows, List<String> notes)
        implements TableFormat {

    private static final int MOST_RECORDS = 200;

    static SheetFormat of(Path file, Archive archive, ReadOptions readOptions) throws IOException {
        SourceLimits limits = readOptions.limits();
        WorkbookVerifier verifier = new WorkbookVerifier(file, limits);
        verifier.verifyParts();
        ReadingOptions options = new ReadingOptions(archive.has("xl/styles.xml"), true);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), options)) {
            List<Sheet> sheets = workbook.getSheets().toList();
            Sheet first = chosen(file, sheets, readOptions.sheet());
            verifier.verifySheet(first.getId());
            return new SheetFormat(first.getIndex(), options, limits, readOptions.hiddenRows(), notes(first, sheets));
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }

    private static Sheet chosen(Path file, List<Sheet> sheets, @Nullable String named) {
        if (named == null) {
            return sheets.stream()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> FileRefusals.noSheet(file));
        }
        return sheets.stream()
                .filter(sheet -> sheet.getName().equalsIgnoreCase(named))
                .findFirst()
                .orElseThrow(() -> FileRefusals.noSuchSheet(
                        file, named, sheets.stream().map(SheetFormat::name).toList()));
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

    private static List<String> notes(Sheet read, List<Sheet> all) {
        List<String> others = all.stream()
                .filter(sheet -> sheet != read)
                .map(sheet -> name(sheet) + (sheet.getVisibility() == SheetVisibility.VISIBLE ? "" : " (hidden)"))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of("Read the sheet " + name(read) + ". Not read: " + String.join(", ", others)
                        + ". To read another sheet, use --sheet.");
    }

    private static String name(Sheet sheet) {
        return "\"" + FileRefusals.printable(sheet.getName()) + "\"";
    }
}
