package dev.leadline.propexo;

import java.net.URI;
import java.time.Duration;

/** Settings for tests: short waits, no limit. */
final class Apis {

    static final String CANARY_TOKEN = "CANARY-TOKEN-{x}%7";

    private Apis() {}

    static ApiSettings settings(URI url) {
        return settings(url, 0);
    }

    static ApiSettings settings(URI url, int requestsPerMinute) {
        return new ApiSettings(
                url, ApiToken.of(CANARY_TOKEN), requestsPerMinute, 4, Duration.ofSeconds(2), Duration.ofMillis(600));
    }

    static Propexo connect(URI url) {
        return Propexo.connect(settings(url));
    }

    static Answer create(Propexo propexo) {
        return propexo.create("/crm/v1/prospects/", "{\"email_1\":\"canary@example.com\"}", "/job_id");
    }
}
