package dev.leadline.web.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which rows have which kinds of problems. Rows with the same kinds share one entry, so that a row takes a few bytes. */
final class RowMarks {

    private static final int UNCHECKED = -1;

    private final int[] groups;
    private final BitSet badInFile = new BitSet();
    private final Map<SortedSet<RowMark>, Integer> numbers = new HashMap<>();
    private final List<SortedSet<RowMark>> kinds = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();
    private int checked;

    RowMarks(int count) {
        this.groups = new int[count];
        Arrays.fill(groups, UNCHECKED);
        group(new TreeSet<>());
    }

    /**
     * A kind of problem of a row.
     *
     * @param isSuggested whether there is a suggestion for it
     */
    record RowMark(ProblemKind kind, boolean isSuggested) implements Comparable<RowMark> {

        @Override
        public int compareTo(RowMark other) {
            return (kind.key() + isSuggested).compareTo(other.kind.key() + other.isSuggested);
        }
    }

    /** Notes what was found in the row as it stands in the file. */
    synchronized void setInFile(int index, boolean isBad) {
        badInFile.set(index, isBad);
    }

    /** Notes the problems of a row as it would be imported. */
    synchronized void set(int index, SortedSet<RowMark> marks) {
        int before = groups[index];
        int group = group(marks);
        groups[index] = group;
        rows.get(group)[0]++;
        if (before == UNCHECKED) {
            checked++;
        } else {
            rows.get(before)[0]--;
        }
    }

    private int group(SortedSet<RowMark> marks) {
        return numbers.computeIfAbsent(marks, added -> {
            kinds.add(added);
            rows.add(new long[1]);
            return kinds.size() - 1;
        });
    }

    synchronized boolean isChecked(int index) {
        return groups[index] != UNCHECKED;
    }

    synchronized boolean isBad(int index) {
        return groups[index] > 0;
    }

    synchronized boolean has(int index, String key) {
        return isBad(index)
                && kinds.get(groups[index]).stream()
                        .anyMatch(mark -> mark.kind().key().equals(key));
    }

    int size() {
        return groups.length;
    }

    synchronized int checked() {
        return checked;
    }

    synchronized long bad() {
        return checked - rows.get(0)[0];
    }

    /** Rows that have a problem in the file and none any more. */
    synchronized long fixed() {
        return badInFile.stream().filter(index -> groups[index] == 0).count();
    }

    /** How many rows have each kind, and for how many there is a suggestion. */
    synchronized Map<ProblemKind, long[]> counts() {
        Map<ProblemKind, long[]> counts = new LinkedHashMap<>();
        for (int group = 0; group < kinds.size(); group++) {
            long count = rows.get(group)[0];
            SortedSet<RowMark> marks = kinds.get(group);
            marks.stream().map(RowMark::kind).distinct().forEach(kind -> of(counts, kind)[0] += count);
            suggested(marks).forEach(kind -> of(counts, kind)[1] += count);
        }
        counts.values().removeIf(count -> count[0] == 0);
        return counts;
    }

    private static Stream<ProblemKind> suggested(SortedSet<RowMark> marks) {
        return marks.stream().filter(RowMark::isSuggested).map(RowMark::kind).distinct();
    }

    private static long[] of(Map<ProblemKind, long[]> counts, ProblemKind kind) {
        return counts.computeIfAbsent(kind, added -> new long[2]);
    }
}
