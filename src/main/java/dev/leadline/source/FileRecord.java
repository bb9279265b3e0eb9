package dev.leadline.source;

import java.util.List;

/**
 * One record of a file, the header included.
 *
 * @param frame where it stands, and its fault
 * @param cells its cells; its text as the only one where the frame has a fault
 */
record FileRecord(Frame frame, List<String> cells) {

    /** Whether nothing stands in it: then it is a blank line and no record. */
    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
