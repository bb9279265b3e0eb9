package dev.leadline.propexo;

import feign.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Propexo's API, and the door to this package. Every method makes at most one request, for which its caller holds a permit
 * of the {@link #governor()}, and answers whatever the network and the server do without an exception. What answers say about
 * the pace goes to the governor by itself. Safe for as many threads as the settings' concurrency.
 */
public final class Propexo implements AutoCloseable {

    private static final Set<Integer> NO_SUCH_JOB = Set.of(404, 410);
    private static final byte[] NO_PARAMETERS = "{}".getBytes(StandardCharsets.UTF_8);

    private final Transport transport;
    private final PropexoApi api;
    private final ApiToken token;
    private final Timekeeper time;
    private final RateGovernor governor;
    private final Circuit circuit;
    private volatile @Nullable Advertised advertised;

    private Propexo(ApiSettings settings, Timekeeper time) {
        this.transport = new Transport(settings);
        this.api = transport.api();
        this.token = settings.token();
        this.time = time;
        this.governor = new RateGovernor(settings.requestsPerMinute(), time);
        this.circuit = new Circuit(time);
    }

    /**
     * Makes ready to talk to the API. No request is made yet.
     *
     * @param settings where the API is and how it may be used
     * @return to be closed
     */
    public static Propexo connect(ApiSettings settings) {
        return connect(settings, Timekeeper.SYSTEM);
    }

    /**
     * The same with another time.
     *
     * @param settings where the API is and how it may be used
     * @param time where time comes from
     * @return to be closed
     */
    static Propexo connect(ApiSettings settings, Timekeeper time) {
        return new Propexo(settings, time);
    }

    /**
     * Who says when a request may be made.
     *
     * @return the one governor of this connection
     */
    public RateGovernor governor() {
        return governor;
    }

    /**
     * What the latest answer said about the API itself.
     *
     * @return empty before the first answer
     */
    public Optional<Advertised> advertised() {
        return Optional.ofNullable(advertised);
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
     * @return what became of it
     * @throws IllegalArgumentException when path or pointer cannot be one, before anything is sent
     */
    public Answer create(String path, String jsonBody, String jobIdAt) {
        TargetPath target = TargetPath.of(path);
        JsonPointer jobId = JsonPointer.compile(jobIdAt);
        byte[] body = jsonBody.getBytes(StandardCharsets.UTF_8);
        if (!circuit.tryPass()) {
            Fault fault = Fault.CIRCUIT_OPEN;
            return new Answer.NotActedOn(null, fault.name(), fault.sentence(), circuit.heldBackFor());
        }
        Answer answer = exchange(
                () -> api.create(target.path(), target.query(), body),
                reply -> Replies.queued(reply, jobId),
                Failure::toAnswer);
        circuit.record(answer);
        return answer;
    }

    /**
     * Has a failed write tried again, with one POST; the write then goes on under a new job.
     *
     * @param rootJobId the job that failed
     * @return what became of it; an unknown job is refused
     * @throws IllegalArgumentException when this cannot be a job's identifier
     */
    public Answer retryWrite(String rootJobId) {
        String id = JobIds.checked(rootJobId);
        Answer answer = exchange(() -> api.retryWrite(id, NO_PARAMETERS), Replies::retried, Failure::toAnswer);
        return answer instanceof Answer.Misdirected nowhere && NO_SUCH_JOB.contains(nowhere.httpStatus())
                ? new Answer.Refused(
                        nowhere.httpStatus(), nowhere.code(), "The API knows no such job, or cannot try it again.")
                : answer;
    }

    /**
     * Asks for the status of one write.
     *
     * @param jobId the job that carries it
     * @return what the API says
     * @throws IllegalArgumentException when this cannot be a job's identifier
     */
    public StatusAnswer status(String jobId) {
        String id = JobIds.checked(jobId);
        return read(() -> api.writeStatus(id), Replies::status, Function.identity(), Failure::toStatusAnswer);
    }

    /**
     * Reads a page of the newest log of each write job.
     *
     * @param integrationId the integration, or null for all
     * @param range how far back: hour, day, week or month
     * @param status SUCCESS or FAILURE, or null for both
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 100
     * @return the page; entries without a job are left out
     */
    public Reading<Page<WriteLog>> writeLogs(
            @Nullable String integrationId, String range, @Nullable String status, int offset, int limit) {
        return read(
                () -> api.writeLogs(integrationId, range, status, offset, limit),
                body -> Replies.writeLogs(body, offset, limit));
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
    public Reading<Page<KnownProspect>> prospects(
            String integrationId, @Nullable String communityId, Instant updatedSince, int offset, int limit) {
        return read(
                () -> api.prospects(integrationId, communityId, updatedSince.toString(), offset, limit),
                body -> Replies.prospects(body, offset, limit));
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
    public Reading<Page<Named>> names(NameList list, @Nullable String integrationId, int offset, int limit) {
        return read(
                () -> api.names(list.path(), integrationId, offset, limit), body -> Replies.names(body, offset, limit));
    }

    /**
     * Reads a page of integrations. With a limit of 1 it is the harmless call that tells whether the token is accepted.
     *
     * @param offset how many to skip
     * @param limit how many at most, from 1 to 250
     * @return the page; entries without an identifier are left out
     */
    public Reading<Page<Integration>> integrations(int offset, int limit) {
        return read(() -> api.integrations(offset, limit), body -> Replies.integrations(body, offset, limit));
    }

    /** Cuts what is in flight, whose answers then are unknown, and lets go of every connection. */
    @Override
    public void close() {
        transport.close();
    }

    private <T> Reading<T> read(Supplier<Response> call, Function<JsonNode, Optional<T>> meaning) {
        return read(call, meaning, Reading.Read::new, Failure::toReading);
    }

    private <T, A> A read(
            Supplier<Response> call,
            Function<JsonNode, Optional<T>> meaning,
            Function<T, A> success,
            Function<Failure, A> failed) {
        return exchange(
                call,
                reply -> Json.read(reply.body())
                        .flatMap(meaning)
                        .map(success)
                        .orElseGet(() -> failed.apply(
                                Failure.of(FailureClass.UNKNOWN, reply.status(), Fault.UNREADABLE_ANSWER))),
                failed);
    }

    private <T> T exchange(Supplier<Response> call, Function<RawAnswer, T> success, Function<Failure, T> failed) {
        long sentAt = time.nanos();
        RawAnswer reply;
        try {
            reply = RawAnswer.of(call.get(), token);
        } catch (IOException | RuntimeException thrown) {
            return failed.apply(FailureClasses.of(thrown));
        }
        Advertised said = Advertised.in(reply, time.wall());
        advertised = said;
        governor.observe(sentAt, said.limit(), said.remaining());
        Optional<Failure> failure = FailureClasses.of(reply, said.heardAt());
        failure.filter(Failure::asksForAPause)
                .ifPresent(pause -> governor.throttled(pause.retryAfter(), pause.message()));
        return failure.map(failed).orElseGet(() -> success.apply(reply));
    }
}
