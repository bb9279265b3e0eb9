package dev.leadline.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.SettableClock;
import dev.leadline.web.access.LoginThrottle.LoginAttempt;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private static final String ADDRESS = "192.0.2.7";
    private static final String ELSEWHERE = "198.51.100.1";

    private final SettableClock clock = SettableClock.at("2026-11-25T08:00:00Z");
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void delaysANameFromAnAddressAfterFiveTriesAndNeitherOthersThereNorThatNameElsewhere() {
        fail("ann", 5);
        assertThat(enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(30));
        assertThat(enter("vic", ADDRESS)).isZero();
        assertThat(enter("ann", ELSEWHERE)).isZero();
    }

    @Test
    void doublesTheDelayEachTimeUpToAQuarterOfAnHour() {
        fail("ann", 5);
        for (int seconds : new int[] {30, 60, 120, 240, 480, 900, 900}) {
            assertThat(enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds - 1));
            assertThat(enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(1));
            clock.advance(Duration.ofSeconds(1));
            assertThat(enter("ann", ADDRESS)).isZero();
        }
    }

    @Test
    void delaysAnAddressAfterTwentyTriesWhateverTheNames() {
        IntStream.range(0, 20).forEach(n -> fail("name" + n, 1));
        assertThat(enter("ann", ADDRESS)).isEqualTo(Duration.ofSeconds(30));
        assertThat(enter("ann", ELSEWHERE)).isZero();
    }

    @Test
    void delaysANameThatIsGuessedFromEverywhereByHalfAMinuteAtMost() {
        for (int n = 0; n < 100; n++) {
            Duration wait = enter("ann", "203.0.113." + n);
            assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(wait.isZero()).as("try %d", n).isEqualTo(n < 20);
            if (n >= 20) {
                clock.advance(wait);
                assertThat(enter("ann", "203.0.113." + n)).isZero();
            }
        }
        assertThat(enter("ann", ELSEWHERE)).isEqualTo(Duration.ofSeconds(30));
        assertThat(enter("vic", ELSEWHERE)).isZero();
    }

    @Test
    void sparesAKnownDeviceWhateverStrangersTry() {
        fail("ann", 5);
        IntStream.range(0, 15).forEach(n -> fail("name" + n, 1));
        assertThat(enter("ann", ADDRESS)).isPositive();
        assertThat(throttle.enter(new LoginAttempt("ann", ADDRESS, "her-phone")))
                .isZero();
    }

    @Test
    void delaysWhoeverGuessesOnAKnownDevice() {
        LoginAttempt stolen = new LoginAttempt("ann", ADDRESS, "her-phone");
        IntStream.range(0, 5).forEach(n -> assertThat(throttle.enter(stolen)).isZero());
        assertThat(throttle.enter(new LoginAttempt("ann", ELSEWHERE, "her-phone")))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(throttle.enter(new LoginAttempt("ann", ADDRESS, "her-laptop")))
                .isZero();
    }

    @Test
    void forgetsTheTriesForANameThatGotIn() {
        fail("ann", 4);
        enter("ann", ADDRESS);
        throttle.succeeded(new LoginAttempt("ann", ADDRESS, null));
        fail("ann", 4);
        assertThat(enter("ann", ADDRESS)).isZero();
    }

    @Test
    void doesNotLetOneWhoMayLogInGuessOnForOthers() {
        for (int n = 0; n < 20; n++) {
            fail("other" + n, 1);
            if (enter("ann", ADDRESS).isZero()) {
                throttle.succeeded(new LoginAttempt("ann", ADDRESS, null));
            }
        }
        assertThat(enter("another", ADDRESS)).isPositive();
    }

    @Test
    void forgetsAnHourAfterTheLastTry() {
        fail("ann", 4);
        clock.advance(Duration.ofHours(1).plusSeconds(1));
        fail("ann", 4);
        assertThat(enter("ann", ADDRESS)).isZero();
    }

    @Test
    void remembersOnlySoMany() {
        fail("ann", 5);
        IntStream.range(0, 10_000).forEach(n -> enter("name" + n, "address" + n));
        assertThat(enter("ann", ADDRESS)).isZero();
    }

    private void fail(String name, int times) {
        IntStream.range(0, times).forEach(n -> assertThat(enter(name, ADDRESS)).isZero());
    }

    private Duration enter(String name, String address) {
        return throttle.enter(new LoginAttempt(name, address, null));
    }
}
