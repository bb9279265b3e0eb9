package dev.leadline.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A worker that looks for rows no more is not ready; only one that is stuck for long needs a restart. */
class WorkerHealthConfigurationTests {

    @Test
    void sayThatAWorkerHasNotLookedForRows() {
        assertThat(WorkerHealthConfiguration.polling(Duration.ofSeconds(29))).isEmpty();
        assertThat(WorkerHealthConfiguration.polling(Duration.ofSeconds(45)))
                .contains(
                        "The worker has not looked for rows for 45 seconds, so it sends none. Other processes send its rows. Its log says why.");
    }

    @Test
    void sayThatAWorkerIsStuck() {
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(9))).isEmpty();
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(12)))
                .contains("The worker has been stuck for 12 minutes. Restart it; other processes send its rows.");
    }
}
