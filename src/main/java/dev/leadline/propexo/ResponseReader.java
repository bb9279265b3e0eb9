package dev.leadline.propexo;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads what Propexo says under a 2xx; whatever is not as documented is empty, or UNKNOWN for a POST. */
final class ResponseReader {

    private static final JsonPointer JOB_ID = JsonPointer.compile("/job_id");
    private static final int MOST_ERRORS = 50;

    private ResponseReader() {}

    /**
     * The job that a POST queued.
     *
     * @param answer an answer with a status of 2xx
     * @param jobIdAt where the target says that the job id stands
     * @return queued, or unknown when no usable job id is there
     */
    static CreateResult queued(RawResponse answer, JsonPointer jobIdAt) {
        Optional<JsonNode> body = NetworkJson.read(answer.body());
        if (body.isEmpty()) {
            return unknown(answer, ExchangeFault.UNREADABLE_ANSWER);
        }
        Optional<String> jobId = body.flatMap(found -> JobIds.find(found, jobIdAt));
        if (jobId.isEmpty()) {
            return unknown(answer, ExchangeFault.NO_JOB_ID);
        }
        return jobId.filter(JobIds::isSane)
                .<CreateResult>map(id -> new CreateResult.Queued(answer.status(), id))
                .orElseGet(() -> unknown(answer, ExchangeFault.BAD_JOB_ID));
    }

    /**
     * The job that carries a failed write from now on.
     *
     * @param answer an answer with a status of 2xx
     * @return queued, refused when the API says that it will not retry, or unknown
     */
    static CreateResult retried(RawResponse answer) {
        boolean declined = NetworkJson.read(answer.body())
                .map(body -> body.path("success"))
                .filter(success -> success.isBoolean() && !success.booleanValue())
                .isPresent();
        return declined
                ? new CreateResult.Refused(answer.status(), "NOT_RETRIED", "The API does not retry this write.")
                : queued(answer, JOB_ID);
    }

    /**
     * The status of a write.
     *
     * @param body the answer's body
     * @return empty when there is no status that is documented
     */
    static Optional<StatusResult> status(JsonNode body) {
        String status = body.path("write_status").asString("");
        if (status.equals("PENDING")) {
            return Optional.of(new StatusResult.Pending());
        }
        return Arrays.stream(WriteOutcome.values())
                .filter(outcome -> outcome.name().equals(status))
                .findFirst()
                .map(outcome -> new StatusResult.Settled(outcome, errors(body), recordId(body)));
    }

    /**
     * A page of write logs.
     *
     * @param body the answer's body
     * @param offset the page's offset
     * @param limit the page's size
     * @return empty when there is no list
     */
    static Optional<ListPage<WriteLog>> writeLogs(JsonNode body, int offset, int limit) {
        JsonNode logs = body.path("results").path("logs");
        return page(body, logs, offset, limit, ResponseReader::writeLog);
    }

    /**
     * A page of prospects.
     *
     * @param body the answer's body
     * @param offset the page's offset
     * @param limit the page's size
     * @return empty when there is no list
     */
    static Optional<ListPage<KnownProspect>> prospects(JsonNode body, int offset, int limit) {
        return page(body, body.path("results"), offset, limit, ResponseReader::prospect);
    }

    /**
     * A page of integrations.
     *
     * @param body the answer's body
     * @param offset the page's offset
     * @param limit the page's size
     * @return empty when there is no list
     */
    static Optional<ListPage<Integration>> integrations(JsonNode body, int offset, int limit) {
        return page(body, body.path("results"), offset, limit, ResponseReader::integration);
    }

    /**
     * A page of things with a name.
     *
     * @param body the answer's body
     * @param offset the page's offset
     * @param limit the page's size
     * @return empty when there is no list
     */
    static Optional<ListPage<NamedItem>> names(JsonNode body, int offset, int limit) {
        return page(body, body.path("results"), offset, limit, ResponseReader::named);
    }

    private static CreateResult unknown(RawResponse answer, ExchangeFault fault) {
        return ClassifiedFailure.of(FailureClass.UNKNOWN, answer.status(), fault)
                .toAnswer();
    }

    private static List<String> errors(JsonNode body) {
        return body.path("errors").values().stream()
                .limit(MOST_ERRORS)
                .map(error -> error.isString() ? error.stringValue() : error.toString())
                .map(SafeText::message)
                .distinct()
                .toList();
    }

    private static @Nullable String recordId(JsonNode body) {
        String id = body.path("created_record_id").asString("");
        return JobIds.isSane(id) ? id : null;
    }

    private static <T> Optional<ListPage<T>> page(
            JsonNode body, JsonNode list, int offset, int limit, Function<JsonNode, @Nullable T> read) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<T> items =
                list.values().stream().map(read).filter(Objects::nonNull).toList();
        JsonNode hasMore = body.path("meta").path("hasMore");
        boolean more = list.size() > 0 && (hasMore.isBoolean() ? hasMore.booleanValue() : list.size() >= limit);
        return Optional.of(new ListPage<>(items, offset + list.size(), more));
    }

    private static @Nullable WriteLog writeLog(JsonNode log) {
        String jobId = NetworkJson.text(log, "job_id");
        JsonNode parameters = log.path("parameters");
        return jobId == null
                ? null
                : new WriteLog(
                        jobId,
                        NetworkJson.time(log, "created_at"),
                        NetworkJson.text(log, "status"),
                        NetworkJson.text(log, "integration_id"),
                        NetworkJson.text(log, "error"),
                        parameters.isMissingNode() || parameters.isNull() ? null : parameters.toString());
    }

    private static @Nullable KnownProspect prospect(JsonNode prospect) {
        String id = NetworkJson.text(prospect, "id");
        return id == null
                ? null
                : new KnownProspect(
                        id,
                        NetworkJson.time(prospect, "created_at"),
                        NetworkJson.time(prospect, "updated_at"),
                        NetworkJson.text(prospect, "first_name"),
                        NetworkJson.text(prospect, "last_name"),
                        NetworkJson.text(prospect, "email_1"),
                        NetworkJson.text(prospect, "phone_1"));
    }

    private static @Nullable NamedItem named(JsonNode named) {
        String id = NetworkJson.text(named, "id");
        return id == null
                ? null
                : new NamedItem(
                        id,
                        name(named),
                        NetworkJson.text(named, "integration_id"),
                        NetworkJson.text(named, "community_id"));
    }

    /** The documentation shows no entry whole: people may have their name in two parts. */
    private static @Nullable String name(JsonNode named) {
        String name = NetworkJson.text(named, "name");
        if (name != null) {
            return name;
        }
        String parts = Stream.of("first_name", "last_name")
                .map(part -> NetworkJson.text(named, part))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return parts.isEmpty() ? null : parts;
    }

    private static @Nullable Integration integration(JsonNode integration) {
        String id = NetworkJson.text(integration, "id");
        return id == null
                ? null
                : new Integration(id, NetworkJson.text(integration, "name"), NetworkJson.text(integration, "vendor"));
    }
}
