package dev.leadline.propexo;

import static dev.leadline.propexo.MockApi.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever an API points, nothing is sent there, and so the token is not. */
class RedirectTests {

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308})
    void noRequestFollowsARedirectToAnotherHost(int status) throws Exception {
        try (MockApi elsewhere = MockApi.start();
                MockApi server = MockApi.start(
                        to(elsewhere, status),
                        to(elsewhere, status),
                        to(elsewhere, status),
                        to(elsewhere, status),
                        to(elsewhere, status),
                        to(elsewhere, status));
                Propexo propexo = ApiFixture.connect(server.url())) {
            ApiFixture.create(propexo);
            propexo.retryWrite("job-1");
            propexo.status("job-1");
            propexo.writeLogs(null, LogRange.DAY, null, 0, 10);
            propexo.prospects("int-1", null, Instant.EPOCH, 0, 10);
            propexo.integrations(0, 1);

            assertThat(server.requests())
                    .hasSize(6)
                    .allMatch(
                            request -> request.getHeader("Authorization").equals("Bearer " + ApiFixture.CANARY_TOKEN));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    private static ResponseDefinitionBuilder to(MockApi elsewhere, int status) {
        return answer(
                status,
                "",
                "Location: " + elsewhere.url() + "/crm/v1/prospects",
                "Refresh: 0; url=" + elsewhere.url(),
                "Alt-Svc: h2=\"127.0.0.1:" + elsewhere.port() + "\"",
                "WWW-Authenticate: Bearer realm=\"" + elsewhere.url() + "\"");
    }
}
