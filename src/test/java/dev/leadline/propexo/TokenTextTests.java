package dev.leadline.propexo;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that holds the token says it. */
class TokenTextTests {

    @Test
    void noTextOfWhatHoldsTheTokenHoldsIt() {
        ApiSettings settings = ApiFixture.settings(URI.create("http://127.0.0.1:1"));
        try (Propexo propexo = Propexo.connect(settings);
                Transport transport =
                        new Transport(settings, propexo.rateLimiter(), RateClock.SYSTEM, ObservationRegistry.NOOP)) {
            assertThat(List.of(settings.token(), settings, propexo, propexo.rateLimiter(), transport, transport.api()))
                    .allSatisfy(holder -> assertThat(holder.toString()).doesNotContain(ApiFixture.CANARY_TOKEN));
            assertThat(settings.token()).hasToString("[token]");
        }
    }
}
