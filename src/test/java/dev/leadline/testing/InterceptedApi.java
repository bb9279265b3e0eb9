package dev.leadline.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before an API, remembers what is asked of it, and passes everything on: except what a test wants held, lost, refused or
 * answered in another way.
 */
public final class InterceptedApi implements AutoCloseable {

    private static final int LAST = 10;
    private static final int MOST_HELD = 100;

    private static final String NOTHING = "{}";

    private static final String PENDING = """
            {"write_status": "PENDING", "errors": [], "created_record_id": null}""";

    private final WireMockServer server;
    private final List<StubMapping> own = new CopyOnWriteArrayList<>();
    private final Set<String> lost = ConcurrentHashMap.newKeySet();
    private volatile Consumer<String> atCreate = body -> {};
    private volatile CountDownLatch creates = new CountDownLatch(0);
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private volatile @Nullable StubMapping refusal;

    /**
     * @param api what everything is passed on to
     */
    public InterceptedApi(URI api) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(MOST_HELD)
                .extensions(new Watcher(), new Loss()));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(LAST).willReturn(aResponse().proxiedFrom(api.toString())));
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The addresses of the GETs that begin so, in their order. */
    public List<String> asked(String start) {
        List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(ServeEvent::getRequest)
                .filter(request -> request.getMethod().equals(RequestMethod.GET))
                .map(LoggedRequest::getUrl)
                .filter(path -> path.startsWith(start))
                .toList();
    }

    /** Is told the body of each POST as it arrives, before anything else happens. */
    public void atEachCreate(Consumer<String> watcher) {
        atCreate = watcher;
    }

    /** From now on, creates are held before they reach the API. */
    public void holdsCreates() {
        creates = new CountDownLatch(1);
    }

    /** From now on, the API takes everything, and its answers are held. */
    public InterceptedApi holdsAnswers() {
        answers = new CountDownLatch(1);
        return this;
    }

    /** Lets go of what it holds. */
    public void letsGo() {
        creates.countDown();
        answers.countDown();
    }

    /** From now on, the answer to what holds this text is a 500, though the API has taken it. */
    public void losesTheAnswerTo(String text) {
        lost.add(text);
    }

    /** From now on, the answer to a create that holds this text is a 500, and the API never sees it. */
    public void swallows(String text) {
        own.add(server.stubFor(post(anyUrl())
                .withRequestBody(containing(text))
                .willReturn(aResponse().withStatus(500).withBody(NOTHING))));
    }

    /** Every write seems to be pending, whatever has become of it. */
    public void keepsPending() {
        own.add(server.stubFor(any(urlMatching(".*/write-status/.*"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withBody(PENDING))));
    }

    /** Answers every address that begins so by itself from now on. */
    public void answers(String start, int status, String body) {
        own.add(server.stubFor(any(urlMatching(Pattern.quote(start) + ".*"))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withBody(body))));
    }

    /** From now on, everything reaches the API again. */
    public void passesEverythingOn() {
        own.forEach(server::removeStub);
        own.clear();
        lost.clear();
    }

    /** Takes no requests such as {@code POST /crm} any more. */
    public void isTooBusyFor(String requests, int status, @Nullable String retryAfter) {
        refuses(like(requests).willReturn(refusal(status, retryAfter)));
    }

    /** Does not take the next request of a kind. */
    public void isTooBusyOnceFor(String requests, int status, @Nullable String retryAfter) {
        server.resetScenarios();
        refuses(like(requests)
                .inScenario("busy once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("has time")
                .willReturn(refusal(status, retryAfter)));
    }

    /** Takes all requests again. */
    public void hasTime() {
        StubMapping refused = refusal;
        if (refused != null) {
            server.removeStub(refused);
        }
    }

    /** The requests that were not taken since it was last too busy. */
    public List<String> turnedAway() {
        StubMapping refused = refusal;
        return server.getAllServeEvents().stream()
                .filter(event -> refused != null && refused.equals(event.getStubMapping()))
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

    private static ResponseDefinitionBuilder refusal(int status, @Nullable String retryAfter) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status);
        return retryAfter == null ? answer : answer.withHeader("Retry-After", retryAfter);
    }

    @Override
    public void close() {
        letsGo();
        server.stop();
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Watcher implements ServeEventListener {

        @Override
        public void beforeMatch(ServeEvent event, Parameters parameters) {
            if (event.getRequest().getMethod().equals(RequestMethod.POST)) {
                atCreate.accept(event.getRequest().getBodyAsString());
                await(creates);
            }
        }

        @Override
        public void beforeResponseSent(ServeEvent event, Parameters parameters) {
            await(answers);
        }

        @Override
        public String getName() {
            return "watcher";
        }
    }

    private final class Loss implements ResponseTransformerV2 {

        @Override
        public Response transform(Response answer, ServeEvent event) {
            String sent = event.getRequest().getBodyAsString();
            return lost.stream().noneMatch(sent::contains)
                    ? answer
                    : Response.Builder.like(answer)
                            .but()
                            .status(500)
                            .body(NOTHING)
                            .build();
        }

        @Override
        public String getName() {
            return "loss";
        }
    }
}
