package dev.leadline.notification;

import dev.leadline.message.UserMessage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message as a workflow of Microsoft Teams takes it: one Adaptive Card. */
final class TeamsBody {

    /** Teams takes 28 KB, which so many never fill. */
    private static final int MOST_PASSAGES = 8;

    private static final int MOST_BUTTONS = 5;

    private TeamsBody() {}

    static ObjectNode of(Notification notification, ConsoleLinks links) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        attachment.set("content", card(notification, links));
        return body;
    }

    private static ObjectNode card(Notification notification, ConsoleLinks links) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        List<Section> passages = Sections.of(notification);
        List<Section> shown = passages.stream().limit(MOST_PASSAGES).toList();
        ArrayNode elements = card.putArray("body");
        headline(elements, notification);
        shown.forEach(section -> add(elements, section));
        if (passages.size() > shown.size()) {
            text(
                    elements,
                    UserMessage.of("notification.more", passages.size() - shown.size())
                            .text());
        }
        buttons(card, shown, links);
        return card;
    }

    private static void headline(ArrayNode elements, Notification notification) {
        text(elements, notification.title())
                .put("size", "Medium")
                .put("weight", "Bolder")
                .put("color", color(notification.level()));
        text(elements, NotificationFormat.time(notification.at(), notification.zone()))
                .put("isSubtle", true)
                .put("spacing", "None");
    }

    private static String color(Notification.Level level) {
        return switch (level) {
            case FINE -> "Good";
            case PROBLEM -> "Warning";
            case FAILURE -> "Attention";
        };
    }

    private static void add(ArrayNode elements, Section section) {
        text(elements, section.sentence()).put("separator", true);
        if (!section.reasons().isEmpty()) {
            ArrayNode facts = elements.addObject().put("type", "FactSet").putArray("facts");
            section.reasons()
                    .forEach(reason -> facts.addObject()
                            .put("title", NotificationFormat.number(reason.rows()) + " × " + reason.kind())
                            .put("value", reason.advice()));
        }
        if (!section.next().isEmpty()) {
            text(elements, section.next());
        }
    }

    private static void buttons(ObjectNode card, List<Section> passages, ConsoleLinks links) {
        List<Section> linked = passages.stream()
                .filter(section -> links.to(section.run()) != null)
                .limit(MOST_BUTTONS)
                .toList();
        if (linked.isEmpty()) {
            return;
        }
        ArrayNode actions = card.putArray("actions");
        linked.forEach(section -> actions.addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Open run " + section.run())
                .put("url", links.to(section.run())));
    }

    private static ObjectNode text(ArrayNode elements, String text) {
        return elements.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
    }
}
