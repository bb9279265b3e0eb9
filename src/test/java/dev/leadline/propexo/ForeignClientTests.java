package dev.leadline.propexo;

import static dev.leadline.propexo.RateLimiter.Priority.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another program with the same token, of which Leadline knows nothing but what the API's headers say. */
class ForeignClientTests {

    private static final Duration LENGTH = Duration.ofMinutes(4);

    @ParameterizedTest(name = "{0} a minute, answers after {1} ms, the API''s minute began {2} s ago")
    @CsvSource({"150, 200, 0", "150, 200, 44", "150, 1500, 31", "600, 700, 52", "3000, 200, 23"})
    void leavesItsThirdToTheOtherAndUsesTheRest(int limit, int latency, int began) throws Exception {
        ManualClock time = ManualClock.runningAhead();
        Api api = new Api(time, limit, Duration.ofMillis(latency), Duration.ofSeconds(began), limit / 3);
        RateLimiter limiter = new RateLimiter(limit, time);

        api.serve(limiter, LENGTH);

        int left = (int) (LENGTH.toMinutes() * (limit - limit / 3));
        assertThat(api.refused).isZero();
        assertThat(api.accepted).isGreaterThanOrEqualTo((int) (0.95 * left));
        assertThat(api.otherRefused).as("of %d", LENGTH.toMinutes() * limit / 3).isLessThan(limit * 4 / 3 / 20);
    }

    /** Counts in minutes of its own, and delays answers from 80 % on, as documented. */
    private static final class Api {

        private final ManualClock time;
        private final int limit;
        private final Duration latency;
        private final long start;
        private final long otherGap;
        private final long minuteOffset;
        private final PriorityQueue<Answer> answers = new PriorityQueue<>(Comparator.comparingLong(Answer::due));
        private long nextOfOther;
        private long minute = -1;
        private int used;
        private int accepted;
        private int refused;
        private int otherRefused;

        Api(ManualClock time, int limit, Duration latency, Duration began, int other) {
            this.time = time;
            this.limit = limit;
            this.latency = latency;
            this.start = time.nanos();
            this.minuteOffset = began.toNanos();
            this.otherGap = Duration.ofMinutes(1).toNanos() / other;
            this.nextOfOther = start;
        }

        void serve(RateLimiter limiter, Duration length) throws InterruptedException {
            while (time.nanos() - start < length.toNanos()) {
                RateLimiter.Permit permit = limiter.acquire(CREATE, () -> {
                            answer(limiter);
                            return false;
                        })
                        .orElseThrow();
                receive(permit.takenAt());
            }
        }

        private void answer(RateLimiter limiter) {
            while (!answers.isEmpty() && answers.peek().due() - time.nanos() <= 0) {
                Answer answer = answers.remove();
                limiter.observe(answer.sentAt(), limit, Math.max(0, limit - answer.used()));
                if (answer.used() > limit) {
                    limiter.throttled(null, "Too many requests.");
                }
            }
        }

        private void receive(long sentAt) {
            for (; nextOfOther - sentAt <= 0; nextOfOther += otherGap) {
                otherRefused += count(nextOfOther) > limit ? 1 : 0;
            }
            int place = count(sentAt);
            if (place > limit) {
                refused++;
            } else {
                accepted++;
            }
            long delay = place * 10L >= limit * 8L ? Duration.ofSeconds(2).toNanos() : 0;
            answers.add(new Answer(sentAt, sentAt + latency.toNanos() + delay, place));
        }

        private int count(long at) {
            long now = (at - start + minuteOffset) / Duration.ofMinutes(1).toNanos();
            used = now == minute ? used + 1 : 1;
            minute = now;
            return used;
        }
    }

    /** What comes back, and when. */
    private record Answer(long sentAt, long due, int used) {}
}
