package dev.leadline.web.grid;

import dev.leadline.lead.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows have which kinds of problems. Rows with the same kinds share one entry, so that a row takes a few bytes. */
final class RowMarks {

    static final ProblemKind POSSIBLE = new ProblemKind(ProblemCode.POSSIBLE_DUPLICATE.name(), "", -1);

    private static final int UNCHECKED = -1;

    private final int[] groups;
    private final BitSet badInFile = new BitSet();
    private final BitSet badNow = new BitSet();
    private final BitSet skipped = new BitSet();
    private DuplicateIndexes duplicates = new DuplicateIndexes();
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

    /** Notes that a person decided about a row: that it is not sent, or is sent after all. */
    synchronized void setSkipped(int index, boolean isSkipped) {
        skipped.set(index, isSkipped);
    }

    /** Notes the problems of a row as it would be imported. */
    synchronized void set(int index, SortedSet<RowMark> marks) {
        int before = groups[index];
        int group = group(marks);
        groups[index] = group;
        badNow.set(index, group > 0);
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

    /** Whether it has a problem that a person has to solve. */
    synchronized boolean isBad(int index) {
        return hasProblem(index) || isRejected(index);
    }

    private boolean hasProblem(int index) {
        return groups[index] > 0 && !duplicates.isSentAnyway(index);
    }

    private boolean isFine(int index) {
        return groups[index] == 0 && !skipped.get(index);
    }

    private boolean isRejected(int index) {
        return duplicates.isRejected(index) && isFine(index);
    }

    /** Whether nothing is wrong with it, and it is skipped because of another row. */
    synchronized boolean isDuplicate(int index) {
        return duplicates.isSkipped(index) && isFine(index);
    }

    /** Whether it is skipped, rejected or sent because of another row. */
    synchronized boolean isOfAnother(int index) {
        return isDuplicate(index) || isRejected(index) || isSentAnyway(index);
    }

    /** Whether it would have a problem if no person had decided to send it. */
    synchronized boolean isSentAnyway(int index) {
        return duplicates.isSentAnyway(index) && groups[index] > 0;
    }

    synchronized boolean has(int index, String key) {
        return (hasProblem(index)
                        && kinds.get(groups[index]).stream()
                                .anyMatch(mark -> mark.kind().key().equals(key)))
                || (key.equals(POSSIBLE.key()) && isRejected(index));
    }

    int size() {
        return groups.length;
    }

    synchronized int checked() {
        return checked;
    }

    /** Notes what becomes of rows because of others. */
    synchronized void setDuplicates(DuplicateIndexes found) {
        duplicates = found;
    }

    /** Notes that a row was changed, so that nobody knows what becomes of it because of others. */
    synchronized void forgetDuplicate(int index) {
        duplicates.forget(index);
    }

    /** How the rows stand; those that are edited or skipped are counted elsewhere. */
    synchronized RowTotals totals() {
        BitSet concerned = duplicates.all();
        concerned.or(badInFile);
        concerned.or(badNow);
        return new RowTotals(
                count(concerned, index -> isBad(index) || badInFile.get(index)),
                count(concerned, this::isBad),
                count(badInFile, index -> isFine(index) && !isOfAnother(index)),
                count(concerned, this::isDuplicate),
                count(concerned, this::isSentAnyway));
    }

    private static long count(BitSet rows, IntPredicate condition) {
        return rows.stream().filter(condition).count();
    }

    /** Numbers of rows, as in {@link GridCounts}. */
    record RowTotals(long wrong, long bad, long fixed, long duplicates, long anyway) {}

    /** How many rows have each kind, and for how many there is a suggestion. */
    synchronized Map<ProblemKind, long[]> counts() {
        Map<ProblemKind, long[]> counts = new LinkedHashMap<>();
        of(counts, POSSIBLE)[0] = duplicates.rejected().filter(this::isRejected).count();
        Map<Integer, Long> anyway = duplicates
                .sentAnyway()
                .boxed()
                .collect(Collectors.groupingBy(index -> groups[index], Collectors.counting()));
        for (int group = 0; group < kinds.size(); group++) {
            long count = rows.get(group)[0] - anyway.getOrDefault(group, 0L);
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
