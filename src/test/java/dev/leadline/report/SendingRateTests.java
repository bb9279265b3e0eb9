package dev.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingRateTests {

    private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    private final SendingRate rate = new SendingRate();

    @Test
    void countsAShortRunBySeconds() {
        sentAt(0, 0, 2);
        assertThat(rate.width()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.spans()).extracting(SendingRate.Span::rows).containsExactly(2L, 0L, 1L);
    }

    @Test
    void countsALongRunInWiderSpans() {
        sentAt(0, 3600, 7199);
        assertThat(rate.width()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rate.spans()).hasSize(24);
        assertThat(rate.spans().get(12)).isEqualTo(new SendingRate.Span(START.plusSeconds(3600), 1));
    }

    @Test
    void keepsWithinOneChartHoweverLongARunWasTakenUpAgain() {
        sentAt(0, 400L * 86_400 * 7);
        assertThat(rate.spans()).hasSizeLessThanOrEqualTo(50);
        assertThat(rate.spans()).extracting(SendingRate.Span::rows).contains(1L);
    }

    @Test
    void isEmptyWhereNothingWasSent() {
        assertThat(rate.spans()).isEmpty();
    }

    private void sentAt(long... seconds) {
        for (long second : seconds) {
            rate.sent(START.plusSeconds(second));
        }
    }
}
