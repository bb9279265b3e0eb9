package dev.leadline.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.ManualTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When old personal data is deleted, and by which process. */
@ExtendWith(OutputCaptureExtension.class)
class RetentionTaskTests {

    private final ManualTasks tasks = new ManualTasks(Instant.parse("2027-03-02T12:00:00Z"));
    private final AtomicInteger purges = new AtomicInteger();

    @Test
    void happensEveryNightInOneOfTheProcesses() {
        RetentionTask.start(purges::incrementAndGet, tasks);
        RetentionTask.start(purges::incrementAndGet, tasks);

        tasks.look();
        assertThat(purges).as("not at the start").hasValue(0);
        tasks.passesOnce();
        assertThat(purges).hasValue(1);
        assertThat(LocalTime.ofInstant(tasks.clock().instant(), ZoneId.systemDefault()))
                .isEqualTo(LocalTime.of(3, 30));
        tasks.passesOnce();

        assertThat(purges).hasValue(2);
        assertThat(tasks.pauses().get(1)).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void triesAgainInTheNextNightAfterAFailure(CapturedOutput output) {
        RetentionTask.start(
                () -> {
                    purges.incrementAndGet();
                    throw new IllegalStateException("canary");
                },
                tasks);

        tasks.passesOnce();
        tasks.passesOnce();

        assertThat(purges).hasValue(2);
        assertThat(output.getAll())
                .contains("Deleting old personal data failed: IllegalStateException")
                .doesNotContain("canary");
    }
}
