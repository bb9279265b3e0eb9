package dev.leadline.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A worker that looks for rows no more is not ready; only one that is stuck for long needs a restart. */
class WorkerHealthConfigurationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void sayThatAWorkerHasNotLookedForRows() {
        assertThat(WorkerHealthConfiguration.polling(Duration.ofSeconds(29))).isEmpty();
        assertThat(WorkerHealthConfiguration.polling(Duration.ofSeconds(45)))
                .contains(
                        "The worker has not checked for rows for 45 seconds and sends nothing. Other processes send the rows. See its log for the reason.");
    }

    @Test
    void sayThatAWorkerIsStuck() {
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(9), PATIENCE))
                .isEmpty();
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(12), PATIENCE))
                .contains("The worker has been stuck for 12 minutes. Restart it; other processes send the rows.");
    }

    @Test
    void leaveAWorkerAloneThatWaitsForItsDatabaseAsLongAsTheSettingsSay() {
        Duration patience = Duration.ofMinutes(15);
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(29), patience))
                .isEmpty();
        assertThat(WorkerHealthConfiguration.loop(Duration.ofMinutes(30), patience))
                .isPresent();
    }

    @Test
    void countAManagerOfAnotherVersionAsWorkForAPersonAndNotAsUnready() {
        assertThat(WorkerHealthConfiguration.GROUPS.get("readiness")).doesNotContain("managers");
        assertThat(WorkerHealthConfiguration.GROUPS.get("work")).contains("managers");
    }
}
