package dev.leadline.plan;

import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.DuplicateDecision;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;

/** The rows of a file that are duplicates, and of which rows. Each takes a few bytes, so that all rows of a large file may be. */
public final class DuplicateRows {

    private static final int FIRST = 64;

    private long[] rows = new long[FIRST];
    private long[] runs = new long[FIRST];
    private long[] others = new long[FIRST];
    private byte[] kinds = new byte[FIRST];
    private int count;

    DuplicateRows() {}

    private enum DuplicateKind {
        SKIPPED(1, RowStatus.DUPLICATE, ProblemCode.DUPLICATE),
        REJECTED(2, RowStatus.REJECTED, ProblemCode.DUPLICATE),
        POSSIBLE(3, RowStatus.REJECTED, ProblemCode.POSSIBLE_DUPLICATE);

        private final byte number;
        private final RowStatus status;
        private final ProblemCode code;

        DuplicateKind(int number, RowStatus status, ProblemCode code) {
            this.number = (byte) number;
            this.status = status;
            this.code = code;
        }

        static DuplicateKind of(byte number) {
            return Arrays.stream(values())
                    .filter(kind -> kind.number == number)
                    .findFirst()
                    .orElseThrow();
        }

        static DuplicateKind of(DuplicateDecision decision) {
            return Arrays.stream(values())
                    .filter(kind -> kind.status == decision.status() && kind.code == decision.code())
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Adds a row with a greater number than those before it. */
    void add(long row, DuplicateDecision decision) {
        if (count == rows.length) {
            grow(count * 2);
        }
        rows[count] = row;
        runs[count] = decision.holder().run();
        others[count] = decision.holder().row();
        kinds[count++] = DuplicateKind.of(decision).number;
    }

    private void grow(int size) {
        rows = Arrays.copyOf(rows, size);
        runs = Arrays.copyOf(runs, size);
        others = Arrays.copyOf(others, size);
        kinds = Arrays.copyOf(kinds, size);
    }

    /** What becomes of a row, by its number; empty when it is no duplicate. */
    public Optional<DuplicateDecision> of(long row) {
        int place = Arrays.binarySearch(rows, 0, count, row);
        if (place < 0) {
            return Optional.empty();
        }
        DuplicateKind kind = DuplicateKind.of(kinds[place]);
        return Optional.of(new DuplicateDecision(new RowRef(runs[place], others[place]), kind.status, kind.code));
    }

    /** The numbers of all duplicates, in their order. */
    public LongStream rows() {
        return Arrays.stream(rows, 0, count);
    }
}
