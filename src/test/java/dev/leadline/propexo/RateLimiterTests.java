package dev.leadline.propexo;

import static dev.leadline.propexo.MockApi.answer;
import static dev.leadline.propexo.RateLimiter.Priority.CREATE;
import static dev.leadline.propexo.RateLimiter.Priority.POLL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rate limiter and many threads, in a time of their own. */
class RateLimiterTests {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> started = new ArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"150,64,40", "10,16,10", "6000,64,300"})
    void manyThreadsTogetherKeepTheBoundAndReachThePace(int limit, int workers, int each) throws Exception {
        ManualClock time = ManualClock.runningAhead();
        RateLimiter rateLimiter = new RateLimiter(limit, time);
        Collection<Long> permits = new ConcurrentLinkedQueue<>();
        List<Future<?>> work = IntStream.range(0, workers)
                .<Future<?>>mapToObj(worker -> threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        permits.add(rateLimiter
                                .acquire(worker % 2 == 0 ? CREATE : POLL)
                                .takenAt());
                    }
                    return null;
                }))
                .toList();
        for (Future<?> done : work) {
            done.get();
        }

        long first = permits.stream().min(Long::compare).orElseThrow();
        long last = permits.stream().max(Long::compare).orElseThrow();
        double minutes = (last - first) / 60e9;
        assertThat(SlidingMinute.worst(permits)).isLessThanOrEqualTo(limit);
        assertThat((permits.size() - 1) / minutes).isGreaterThanOrEqualTo(0.97 * limit);
    }

    @Test
    void createsGoBeforePollsThatWaitedLonger() throws Exception {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(60, time);
        Queue<String> served = new ConcurrentLinkedQueue<>();
        rateLimiter.acquire(POLL);
        start(rateLimiter, POLL, "poll", served);
        await().until(() -> rateLimiter.waiting() == 1);
        start(rateLimiter, CREATE, "create 1", served);
        await().until(() -> rateLimiter.waiting() == 2);
        start(rateLimiter, CREATE, "create 2", served);
        await().until(() -> rateLimiter.waiting() == 3);

        for (int i = 1; i <= 3; i++) {
            int soFar = i;
            time.advance(Duration.ofSeconds(2));
            await().until(() -> served.size() == soFar);
        }

        assertThat(served).containsExactly("create 1", "create 2", "poll");
    }

    @Test
    void aRefusalPausesEverybodyUntilTheMinuteHasTurned() throws Exception {
        ManualClock time = ManualClock.runningAhead();
        RateLimiter rateLimiter = new RateLimiter(150, time);
        long before = rateLimiter.acquire(CREATE).takenAt();
        rateLimiter.throttled(null, "Too many requests.");

        assertThat(rateLimiter.estimate(0)).isEqualTo(Duration.ofSeconds(60));
        assertThat(rateLimiter.acquire(POLL).takenAt() - before)
                .isEqualTo(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void aRefusalThatSaysHowLongPausesThatLongButNeverNotAtAll() throws Exception {
        RateLimiter rateLimiter = new RateLimiter(0, ManualClock.standing());

        rateLimiter.throttled(Duration.ofSeconds(7), "Too many requests.");
        assertThat(rateLimiter.estimate(1000)).isEqualTo(Duration.ofSeconds(7));
        rateLimiter.throttled(Duration.ofSeconds(2), "Too many requests.");
        assertThat(rateLimiter.estimate(1000)).isEqualTo(Duration.ofSeconds(7));

        RateLimiter other = new RateLimiter(0, ManualClock.standing());
        other.throttled(Duration.ZERO, "Too many requests.");
        assertThat(other.estimate(1000)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whoIsInterruptedLeavesTheQueueToTheOthers() throws Exception {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(60, time);
        Queue<String> served = new ConcurrentLinkedQueue<>();
        rateLimiter.acquire(CREATE);
        Future<?> impatient = submit(rateLimiter, CREATE, "impatient", served);
        await().until(() -> rateLimiter.waiting() == 1);
        start(rateLimiter, POLL, "patient", served);
        await().until(() -> rateLimiter.waiting() == 2);

        impatient.cancel(true);
        await().until(() -> rateLimiter.waiting() == 1);
        time.advance(Duration.ofSeconds(2));

        await().until(() -> served.size() == 1);
        assertThat(served).containsExactly("patient");
    }

    @Test
    void aPermitGivenBackIsWorthOneRequestAndNotTwo() throws Exception {
        RateLimiter rateLimiter = new RateLimiter(60, ManualClock.runningAhead());
        RateLimiter.Permit permit = rateLimiter.acquire(CREATE);
        permit.giveBack();
        permit.giveBack();

        long second = rateLimiter.acquire(CREATE).takenAt();
        long third = rateLimiter.acquire(CREATE).takenAt();

        assertThat(second).isEqualTo(permit.takenAt());
        assertThat(third - second).isGreaterThan(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aPermitForWhichItIsTooLateIsExchanged() throws Exception {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(60, time);
        RateLimiter.Permit permit = rateLimiter.acquire(CREATE);
        time.advance(Duration.ofMillis(700));
        assertThat(rateLimiter.renewed(permit, () -> false)).isSameAs(permit);
        time.advance(Duration.ofSeconds(3));

        RateLimiter.Permit renewed = rateLimiter.renewed(permit, () -> false);

        assertThat(renewed.takenAt()).isEqualTo(time.nanos());
        long first = permit.takenAt();
        permit.giveBack();
        for (int i = 0; i < 59; i++) {
            time.advance(Duration.ofSeconds(1));
            rateLimiter.acquire(CREATE);
        }
        assertThat(time.nanos() - first)
                .as("sixty requests, not sixty-one, left within 63 s")
                .isLessThan(63_000_000_000L);
    }

    @Test
    void whereNoOtherPermitIsWaitedForTheLateOneStays() throws Exception {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(60, time);
        RateLimiter.Permit permit = rateLimiter.acquire(CREATE);
        rateLimiter.throttled(Duration.ofMinutes(5), "Too many requests.");
        time.advance(Duration.ofSeconds(3));

        assertThat(rateLimiter.renewed(permit, () -> true)).isSameAs(permit);
    }

    @Test
    void estimatesAtThePresentPace() {
        RateLimiter rateLimiter = new RateLimiter(150, ManualClock.standing());

        assertThat(rateLimiter.estimate(1500)).isEqualTo(Duration.ofSeconds(610));
        rateLimiter.observe(15, 14);
        assertThat(rateLimiter.estimate(1500)).isEqualTo(Duration.ofSeconds(6100));
        assertThat(new RateLimiter(0, ManualClock.standing()).estimate(1500)).isZero();
    }

    @Test
    void namesThePauseThatTheApiAskedFor() {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(0, time);
        assertThat(rateLimiter.pause()).isEmpty();

        rateLimiter.throttled(Duration.ofDays(7), "Too many requests.");
        time.advance(Duration.ofHours(1));
        rateLimiter.throttled(Duration.ofSeconds(5), "Still too many.");

        ApiPause pause = rateLimiter.pause().orElseThrow();
        assertThat(pause.reason()).isEqualTo("Too many requests.");
        assertThat(pause.request())
                .isEqualTo("The API asked Leadline to wait until 2026-11-29 10:00 UTC (Retry-After: 604800 s)");
        assertThat(pause.outlasts(Duration.ofMinutes(2))).isTrue();
        assertThat(pause.left()).as("asked again after a day").isEqualTo(Duration.ofHours(23));
    }

    @Test
    void forgetsALongPauseOnceADayHasPassed() {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(0, time);
        rateLimiter.throttled(Duration.ofDays(36_500), "Too many requests.");
        time.advance(Duration.ofDays(1));
        assertThat(rateLimiter.pause()).isEmpty();

        rateLimiter.throttled(null, "Too many requests.");

        ApiPause pause = rateLimiter.pause().orElseThrow();
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause.outlasts(Duration.ofSeconds(1)))
                .as("the API named no time")
                .isFalse();
    }

    @Test
    void saysThatTheMinuteIsUsedUp() throws InterruptedException {
        ManualClock time = ManualClock.standing();
        RateLimiter rateLimiter = new RateLimiter(150, time);
        rateLimiter.acquire(CREATE);
        assertThat(rateLimiter.pause()).isEmpty();

        rateLimiter.observe(150, 0);

        ApiPause pause = rateLimiter.pause().orElseThrow();
        assertThat(pause.left()).isEqualTo(Duration.ofSeconds(60));
        assertThat(pause.reason()).startsWith("The API's limit of requests per minute is reached.");
        assertThat(pause.outlasts(Duration.ZERO)).isFalse();
    }

    @Test
    void learnsByItselfFromWhatTheApiAnswers() throws Exception {
        try (MockApi server = MockApi.start(
                        answer(200, "{\"job_id\":\"a\"}", "X-RateLimit-Limit: 30", "x-ratelimit-remaining: 29"),
                        answer(429, "", "Retry-After: 40"));
                Propexo propexo = Propexo.connect(ApiFixture.settings(server.url(), 150), ManualClock.standing())) {
            ApiFixture.create(propexo);
            assertThat(propexo.rateLimiter().estimate(30)).isEqualTo(Duration.ofSeconds(61));

            propexo.status("a");
            assertThat(propexo.rateLimiter().estimate(30)).isEqualTo(Duration.ofSeconds(101));
        }
    }

    private void start(RateLimiter rateLimiter, RateLimiter.Priority priority, String name, Collection<String> served) {
        started.add(submit(rateLimiter, priority, name, served));
    }

    private Future<?> submit(
            RateLimiter rateLimiter, RateLimiter.Priority priority, String name, Collection<String> served) {
        return threads.submit(() -> {
            rateLimiter.acquire(priority);
            return served.add(name);
        });
    }
}
