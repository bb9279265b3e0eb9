package dev.leadline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.ManualTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When late outcomes are asked for, and by which process. */
@ExtendWith(OutputCaptureExtension.class)
class LateConfirmationTaskTests {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final ManualTasks tasks = new ManualTasks(Instant.parse("2027-03-02T07:31:00Z"));
    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void asksAtOnceAndThenAfterEachInterval() {
        serve(rounds::incrementAndGet);

        tasks.look();
        assertThat(rounds).hasValue(1);
        tasks.look();
        assertThat(rounds).hasValue(1);
        tasks.passesOnce();

        assertThat(rounds).hasValue(2);
        assertThat(tasks.pauses()).containsExactly(INTERVAL);
    }

    @Test
    void goesOnAtOnceAfterARestart() {
        LateConfirmationTask first = serve(rounds::incrementAndGet);
        tasks.look();
        first.close();

        serve(rounds::incrementAndGet);
        tasks.look();

        assertThat(rounds).hasValue(2);
    }

    @Test
    void runsOnceEvenIfTwoProcessesServeOneDatabase() {
        serve(rounds::incrementAndGet);
        serve(rounds::incrementAndGet);

        tasks.look();
        assertThat(rounds).hasValue(1);
        tasks.passesOnce();

        assertThat(rounds).hasValue(2);
    }

    @Test
    void theProcessThatRemainsGoesOn() {
        LateConfirmationTask first = serve(rounds::incrementAndGet);
        AtomicInteger others = new AtomicInteger();
        serve(others::incrementAndGet);
        tasks.look();
        first.close();

        tasks.passesOnce();

        assertThat(rounds).hasValue(1);
        assertThat(others).hasValue(1);
    }

    @Test
    void triesAgainInTheNextRoundAfterAFailure(CapturedOutput output) {
        serve(() -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("canary");
        });

        tasks.look();
        tasks.passesOnce();

        assertThat(rounds).hasValue(2);
        assertThat(output.getAll())
                .contains("Checking for late outcomes failed: IllegalStateException")
                .doesNotContain("canary");
    }

    private LateConfirmationTask serve(Runnable round) {
        return LateConfirmationTask.start(round, INTERVAL, tasks, tasks.clock());
    }
}
