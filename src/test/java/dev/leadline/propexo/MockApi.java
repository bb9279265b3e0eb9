package dev.leadline.propexo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;

/** WireMock in Propexo's place: one answer after the other as the script says, and then a job for every request. */
final class MockApi implements AutoCloseable {

    private static final String SCRIPT = "script";
    private static final int LAST = 10;

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    private MockApi() {
        server.start();
    }

    static MockApi start(ResponseDefinitionBuilder... script) {
        MockApi api = new MockApi();
        String state = Scenario.STARTED;
        for (int i = 0; i < script.length; i++) {
            String next = "after " + (i + 1);
            api.server.stubFor(any(anyUrl())
                    .inScenario(SCRIPT)
                    .whenScenarioStateIs(state)
                    .willSetStateTo(next)
                    .willReturn(script[i]));
            state = next;
        }
        api.server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(answer(200, "{\"job_id\":\"job-1\"}")));
        return api;
    }

    static ResponseDefinitionBuilder answer(int status, String body, String... headers) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withBody(body);
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            answer.withHeader(parts[0], parts[1]);
        }
        return answer;
    }

    static ResponseDefinitionBuilder hangUp() {
        return aResponse().withFault(Fault.EMPTY_RESPONSE);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    int port() {
        return server.port();
    }

    /** What was asked, in its order. */
    List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    @Override
    public void close() {
        server.stop();
    }
}
