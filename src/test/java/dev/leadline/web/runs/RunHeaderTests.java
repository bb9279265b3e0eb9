package dev.leadline.web.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A page of a run that goes on asks how it stands. */
class RunHeaderTests {

    @Test
    void asksOftenAtFirstAndLessOftenLater() {
        assertThat(RunHeader.pollInterval(Duration.ofSeconds(14))).isEqualTo("500ms");
        assertThat(RunHeader.pollInterval(Duration.ofSeconds(15))).isEqualTo("2s");
        assertThat(RunHeader.pollInterval(Duration.ofHours(2))).isEqualTo("2s");
    }
}
