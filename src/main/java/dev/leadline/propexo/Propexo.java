package dev.leadline.propexo;

import dev.leadline.message.UserMessage;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Client of Propexo's API. Each method makes at most one request, for which its caller holds a permit of the rate limiter
 * ({@link #rateLimiter()}), and returns network and server failures as results, not as exceptions. Rate limit headers of responses
 * are passed to the rate limiter. Safe for as many threads as the settings' concurrency.
 */
public final class Propexo implements AutoCloseable {

    private static final Set<Integer> NO_SUCH_JOB = Set.of(404, 410);
    private static final byte[] NO_PARAMETERS = "{}".getBytes(StandardCharsets.UTF_8);

    private final Transport transport;
    private final PropexoApi api;
    private final RateLimiter rateLimiter;
    private final CreateCircuitBreaker circuit;

    private Propexo(ApiSettings settings, RateClock time, ObservationRegistry observations) {
        this.rateLimiter = new RateLimiter(settings.requestsPerMinute(), time, observations);
        this.transport = new Transport(settings, rateLimiter, time, observations);
        this.api = transport.api();
        this.circuit = new CreateCircuitBreaker(time);
    }

    /**
     * Makes ready to talk to the API. No request is made yet.
     *
     * @param settings where the API is and how it may be used
     * @return to be closed
     */
    public static Propexo connect(ApiSettings settings) {
        return connect(settings, ObservationRegistry.NOOP);
    }

    /**
     * The same for somebody who watches.
     *
     * @param settings where the API is and how it may be used
     * @param observations told of each request and each wait for a permit, without anything that a request contains
     * @return to be closed
     */
    public static Propexo connect(ApiSettings settings, ObservationRegistry observations) {
        return new Propexo(settings, RateClock.SYSTEM, observations);
    }

    /**
     * The same with another time.
     *
     * @param settings where the API is and how it may be used
     * @param time where time comes from
     * @return to be closed
     */
    static Propexo connect(ApiSettings settings, RateClock time) {
        return new Propexo(settings, time, ObservationRegistry.NOOP);
    }

    /**
     * Who says when a request may be made.
     *
     * @return the rate limiter of this connection
     */
    public RateLimiter rateLimiter() {
        return rateLimiter;
    }

    /**
     * What the latest answer said about the API itself.
     *
     * @return empty before the first answer
     */
    public Optional<Advertised> advertised() {
        return transport.advertised();
    }

    /**
     * How long creates are held back because the last ones failed: worth waiting for before a row is claimed.
     *
     * @return zero when the next one will be tried
     */
    public Duration heldBackFor() {
        return circuit.heldBackFor();
    }

    /**
     * Sends one prospect: one POST, or none while creates are held back.
     *
     * @param path the target's path, from its first slash; it may have a query
     * @param jsonBody the body as it is to be sent
     * @param jobIdAt where the answer names the job, a JSON pointer
     * @throws IllegalArgumentException when path or pointer cannot be one, before anything is sent
     */
    public CreateResult create(String path, String jsonBody, String jobIdAt) {
        TargetPath target = TargetPath.of(path);
        JsonPointer jobId = JsonPointer.compile(jobIdAt);
        byte[] body = jsonBody.getBytes(StandardCharsets.UTF_8);
        if (!circuit.tryPass()) {
            ExchangeFault fault = ExchangeFault.CIRCUIT_OPEN;
            return new CreateResult.NotActedOn(
                    null, fault.name(), fault.message().withAdvice(), circuit.heldBackFor());
        }
        CreateResult answer = exchange(
                () -> api.create(target.path(), target.query(), body).queued(jobId), ClassifiedFailure::toAnswer);
        circuit.record(answer);
        return answer;
    }

    /**
     * Asks Propexo to retry a failed write, with one POST; the write then continues as a new job.
     *
     * @param rootJobId the job that failed
     * @return the result; an unknown job is refused
     * @throws IllegalArgumentException when this cannot be a job's identifier
     */
    public CreateResult retryWrite(String rootJobId) {
        String id = JobIds.checked(rootJobId);
        CreateResult answer = exchange(() -> api.retryWrite(id, NO_PARAMETERS).retried(), ClassifiedFailure::toAnswer);
        return answer instanceof CreateResult.Misdirected nowhere && NO_SUCH_JOB.contains(nowhere.httpStatus())
                ? new CreateResult.Refused(
                        nowhere.httpStatus(),
                        nowhere.code(),
                        UserMessage.of("propexo.job-unknown").text())
                : answer;
    }

    /**
     * Asks for the status of one write.
     *
     * @param jobId the job that carries it
     * @return what the API says
     * @throws IllegalArgumentException when this cannot be a job's identifier
     */
    public StatusResult status(String jobId) {
        String id = JobIds.checked(jobId);
        return exchange(() -> api.writeStatus(id), ClassifiedFailure::toStatusAnswer);
    }

    /**
     * Reads a page of the newest log of each write job.
     *
     * @param integrationId the integration, or null for all
     * @param range how far back
     * @param status SUCCESS or FAILURE, or null for both
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 100
     * @return the page; entries without a job are left out
     */
    public GetResult<ListPage<WriteLog>> writeLogs(
            @Nullable String integrationId, LogRange range, @Nullable String status, int offset, int limit) {
        return read(() -> api.writeLogs(integrationId, range.parameter(), status, offset, limit)
                .at(offset, limit));
    }

    /**
     * Reads a page of prospects as the API's cache knows them, the oldest first.
     *
     * @param integrationId the integration
     * @param communityId the community, or null for all
     * @param updatedSince the earliest change
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return the page; entries without an identifier are left out
     */
    public GetResult<ListPage<KnownProspect>> prospects(
            String integrationId, @Nullable String communityId, Instant updatedSince, int offset, int limit) {
        return read(() -> api.prospects(integrationId, communityId, updatedSince.toString(), offset, limit)
                .at(offset, limit));
    }

    /**
     * Reads a page of things with a name, the oldest first.
     *
     * @param list what is listed
     * @param integrationId the integration, or null for all
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return the page; entries without an identifier are left out
     */
    public GetResult<ListPage<NamedItem>> names(NameList list, @Nullable String integrationId, int offset, int limit) {
        return read(() -> api.names(list.path(), integrationId, offset, limit).at(offset, limit));
    }

    /**
     * Reads a page of integrations. With a limit of 1, this is a harmless check of the token.
     *
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return the page; entries without an identifier are left out
     */
    public GetResult<ListPage<Integration>> integrations(int offset, int limit) {
        return read(() -> api.integrations(offset, limit).at(offset, limit));
    }

    /** Cuts what is in flight, whose answers then are unknown, and lets go of every connection. */
    @Override
    public void close() {
        transport.close();
    }

    private <T> GetResult<T> read(Supplier<T> call) {
        return exchange(() -> new GetResult.Read<>(call.get()), ClassifiedFailure::toReading);
    }

    private <T> T exchange(Supplier<T> call, Function<ClassifiedFailure, T> failed) {
        try {
            return call.get();
        } catch (PropexoException answered) {
            ClassifiedFailure failure = answered.failure();
            if (failure.asksForAPause()) {
                rateLimiter.throttled(failure.retryAfter(), failure.words().withAdvice());
            }
            return failed.apply(failure);
        } catch (RuntimeException unanswered) {
            return failed.apply(NetworkFaults.classify(unanswered));
        }
    }
}
