package dev.leadline.report;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.StopReason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lays a summary out under its documented names. */
final class SummaryJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SummaryJson() {}

    static ObjectNode of(Summary summary) {
        ObjectNode json = JSON.objectNode();
        json.put("run", summary.run());
        json.put("status", summary.status());
        json.put("file", summary.file());
        json.put("target", summary.target());
        json.put("started_at", text(summary.startedAt()));
        json.put("ended_at", text(summary.endedAt()));
        json.set("rows", rows(summary));
        json.set("problems", problems(summary));
        json.set("requests", requests(summary));
        json.set("files", files(summary.files()));
        json.put("exit", summary.exit().code());
        StopReason reason = summary.reason();
        if (reason != null) {
            json.set("reason", JSON.objectNode().put("code", reason.code()).put("message", reason.message()));
        }
        return json;
    }

    private static ObjectNode rows(Summary summary) {
        ObjectNode json = JSON.objectNode();
        json.put("read", summary.rows().total());
        for (RowStatus status : RowStatus.values()) {
            json.put(status.name().toLowerCase(Locale.ROOT), summary.rows().of(status));
        }
        return json;
    }

    private static ArrayNode problems(Summary summary) {
        ArrayNode json = JSON.arrayNode();
        for (ProblemCount problem : summary.problems()) {
            json.addObject()
                    .put("code", problem.code())
                    .put("field", problem.field())
                    .put("count", problem.count());
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
