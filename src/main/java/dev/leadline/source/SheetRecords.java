package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, read as a stream; their lines are the numbers that Excel shows beside them. */
final class SheetRecords implements RecordReader {

    private static final int MOST_LINES_KEPT = 1_000;

    private final Path file;
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final SheetFormat form;
    private final long fromLine;
    private final int columns;
    private final List<Long> hidden = new ArrayList<>();
    private long line;

    private SheetRecords(
            Path file, ReadableWorkbook workbook, Stream<Row> stream, SheetFormat form, long fromLine, int columns) {
        this.file = file;
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.form = form;
        this.fromLine = fromLine;
        this.columns = columns;
    }

    static SheetRecords open(Path file, SheetFormat form, long fromLine, int columns) throws IOException {
        ReadableWorkbook workbook = open(file, form);
        try {
            Stream<Row> rows = workbook.getSheet(form.sheet()).orElseThrow().openStream();
            return new SheetRecords(file, workbook, rows, form, fromLine, columns);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }

    private static ReadableWorkbook open(Path file, SheetFormat form) {
        try {
            return form.source().open(file, form.options());
        } catch (IOException | RuntimeException e) {
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }

    @Override
    public @Nullable FileRecord next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = line(row);
                FileRecord found = line < fromLine ? null : record(row);
                if (found != null && !found.isBlank() && row.isHidden() && !form.hiddenRows()) {
                    pass(found);
                    continue;
                }
                if (found != null && !found.isBlank()) {
                    return found.padded(columns);
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }

    @Override
    public List<String> notes() {
        return hidden.isEmpty()
                ? List.of()
                : List.of((hidden.size() == 1
                                ? UserMessage.of("source.note.hidden-row", Lines.numbered(hidden))
                                : UserMessage.of("source.note.hidden-rows", Lines.numbered(hidden)))
                        .withAdvice());
    }

    private void pass(FileRecord found) {
        if (hidden.size() < MOST_LINES_KEPT) {
            hidden.add(found.frame().line());
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    /** The number of a row, which generators of reports leave out: one more than that of the row above, as Excel has it. */
    private long line(Row row) {
        return Math.max(row.getRowNum(), line + 1);
    }

    private FileRecord record(Row row) {
        List<String> cells = new ArrayList<>();
        Cell unknown = null;
        for (Cell cell : row) {
            cells.add(cell == null ? "" : SheetCellText.of(cell, workbook.isDate1904()));
            unknown = unknown == null && cell != null && hasNoResult(cell) ? cell : unknown;
        }
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
            cells.remove(cells.size() - 1);
        }
        String text = String.join("\t", cells);
        RowFault fault = unknown == null ? tooLong(cells, text) : FaultMessages.noResult(unknown);
        int kept = Math.min(text.length(), form.limits().maxRowChars());
        return fault == null
                ? new FileRecord(new RawRecord(line, line, text, null), cells)
                : new FileRecord(
                        new RawRecord(line, line, text.substring(0, kept), fault), List.of(text.substring(0, kept)));
    }

    private static boolean hasNoResult(Cell cell) {
        return cell.getType() == CellType.FORMULA && cell.getFormula() != null && cell.getRawValue() == null;
    }

    private @Nullable RowFault tooLong(List<String> cells, String text) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).length() > form.limits().maxCellChars()) {
                return FaultMessages.cellTooLong(line, i + 1, form.limits().maxCellChars());
            }
        }
        return text.length() > form.limits().maxRowChars()
                ? FaultMessages.recordTooLong(line, form.limits().maxRowChars())
                : null;
    }
}
