package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long an API that does not act is asked again. */
class RetryBudgetTests {

    private final SettableTicker ticker = new SettableTicker();
    private final RetryBudget retryBudget = new RetryBudget(
            ticker, new SubmitSettings(32, 4, Duration.ofMinutes(2), Duration.ofSeconds(8), SendWindow.ALWAYS, false));

    @Test
    void lastsAsLongAsThePatienceFromTheFirstFailureOn() {
        retryBudget.answered();
        ticker.advance(Duration.ofHours(1));
        assertThat(retryBudget.outlasts()).isFalse();

        ticker.advance(Duration.ofSeconds(119));
        assertThat(retryBudget.outlasts()).isFalse();
        ticker.advance(Duration.ofSeconds(1));
        assertThat(retryBudget.outlasts()).isTrue();
    }

    @Test
    void isOverWhenTheApiAnswers() {
        retryBudget.answered();
        assertThat(retryBudget.outlasts()).isFalse();
        ticker.advance(Duration.ofMinutes(3));
        retryBudget.answered();

        assertThat(retryBudget.outlasts()).isFalse();
    }

    @Test
    void beginsAnewAfterTheSendWindowWasClosed() {
        retryBudget.answered();
        assertThat(retryBudget.outlasts()).isFalse();
        ticker.advance(Duration.ofHours(16));
        retryBudget.restart();

        assertThat(retryBudget.outlasts()).isFalse();
    }

    @Test
    void isShortWhereTheApiHasNeverAnswered() {
        assertThat(retryBudget.outlasts()).isFalse();
        ticker.advance(Duration.ofSeconds(8));

        assertThat(retryBudget.outlasts()).isTrue();
    }
}
