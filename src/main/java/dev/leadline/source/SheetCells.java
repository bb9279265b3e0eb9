package dev.leadline.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The cells of a sheet: where they stand, how much they hold, and what their formulas cost to read. */
final class SheetCells implements WorkbookPart.Handler {

    private static final Set<String> WITH_TEXT = Set.of("v", "is", "f");
    private static final int MAX_NUMBER_CHARS = 1_000;

    private final Path file;
    private final SourceLimits limits;
    private final WorkbookMemory memory;
    private final SheetFormulas formulas;
    private final SharedStrings strings;
    private final Expansion expansion;
    private final StringBuilder value = new StringBuilder();

    private boolean hasIsoDates;
    private boolean isInData;
    private String row = "";
    private int column;
    private String type = "";
    private String reading = "";
    private long chars;

    /** @param expansion of the texts that cells share, each as often as a cell has it */
    SheetCells(Path file, SourceLimits limits, WorkbookMemory memory, SharedStrings strings, Expansion expansion) {
        this.file = file;
        this.limits = limits;
        this.memory = memory;
        this.formulas = new SheetFormulas(file, memory);
        this.strings = strings;
        this.expansion = expansion;
    }

    /** Whether dates are written in ISO 8601, which the library does not read. */
    boolean hasIsoDates() {
        return hasIsoDates;
    }

    @Override
    public void start(WorkbookPart.Element element) {
        isInData = isInData || element.name().equals("sheetData");
        if (!isInData) {
            return;
        }
        if (WITH_TEXT.contains(element.name())) {
            startText(element);
        } else if (element.name().equals("c")) {
            startCell(element);
        } else if (element.name().equals("row")) {
            startRow(element.attributes("r"));
        }
    }

    @Override
    public void text(char[] text, int offset, int length) {
        if (reading.isEmpty()) {
            return;
        }
        chars += length;
        memory.addCellText(length);
        if (value.length() <= MAX_NUMBER_CHARS) {
            value.append(text, offset, Math.min(length, MAX_NUMBER_CHARS + 1 - value.length()));
        }
    }

    @Override
    public void end(String name) {
        if (name.equals(reading)) {
            endText();
        } else if (name.equals("row")) {
            column = 0;
            memory.endRow();
        }
    }

    private void startRow(List<String> numbers) {
        row = String.join(" ", numbers);
        for (String number : numbers) {
            if (CellReference.isBeyondRows(number)) {
                throw FileRefusals.rowBeyondExcel(file, number);
            }
        }
    }

    private void startCell(WorkbookPart.Element element) {
        List<String> references = element.attributes("r");
        type = String.join(" ", element.attributes("t"));
        hasIsoDates |= type.equals("d");
        column++;
        for (String reference : references) {
            column = CellReference.column(reference).orElse(column);
            if (column > CellReference.MAX_COLUMNS) {
                throw FileRefusals.cellBeyondExcel(file, reference);
            }
        }
        if (column > CellReference.MAX_COLUMNS) {
            throw FileRefusals.cellBeyondExcel(file, CellReference.letters(column) + row);
        }
        memory.addCell();
        formulas.addCell();
    }

    private void startText(WorkbookPart.Element element) {
        if (!reading.isEmpty()) {
            throw FileRefusals.brokenWorkbook(file, new IllegalStateException("a value within a value"));
        }
        reading = element.name();
        chars = 0;
        value.setLength(0);
        if (reading.equals("f")) {
            formulas.start(element);
        }
    }

    private void endText() {
        if (reading.equals("f")) {
            formulas.end(chars);
        } else if (chars > 0 && column > limits.maxColumns()) {
            throw FileRefusals.cellBeyondColumns(file, CellReference.letters(column) + row, limits.maxColumns());
        } else if (reading.equals("v")) {
            checkValue();
        }
        reading = "";
    }

    private void checkValue() {
        if (type.equals("s")) {
            checkShared();
        } else if ((type.isEmpty() || type.equals("n")) && chars > MAX_NUMBER_CHARS) {
            throw FileRefusals.brokenWorkbook(file, new IllegalStateException("a number without end"));
        }
    }

    // An empty value is an empty cell.
    private void checkShared() {
        if (value.isEmpty()) {
            return;
        }
        try {
            expansion.add(strings.length(Objects.checkIndex(Integer.parseInt(value.toString()), strings.count())));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw FileRefusals.brokenWorkbook(file, e);
        }
    }
}
