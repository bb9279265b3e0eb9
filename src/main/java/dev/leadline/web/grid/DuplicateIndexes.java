package dev.leadline.web.grid;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Which rows are skipped, rejected or sent anyway because of other rows, by their places in the file. */
final class DuplicateIndexes {

    private final Map<DuplicateMark.DuplicateMarkKind, BitSet> byKind =
            new EnumMap<>(DuplicateMark.DuplicateMarkKind.class);

    DuplicateIndexes() {
        for (DuplicateMark.DuplicateMarkKind kind : DuplicateMark.DuplicateMarkKind.values()) {
            byKind.put(kind, new BitSet());
        }
    }

    private BitSet of(DuplicateMark.DuplicateMarkKind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    void add(int index, DuplicateMark.DuplicateMarkKind kind) {
        of(kind).set(index);
    }

    void forget(int index) {
        byKind.values().forEach(rows -> rows.clear(index));
    }

    BitSet all() {
        BitSet all = new BitSet();
        byKind.values().forEach(all::or);
        return all;
    }

    boolean isSkipped(int index) {
        return of(DuplicateMark.DuplicateMarkKind.SKIPPED).get(index);
    }

    boolean isRejected(int index) {
        return of(DuplicateMark.DuplicateMarkKind.REJECTED).get(index);
    }

    boolean isSentAnyway(int index) {
        return of(DuplicateMark.DuplicateMarkKind.SENT_ANYWAY).get(index);
    }

    IntStream rejected() {
        return of(DuplicateMark.DuplicateMarkKind.REJECTED).stream();
    }

    IntStream sentAnyway() {
        return of(DuplicateMark.DuplicateMarkKind.SENT_ANYWAY).stream();
    }
}
