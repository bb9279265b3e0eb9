package dev.leadline.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One record of a file, the header included.
 *
 * @param frame where it stands, and its fault
 * @param cells its cells; its text as the only one where the frame has a fault
 */
record FileRecord(RawRecord frame, List<String> cells) {

    /** Whether nothing stands in it: then it is a blank line and no record. */
    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** In how many of its cells anything stands. */
    int filled() {
        int filled = 0;
        for (String cell : cells) {
            if (!cell.isBlank()) {
                filled++;
            }
        }
        return filled;
    }

    /** The same with empty cells behind its own until it is as wide; as it is where it has a fault. */
    FileRecord padded(int width) {
        if (frame.fault() != null || cells.size() >= width) {
            return this;
        }
        List<String> padded = new ArrayList<>(cells);
        padded.addAll(Collections.nCopies(width - cells.size(), ""));
        return new FileRecord(frame, padded);
    }

    /** The same with its first cells only; as it is where it has a fault or no more cells. */
    FileRecord trimmed(int width) {
        return frame.fault() != null || cells.size() <= width ? this : new FileRecord(frame, cells.subList(0, width));
    }

    /** Whether it is a row under the header: as many cells, a surplus of empty ones aside. */
    boolean fits(FileRecord header) {
        int columns = header.cells().size();
        return frame.fault() == null
                && cells.size() >= columns
                && cells.stream().skip(columns).allMatch(String::isBlank);
    }
}
