package dev.leadline.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands before an API and passes everything on, but for requests that it is too busy to take. */
final class BusyApi implements AutoCloseable {

    private static final int LAST = 10;

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    private @Nullable StubMapping refusal;

    BusyApi(URI api) {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(aResponse().proxiedFrom(api.toString())));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Takes no requests such as {@code POST /crm} any more. */
    void isTooBusyFor(String requests, int status, @Nullable String retryAfter) {
        refuses(like(requests).willReturn(answer(status, retryAfter)));
    }

    /** Does not take the next request of a kind. */
    void isTooBusyOnceFor(String requests, int status, @Nullable String retryAfter) {
        server.resetScenarios();
        refuses(like(requests)
                .inScenario("busy once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("has time")
                .willReturn(answer(status, retryAfter)));
    }

    void hasTime() {
        if (refusal != null) {
            server.removeStub(refusal);
        }
    }

    /** The requests that were not taken since it was last too busy. */
    List<String> turnedAway() {
        return server.getAllServeEvents().stream()
                .filter(event -> refusal != null && refusal.equals(event.getStubMapping()))
                .map(event -> event.getRequest().getMethod() + " "
                        + event.getRequest().getUrl())
                .toList();
    }

    private void refuses(MappingBuilder requests) {
        hasTime();
        refusal = server.stubFor(requests);
    }

    private static MappingBuilder like(String requests) {
        String[] parts = requests.split(" ", 2);
        return request(parts[0], urlMatching(Pattern.quote(parts[1]) + ".*"));
    }

    private static ResponseDefinitionBuilder answer(int status, @Nullable String retryAfter) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status);
        return retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter);
    }

    @Override
    public void close() {
        server.stop();
    }
}
