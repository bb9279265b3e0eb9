package dev.leadline.web.imports;

import dev.leadline.plan.PlanListener;
import dev.leadline.plan.ValidationResult;
import dev.leadline.run.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One check of a draft, which a page may look at while it goes on. */
final class DraftCheck implements PlanListener {

    private final Map<String, String> values;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile long total;
    private volatile long done;
    private volatile boolean canceled;
    private volatile @Nullable ValidationResult result;
    private volatile @Nullable UserError error;

    DraftCheck(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Whether it is of a draft with these values. */
    boolean isOf(Map<String, String> others) {
        return values.equals(others);
    }

    void run(Supplier<ValidationResult> check) {
        try {
            result = check.get();
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

    /** Why it failed, or null. */
    public @Nullable String error() {
        UserError why = error;
        return why == null ? null : why.sentence();
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }
}
