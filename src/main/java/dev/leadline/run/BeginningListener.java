package dev.leadline.run;

import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * Passes on how a run goes, and says when it has begun.
 *
 * @param progress receives everything
 * @param begun receives the number of the run, before the progress does
 */
public record BeginningListener(RunListener progress, LongConsumer begun) implements RunListener {

    @Override
    public void note(String sentence) {
        progress.note(sentence);
    }

    @Override
    public void warning(String sentence) {
        progress.warning(sentence);
    }

    @Override
    public void step(String name, long total) {
        progress.step(name, total);
    }

    @Override
    public void advanced(long done) {
        progress.advanced(done);
    }

    @Override
    public void began(long run) {
        begun.accept(run);
        progress.began(run);
    }

    @Override
    public void finishing(String time) {
        progress.finishing(time);
    }

    @Override
    public void waiting(Instant until, String reason) {
        progress.waiting(until, reason);
    }
}
