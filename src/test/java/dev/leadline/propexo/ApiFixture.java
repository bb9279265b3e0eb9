package dev.leadline.propexo;

import java.net.URI;
import java.time.Duration;

/** Settings for tests: no limit, and waits that outlast a busy machine. */
final class ApiFixture {

    static final String CANARY_TOKEN = "CANARY-TOKEN-{x}%7";

    private ApiFixture() {}

    static ApiSettings settings(URI url) {
        return settings(url, 0);
    }

    static ApiSettings settings(URI url, int requestsPerMinute) {
        return settings(url, requestsPerMinute, Duration.ofSeconds(20));
    }

    private static ApiSettings settings(URI url, int requestsPerMinute, Duration readTimeout) {
        return new ApiSettings(
                url, ApiToken.of(CANARY_TOKEN), requestsPerMinute, 4, Duration.ofSeconds(2), readTimeout);
    }

    static Propexo connect(URI url) {
        return Propexo.connect(settings(url));
    }

    /** For servers that let one wait. */
    static Propexo connectImpatiently(URI url) {
        return Propexo.connect(settings(url, 0, Duration.ofMillis(600)));
    }

    static CreateResult create(Propexo propexo) {
        return propexo.create("/crm/v1/prospects/", "{\"email_1\":\"canary@example.com\"}", "/job_id");
    }
}
