package dev.leadline.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Something that is done in the background, for those who wait for it or look at it. Safe from any thread. */
public final class BackgroundTask implements RunListener {

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final CountDownLatch seen = new CountDownLatch(1);
    private volatile long run;
    private volatile @Nullable RunResult outcome;
    private volatile @Nullable UserError error;

    private final BiConsumer<Long, BackgroundTask> known;

    /**
     * @param known told the run's number once it is known
     */
    BackgroundTask(BiConsumer<Long, BackgroundTask> known) {
        this.known = known;
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    @Override
    public void warning(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void began(long number) {
        run = number;
        known.accept(number, this);
        seen.countDown();
    }

    @Override
    public void step(String name, long total) {}

    @Override
    public void advanced(long done) {}

    void ended(RunResult result) {
        outcome = result;
        Long number = result.summary().run();
        began(number == null ? 0 : number);
    }

    void failed(UserError reason) {
        error = reason;
        seen.countDown();
    }

    /**
     * Waits until there is a run to look at, or a reason why there is none.
     *
     * @param time how long at the most
     * @return false when there is neither yet
     */
    public boolean await(Duration time) {
        try {
            return seen.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The run that it is done to.
     *
     * @return its number, or empty while there is none
     */
    public OptionalLong run() {
        return run == 0 ? OptionalLong.empty() : OptionalLong.of(run);
    }

    /**
     * What it came to.
     *
     * @return empty while it goes on, and where it could not be done
     */
    public Optional<RunResult> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Why it could not be done.
     *
     * @return empty while it goes on, and where it was done
     */
    public Optional<UserError> error() {
        return Optional.ofNullable(error);
    }

    /**
     * Whether it is over.
     *
     * @return true once there is an outcome or an error
     */
    public boolean isOver() {
        return outcome != null || error != null;
    }

    /**
     * What was said meanwhile.
     *
     * @return sentences for a person
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * What was said that must be seen.
     *
     * @return sentences for a person
     */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
