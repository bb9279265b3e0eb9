package dev.leadline.web.imports;

import dev.leadline.plan.HistoryResult;
import dev.leadline.plan.PlanListener;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.UserError;
import dev.leadline.web.grid.DuplicateMark;
import dev.leadline.web.grid.DuplicateMarks;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One check of a draft, which a page may look at while it goes on. */
final class DraftCheck implements PlanListener {

    private final Map<String, String> values;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long total;
    private volatile long done;
    private volatile boolean canceled;
    private volatile @Nullable ValidationResult result;
    private volatile @Nullable DuplicateMarks duplicates;
    private volatile @Nullable UserError error;

    /** The duplicates that a check has found, for the grid. */
    private record CheckedDuplicates(HistoryResult history) implements DuplicateMarks {

        @Override
        public Optional<DuplicateMark> of(long row) {
            return history.rows().of(row).map(DuplicateMark::of);
        }

        @Override
        public LongStream rows() {
            return history.rows().rows();
        }
    }

    DraftCheck(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Whether it is of a draft with these values. */
    boolean isOf(Map<String, String> others) {
        return values.equals(others);
    }

    /** Whether it is of a draft with these values, and perhaps others. */
    boolean has(Map<String, String> some) {
        return values.entrySet().containsAll(some.entrySet());
    }

    void run(Supplier<ValidationResult> check) {
        try {
            ValidationResult found = check.get();
            result = found;
            duplicates = found.history() == null ? null : new CheckedDuplicates(found.history());
        } catch (RuntimeException e) {
            error = UserError.of(e);
        } finally {
            over.countDown();
        }
    }

    /** Ends it at its next row. */
    void cancel() {
        canceled = true;
    }

    boolean await(Duration time) {
        try {
            return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void note(String sentence) {}

    @Override
    public void warning(String sentence) {}

    @Override
    public void step(String name, long rows) {
        total = rows;
    }

    @Override
    public void advanced(long rows) {
        if (canceled) {
            throw new CancellationException("the draft was changed");
        }
        done = rows;
    }

    public long total() {
        return total;
    }

    public long done() {
        return done;
    }

    /** Null while it goes on, and where it failed. */
    public @Nullable ValidationResult result() {
        return result;
    }

    /** Which rows are duplicates; empty where that is not known. */
    Optional<DuplicateMarks> duplicates() {
        return Optional.ofNullable(duplicates);
    }

    /** Why it failed, or null. */
    public @Nullable String error() {
        UserError why = error;
        return why == null ? null : why.sentence();
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }
}
