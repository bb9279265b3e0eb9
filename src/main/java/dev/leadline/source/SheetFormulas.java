package dev.leadline.source;

import java.nio.file.Path;

/**
 * The formulas of a sheet, whose results alone are read. The library compares every cell with every array formula, and writes
 * a shared formula anew for every cell that has it.
 */
final class SheetFormulas {

    private static final long MAX_STEPS = 2_000_000_000L;

    private final Path file;
    private final WorkbookMemory memory;
    private long cells;
    private long arrays;
    private long shares;
    private long longestShared;
    private boolean isArray;
    private boolean isShared;

    SheetFormulas(Path file, WorkbookMemory memory) {
        this.file = file;
        this.memory = memory;
    }

    void addCell() {
        cells++;
        checkSteps();
    }

    void start(WorkbookPart.Element element) {
        boolean isFirst = !element.attributes("ref").isEmpty();
        isArray = isFirst && element.attributes("t").contains("array");
        isShared = element.attributes("t").contains("shared");
        arrays += isArray ? 1 : 0;
        shares += isShared ? 1 : 0;
        isShared = isShared && isFirst;
    }

    void end(long chars) {
        if (isArray || isShared) {
            memory.keepElement(chars);
        }
        longestShared = isShared ? Math.max(longestShared, chars) : longestShared;
    }

    private void checkSteps() {
        if (arrays * cells + shares * longestShared > MAX_STEPS) {
            throw FileRefusals.formulasTooCostly(file);
        }
    }
}
