package dev.leadline.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long an API that does not act is asked again. */
class OutageTests {

    private final SettableTicker ticker = new SettableTicker();
    private final Outage outage =
            new Outage(ticker, new SubmitSettings(4, Duration.ofMinutes(2), Duration.ofSeconds(8)));

    @Test
    void lastsAsLongAsThePatienceFromTheFirstFailureOn() {
        outage.answered();
        ticker.advance(Duration.ofHours(1));
        assertThat(outage.outlasts()).isFalse();

        ticker.advance(Duration.ofSeconds(119));
        assertThat(outage.outlasts()).isFalse();
        ticker.advance(Duration.ofSeconds(1));
        assertThat(outage.outlasts()).isTrue();
    }

    @Test
    void isOverWhenTheApiAnswers() {
        outage.answered();
        assertThat(outage.outlasts()).isFalse();
        ticker.advance(Duration.ofMinutes(3));
        outage.answered();

        assertThat(outage.outlasts()).isFalse();
    }

    @Test
    void isShortWhereTheApiHasNeverAnswered() {
        assertThat(outage.outlasts()).isFalse();
        ticker.advance(Duration.ofSeconds(8));

        assertThat(outage.outlasts()).isTrue();
    }
}
