package dev.leadline.run;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Stands before an API, remembers what is asked of it, and answers some of it itself. */
final class InterceptedApi implements AutoCloseable {

    private static final int LAST = 10;

    private final WireMockServer server;
    private final List<StubMapping> own = new CopyOnWriteArrayList<>();
    private volatile Consumer<String> atCreate = body -> {};

    InterceptedApi(URI api) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .extensions(new CreateWatcher()));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(aResponse().proxiedFrom(api.toString())));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The addresses of the GETs that begin so, in their order. */
    List<String> asked(String start) {
        List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getMethod().equals(RequestMethod.GET))
                .map(LoggedRequest::getUrl)
                .filter(path -> path.startsWith(start))
                .toList();
    }

    /** Answers every address that begins so by itself from now on. */
    void answers(String start, int status, String body) {
        own.add(server.stubFor(any(urlMatching(Pattern.quote(start) + ".*"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body))));
    }

    /** Told the body of each POST as it arrives, before anything else happens. */
    void atEachCreate(Consumer<String> watcher) {
        atCreate = watcher;
    }

    void passesEverythingOn() {
        own.forEach(server::removeStub);
        own.clear();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class CreateWatcher implements ServeEventListener {

        @Override
        public void beforeMatch(ServeEvent event, Parameters parameters) {
            if (event.getRequest().getMethod().equals(RequestMethod.POST)) {
                atCreate.accept(event.getRequest().getBodyAsString());
            }
        }

        @Override
        public String getName() {
            return "create-watcher";
        }
    }
}
