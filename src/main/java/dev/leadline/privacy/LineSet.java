package dev.leadline.privacy;

import java.util.HashSet;
import java.util.Set;

/** Lines of a file, in spans. */
final class LineSet {

    private final Set<Long> lines = new HashSet<>();
    private final Set<Long> lastLines = new HashSet<>();

    void add(long first, long last) {
        for (long line = first; line <= last; line++) {
            lines.add(line);
        }
        lastLines.add(last);
    }

    boolean contains(long line) {
        return lines.contains(line);
    }

    /** Whether a span ends with a line. */
    boolean endsAt(long line) {
        return lastLines.contains(line);
    }
}
