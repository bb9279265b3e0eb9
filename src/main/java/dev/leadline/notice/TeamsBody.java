package dev.leadline.notice;

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

    static ObjectNode of(News news, Links links) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        attachment.set("content", card(news, links));
        return body;
    }

    private static ObjectNode card(News news, Links links) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        List<Passage> passages = Passages.of(news);
        List<Passage> shown = passages.stream().limit(MOST_PASSAGES).toList();
        ArrayNode elements = card.putArray("body");
        headline(elements, news);
        shown.forEach(passage -> add(elements, passage));
        if (passages.size() > shown.size()) {
            text(elements, "And " + (passages.size() - shown.size()) + " more: leadline runs");
        }
        buttons(card, shown, links);
        return card;
    }

    private static void headline(ArrayNode elements, News news) {
        text(elements, news.title())
                .put("size", "Medium")
                .put("weight", "Bolder")
                .put("color", color(news.level()));
        text(elements, Words.time(news.at(), news.zone())).put("isSubtle", true).put("spacing", "None");
    }

    private static String color(News.Level level) {
        return switch (level) {
            case FINE -> "Good";
            case PROBLEM -> "Warning";
            case FAILURE -> "Attention";
        };
    }

    private static void add(ArrayNode elements, Passage passage) {
        text(elements, passage.sentence()).put("separator", true);
        if (!passage.reasons().isEmpty()) {
            ArrayNode facts = elements.addObject().put("type", "FactSet").putArray("facts");
            passage.reasons()
                    .forEach(reason -> facts.addObject()
                            .put("title", Words.number(reason.rows()) + " × " + reason.kind())
                            .put("value", reason.advice()));
        }
        if (!passage.next().isEmpty()) {
            text(elements, passage.next());
        }
    }

    private static void buttons(ObjectNode card, List<Passage> passages, Links links) {
        List<Passage> linked = passages.stream()
                .filter(passage -> links.to(passage.run()) != null)
                .limit(MOST_BUTTONS)
                .toList();
        if (linked.isEmpty()) {
            return;
        }
        ArrayNode actions = card.putArray("actions");
        linked.forEach(passage -> actions.addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Look at run " + passage.run())
                .put("url", links.to(passage.run())));
    }

    private static ObjectNode text(ArrayNode elements, String text) {
        return elements.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
    }
}
