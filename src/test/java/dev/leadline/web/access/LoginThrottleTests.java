package dev.leadline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private static final String ADDRESS = "192.0.2.7";

    private final SettableClock clock = SettableClock.at("2026-11-25T08:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void letsANameWaitAfterFiveTries() {
        fail("ann", 5);
        assertThat(throttle.enter("ann", "198.51.100.1")).isEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.enter("vic", ADDRESS)).isZero();
    }

    @Test
    void letsItWaitTwiceAsLongEachTimeAndNeverLongerThanAQuarterOfAnHour() {
        fail("ann", 5);
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(throttle.enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(throttle.enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(1));
            clock.advance(Duration.ofSeconds(1));
            assertThat(throttle.enter("ann", ADDRESS)).isZero();
        }
    }

    @Test
    void letsAnAddressWaitAfterTwentyTriesWhateverTheNames() {
        IntStream.range(0, 20).forEach(n -> fail("name" + n, 1));
        assertThat(throttle.enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.enter("ann", "198.51.100.1")).isZero();
    }

    @Test
    void forgetsTheTriesForANameThatGotIn() {
        fail("ann", 4);
        throttle.enter("ann", ADDRESS);
        throttle.succeeded("ann", ADDRESS);
        fail("ann", 4);
        assertThat(throttle.enter("ann", ADDRESS)).isZero();
    }

    @Test
    void doesNotLetOneWhoMayLogInGuessOnForOthers() {
        for (int n = 0; n < 20; n++) {
            fail("other" + n, 1);
            if (throttle.enter("ann", ADDRESS).isZero()) {
                throttle.succeeded("ann", ADDRESS);
            }
        }
        assertThat(throttle.enter("another", ADDRESS)).isPositive();
    }

    @Test
    void forgetsAnHourAfterTheLastTry() {
        fail("ann", 4);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        fail("ann", 4);
        assertThat(throttle.enter("ann", ADDRESS)).isZero();
    }

    @Test
    void remembersOnlySoMany() {
        fail("ann", 5);
        IntStream.range(0, 10_000).forEach(n -> throttle.enter("name" + n, "address" + n));
        assertThat(throttle.enter("ann", "198.51.100.1")).isZero();
    }

    private void fail(String name, int times) {
        IntStream.range(0, times)
                .forEach(n -> assertThat(throttle.enter(name, ADDRESS)).isZero());
    }
}
