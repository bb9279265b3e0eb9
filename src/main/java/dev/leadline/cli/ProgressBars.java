package dev.leadline.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for each step with rows, rate and time left, for a person at a terminal. It goes when its step is done. */
final class ProgressBars implements ConsoleProgress {

    private static final int WIDTH = 79;
    private static final int MILLIS_BETWEEN = 200;

    private final CliContext here;
    private @Nullable ProgressBar bar;

    ProgressBars(CliContext here) {
        this.here = here;
    }

    @Override
    public synchronized void note(String sentence) {
        say(sentence);
    }

    @Override
    public synchronized void warning(String sentence) {
        say("Warning: " + sentence);
    }

    @Override
    public synchronized void step(String name, long total) {
        end();
        long started = here.ticker().nanos();
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", 1)
                .setEtaFunction(
                        state -> left(state.getCurrent(), total, here.ticker().since(started)))
                .showSpeed()
                .setSpeedUnit(ChronoUnit.MINUTES)
                .setUpdateIntervalMillis(MILLIS_BETWEEN)
                .setConsumer(new ConsoleProgressBarConsumer(here.err(), WIDTH))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void finishing(String time) {
        if (bar != null) {
            bar.setExtraMessage(" done at " + time);
        }
    }

    /** The bar's own estimate reads the wall clock, and jumps with it. */
    static Optional<Duration> left(long done, long total, Duration elapsed) {
        return done > 0 && total >= done
                ? Optional.of(Duration.ofMillis(elapsed.toMillis() * (total - done) / done))
                : Optional.empty();
    }

    @Override
    public synchronized void advanced(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public synchronized void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void say(String sentence) {
        if (bar != null) {
            here.err().println();
        }
        here.say(sentence);
    }
}
