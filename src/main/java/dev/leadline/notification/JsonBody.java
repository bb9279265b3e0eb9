package dev.leadline.notification;

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

    static ObjectNode of(Notification notification, ConsoleLinks links) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", UUID.randomUUID().toString());
        ArrayNode events = body.putArray("events");
        notification.happenings().stream()
                .map(NotificationEvent::event)
                .distinct()
                .forEach(events::add);
        body.put("schedule", notification.schedule());
        body.put("level", notification.level().word());
        body.put("headline", notification.headline());
        body.put("at", notification.at().toString());
        ArrayNode lines = body.putArray("lines");
        notification.lines().forEach(lines::add);
        ArrayNode runs = body.putArray("runs");
        rans(notification).forEach(ran -> run(runs.addObject(), ran, links));
        return body;
    }

    private static Stream<NotificationEvent.Ran> rans(Notification notification) {
        return notification.happenings().stream()
                .filter(NotificationEvent.Ran.class::isInstance)
                .map(NotificationEvent.Ran.class::cast);
    }

    private static void run(ObjectNode json, NotificationEvent.Ran ran, ConsoleLinks links) {
        json.put("run", ran.run())
                .put("status", ran.status())
                .put("exit", ran.exit().code());
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
