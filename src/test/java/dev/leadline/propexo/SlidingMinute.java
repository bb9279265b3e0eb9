package dev.leadline.propexo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Counts what no limiter should hide: the busiest 60 seconds, wherever they begin. */
final class SlidingMinute {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private SlidingMinute() {}

    static int worst(Collection<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        int worst = 0;
        int oldest = 0;
        for (int newest = 0; newest < sorted.size(); newest++) {
            while (sorted.get(newest) - sorted.get(oldest) >= MINUTE) {
                oldest++;
            }
            worst = Math.max(worst, newest - oldest + 1);
        }
        return worst;
    }
}
