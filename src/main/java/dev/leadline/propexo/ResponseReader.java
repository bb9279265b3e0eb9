package dev.leadline.propexo;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what Propexo says under a 2xx; whatever is not as documented is empty. */
final class ResponseReader {

    private static final int MOST_ERRORS = 50;

    private ResponseReader() {}

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
     * @return empty when there is no list
     */
    static Optional<ApiPage<WriteLog>> writeLogs(JsonNode body) {
        JsonNode logs = body.path("results").path("logs");
        return page(body, logs, ResponseReader::writeLog);
    }

    /**
     * A page of prospects.
     *
     * @param body the answer's body
     * @return empty when there is no list
     */
    static Optional<ApiPage<KnownProspect>> prospects(JsonNode body) {
        return page(body, body.path("results"), ResponseReader::prospect);
    }

    /**
     * A page of integrations.
     *
     * @param body the answer's body
     * @return empty when there is no list
     */
    static Optional<ApiPage<Integration>> integrations(JsonNode body) {
        return page(body, body.path("results"), ResponseReader::integration);
    }

    /**
     * A page of things with a name.
     *
     * @param body the answer's body
     * @return empty when there is no list
     */
    static Optional<ApiPage<NamedItem>> names(JsonNode body) {
        return page(body, body.path("results"), ResponseReader::named);
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

    private static <T> Optional<ApiPage<T>> page(JsonNode body, JsonNode list, Function<JsonNode, @Nullable T> read) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        List<T> items =
                list.values().stream().map(read).filter(Objects::nonNull).toList();
        JsonNode hasMore = body.path("meta").path("hasMore");
        return Optional.of(new ApiPage<>(items, list.size(), hasMore.isBoolean() ? hasMore.booleanValue() : null));
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
                : new Integration(
                        id,
                        NetworkJson.text(integration, "name"),
                        NetworkJson.text(integration, "vendor"),
                        NetworkJson.text(integration, "system"),
                        integration.path("is_archived").asBoolean(false));
    }
}
