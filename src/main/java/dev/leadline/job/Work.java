package dev.leadline.job;

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
public final class Work implements Progress {

    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final CountDownLatch seen = new CountDownLatch(1);
    private volatile long run;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Mishap mishap;

    private final BiConsumer<Long, Work> known;

    /**
     * @param known told the run's number once it is known
     */
    Work(BiConsumer<Long, Work> known) {
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

    void ended(Outcome result) {
        outcome = result;
        Long number = result.summary().run();
        began(number == null ? 0 : number);
    }

    void failed(Mishap reason) {
        mishap = reason;
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
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Why it could not be done.
     *
     * @return empty while it goes on, and where it was done
     */
    public Optional<Mishap> mishap() {
        return Optional.ofNullable(mishap);
    }

    /**
     * Whether it is over.
     *
     * @return true once there is an outcome or a mishap
     */
    public boolean isOver() {
        return outcome != null || mishap != null;
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
