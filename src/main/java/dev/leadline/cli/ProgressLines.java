package dev.leadline.cli;

import dev.leadline.report.DisplayFormat;
import java.time.Duration;

/** A line every few seconds, for logs and pipes. */
final class ProgressLines implements ConsoleProgress {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final CliContext here;
    private String step = "";
    private String doneAt = "";
    private long total = -1;
    private long started;
    private long spoken;

    ProgressLines(CliContext here) {
        this.here = here;
        this.started = here.ticker().nanos();
        this.spoken = started;
    }

    @Override
    public synchronized void note(String sentence) {
        here.say(sentence);
    }

    @Override
    public synchronized void warning(String sentence) {
        here.say("Warning: " + sentence);
    }

    @Override
    public synchronized void step(String name, long rows) {
        step = name;
        doneAt = "";
        total = rows;
        started = here.ticker().nanos();
        spoken = started;
    }

    @Override
    public synchronized void finishing(String time) {
        doneAt = time;
    }

    @Override
    public synchronized void advanced(long done) {
        if (here.ticker().since(spoken).compareTo(BETWEEN) < 0) {
            return;
        }
        spoken = here.ticker().nanos();
        here.say(line(done, here.ticker().since(started)));
    }

    @Override
    public void end() {}

    private String line(long done, Duration elapsed) {
        String rate = DisplayFormat.rate(done, elapsed);
        if (total < 0) {
            return step + ": " + DisplayFormat.count(done, "row") + ", " + rate;
        }
        String line =
                step + ": " + DisplayFormat.number(done) + " of " + DisplayFormat.count(total, "row") + ", " + rate;
        if (!doneAt.isEmpty()) {
            return line + ", done at about " + doneAt;
        }
        return done > 0 && done < total
                ? line + ", about " + DisplayFormat.duration(left(done, elapsed)) + " left"
                : line;
    }

    private Duration left(long done, Duration elapsed) {
        return Duration.ofMillis(elapsed.toMillis() * (total - done) / done);
    }
}
