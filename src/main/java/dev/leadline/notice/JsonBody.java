package dev.leadline.notice;

import dev.leadline.ledger.RowStatus;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message as Leadline's own document for programs; docs/notifications.md says what each name means. */
final class JsonBody {

    private JsonBody() {}

    static ObjectNode of(News news, Links links) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", UUID.randomUUID().toString());
        ArrayNode events = body.putArray("events");
        news.happenings().stream().map(Happening::event).distinct().forEach(events::add);
        body.put("schedule", news.schedule());
        body.put("level", news.level().word());
        body.put("headline", news.headline());
        body.put("at", news.at().toString());
        ArrayNode lines = body.putArray("lines");
        news.lines().forEach(lines::add);
        ArrayNode runs = body.putArray("runs");
        rans(news).forEach(ran -> run(runs.addObject(), ran, links));
        return body;
    }

    private static Stream<Happening.Ran> rans(News news) {
        return news.happenings().stream()
                .filter(Happening.Ran.class::isInstance)
                .map(Happening.Ran.class::cast);
    }

    private static void run(ObjectNode json, Happening.Ran ran, Links links) {
        json.put("run", ran.run()).put("status", ran.status()).put("exit", ran.exit());
        ObjectNode rows = json.putObject("rows").put("read", ran.rows().total());
        for (RowStatus status : RowStatus.values()) {
            rows.put(status.name().toLowerCase(Locale.ROOT), ran.rows().of(status));
        }
        ArrayNode problems = json.putArray("problems");
        ran.problems()
                .forEach(problem -> problems.addObject()
                        .put("code", problem.code())
                        .put("field", problem.field())
                        .put("count", problem.count()));
        json.put("url", links.to(ran.run()));
    }
}
