package dev.leadline.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.message.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for Propexo's API that runs in this process, on the loopback interface only.
 *
 * <p>It knows the targets that it is given and validates bodies by them. Every write is PENDING for
 * {@link SandboxSettings#pendingFor()} and then ends as the e-mail address asks: {@code ann+failure@example.com} ends in
 * FAILURE, {@code +partial} in PARTIAL_SUCCESS, {@code +pending} never, {@code +refused} is answered with 400 at once, and
 * every other in SUCCESS. The limit is Propexo's documented one: from 80 % of a minute's requests on, answers come two
 * seconds late; at 100 % they are 429 until the minute turns. It remembers the last 100,000 writes and nothing else.
 *
 * <p>Safe for use by many threads.
 */
public final class Sandbox implements AutoCloseable {

    private static final Duration LATE_BY = Duration.ofSeconds(2);
    private static final int WORKERS = 64;
    private static final int BACKLOG = 512;
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};

    static {
        // Without it the JDK's server answers 40 ms late: Nagle's algorithm meets delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SandboxSettings settings;
    private final SandboxJobs jobs = new SandboxJobs(SandboxJobs.KEPT);
    private final Directory directory;
    private final SandboxApi api;
    private final SandboxRateLimit pace;
    private final SandboxDelay pause;
    private final HttpServer server;
    private final ExecutorService workers;

    private Sandbox(SandboxSettings settings, Targets targets, InstantSource clock, SandboxDelay pause)
            throws IOException {
        this.settings = settings;
        this.directory = new Directory(clock.instant());
        this.api = new SandboxApi(
                settings.token(),
                targets,
                new Writes(jobs, settings, clock),
                new SandboxRecords(jobs, directory, settings.writeLogs(), clock),
                directory);
        this.pace = new SandboxRateLimit(settings.requestsPerMinute(), clock);
        this.pause = pause;
        this.server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()), BACKLOG);
        this.workers = Executors.newFixedThreadPool(WORKERS, Sandbox::worker);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    /**
     * Starts a sandbox; it answers when this returns.
     *
     * @param settings how it behaves
     * @param targets what it takes
     * @return a running sandbox, to be closed
     * @throws UserException when the port is taken
     */
    public static Sandbox start(SandboxSettings settings, Targets targets) {
        return start(settings, targets, InstantSource.system(), SandboxDelay.REAL);
    }

    static Sandbox start(SandboxSettings settings, Targets targets, InstantSource clock, SandboxDelay pause) {
        try {
            return new Sandbox(settings, targets, clock, pause);
        } catch (IOException e) {
            throw UserException.usage("sandbox.port-taken", settings.port(), settings.address());
        }
    }

    /**
     * Where programs of this machine reach it.
     *
     * @return such as {@code http://127.0.0.1:8150}, without a path
     */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * The token that requests must carry.
     *
     * @return as in the settings
     */
    public String token() {
        return settings.token();
    }

    /**
     * Ids that exist here: integration, community, attribution and agent, and the name of a prospect source.
     *
     * @return field to value, usable with every target
     */
    public Map<String, String> ids() {
        return directory.idsFor("");
    }

    /**
     * The ids that a target requires, to be filled in as constants.
     *
     * @param target one of the targets
     * @return field to value for each required field that wants an id, in the target's order; never null
     */
    public Map<String, String> ids(Target target) {
        Map<String, String> known = directory.idsFor(target.name());
        Map<String, String> required = new LinkedHashMap<>();
        target.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(known::containsKey)
                .forEach(name -> required.put(name, String.valueOf(known.get(name))));
        return required;
    }

    /**
     * The prospects that were taken, each POST answered with 200 once, whatever became of its write.
     *
     * @return in the order of their arrival; at most the last 100,000
     */
    public List<ReceivedProspect> received() {
        return jobs.all().stream()
                .filter(job -> !job.retried())
                .map(job -> new ReceivedProspect(
                        job.id(), job.path(), JsonMapper.shared().convertValue(job.body(), BODY)))
                .toList();
    }

    /** Stops answering at once; requests in flight are cut off. */
    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SandboxRateLimit.Turn turn = pace.next();
            SandboxResponse reply = reply(exchange, turn);
            if (turn.late()) {
                pause.pause(LATE_BY);
            }
            send(exchange, turn, reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SandboxResponse reply(HttpExchange exchange, SandboxRateLimit.Turn turn) throws IOException {
        try {
            SandboxRequest request = SandboxRequest.of(exchange);
            return turn.refused()
                    ? SandboxResponse.error(429, "rate_limited", "The limit of requests per minute is reached.")
                    : api.answer(request);
        } catch (RuntimeException e) {
            return SandboxResponse.error(
                    500, "internal_error", "The sandbox failed: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static void send(HttpExchange exchange, SandboxRateLimit.Turn turn, SandboxResponse reply)
            throws IOException {
        if (turn.limit() > 0) {
            exchange.getResponseHeaders().set("x-ratelimit-limit", String.valueOf(turn.limit()));
            exchange.getResponseHeaders().set("x-ratelimit-remaining", String.valueOf(turn.remaining()));
        }
        byte[] body = JsonMapper.shared().writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
