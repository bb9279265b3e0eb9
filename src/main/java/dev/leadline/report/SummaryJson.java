package dev.leadline.report;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowCounts;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.StopReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays a summary out under its documented names. */
final class SummaryJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonMapper READER = JsonMapper.shared();

    private SummaryJson() {}

    static ObjectNode of(Summary summary) {
        ObjectNode json = JSON.objectNode();
        json.put("run", summary.run());
        json.put("status", summary.status());
        json.put("file", summary.file());
        json.put("target", summary.target());
        json.put("started_at", text(summary.startedAt()));
        json.put("ended_at", text(summary.endedAt()));
        json.set("rows", rows(summary.rows()));
        json.set("problems", counts(summary.problems()));
        json.set("warnings", counts(summary.warnings()));
        json.set("requests", requests(summary));
        json.set("files", files(summary.files()));
        json.put("exit", summary.exit().code());
        StopReason reason = summary.reason();
        if (reason != null) {
            json.set("reason", JSON.objectNode().put("code", reason.code()).put("message", reason.message()));
        }
        return json;
    }

    /** Whether a summary has these figures. */
    static boolean says(String summary, RowCounts rows, long sent) {
        try {
            JsonNode json = READER.readTree(summary);
            // a number that was read can have another type than the same number that was not written yet
            return json.path("rows").toString().equals(rows(rows).toString())
                    && json.path("requests").path("sent").asLong() == sent;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static ObjectNode rows(RowCounts rows) {
        ObjectNode json = JSON.objectNode();
        json.put("read", rows.total());
        for (RowStatus status : RowStatus.values()) {
            json.put(status.name().toLowerCase(Locale.ROOT), rows.of(status));
        }
        return json;
    }

    private static ArrayNode counts(List<ProblemCount> counts) {
        ArrayNode json = JSON.arrayNode();
        for (ProblemCount counted : counts) {
            json.addObject()
                    .put("code", counted.code())
                    .put("field", counted.field())
                    .put("count", counted.count());
        }
        return json;
    }

    private static ObjectNode requests(Summary summary) {
        ObjectNode json = JSON.objectNode()
                .put("sent", summary.requests().sent())
                .put("polls", summary.requests().polls())
                .put("throttled", summary.requests().throttled());
        summary.requests().perOutcome(summary.rows()).ifPresent(requests -> json.put("per_confirmed", requests));
        return json;
    }

    private static ObjectNode files(ReportFiles files) {
        return JSON.objectNode()
                .put("rejects", text(files.rejects()))
                .put("outcomes", text(files.outcomes()))
                .put("report", text(files.report()))
                .put("summary", text(files.summary()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : TimestampFormat.format(instant);
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
