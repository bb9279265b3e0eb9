package dev.leadline.notification;

import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message as Slack's incoming webhooks take it: blocks, and one line of text for notifications. */
final class SlackBody {

    /** Slack refuses a message with more. */
    private static final int LONGEST_SECTION = 3_000;

    private static final int LONGEST_HEADER = 150;
    private static final int MOST_PASSAGES = 8;

    private SlackBody() {}

    static ObjectNode of(Notification notification, ConsoleLinks links) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("text", escaped(notification.title()));
        ArrayNode blocks = body.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .set("text", text("plain_text", clipped(escaped(notification.title()), LONGEST_HEADER)));
        List<Section> passages = Sections.of(notification);
        passages.stream().limit(MOST_PASSAGES).forEach(section -> section(blocks, section(section, links)));
        if (passages.size() > MOST_PASSAGES) {
            section(
                    blocks,
                    UserMessage.of("notification.more-in-slack", passages.size() - MOST_PASSAGES)
                            .text());
        }
        blocks.addObject()
                .put("type", "context")
                .putArray("elements")
                .add(text("mrkdwn", escaped(NotificationFormat.time(notification.at(), notification.zone()))));
        return body;
    }

    private static String section(Section section, ConsoleLinks links) {
        List<String> lines = new ArrayList<>(List.of(escaped(section.sentence())));
        section.reasons().forEach(reason -> lines.add(reason(reason)));
        if (!section.next().isEmpty()) {
            lines.add(escaped(section.next()));
        }
        link(lines, section.run(), links);
        return String.join("\n", lines);
    }

    private static String reason(Section.Reason reason) {
        String advice = reason.advice().isEmpty() ? "" : ": " + reason.advice();
        return escaped("• " + NotificationFormat.number(reason.rows()) + " × " + reason.kind() + advice);
    }

    private static void link(List<String> lines, @Nullable Long run, ConsoleLinks links) {
        String link = links.to(run);
        if (link != null) {
            lines.add("<" + escaped(link) + "|Open run " + run + ">");
        }
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject().put("type", "section").set("text", text("mrkdwn", clipped(text, LONGEST_SECTION)));
    }

    private static ObjectNode text(String type, String text) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("text", text);
    }

    /** Those three are what Slack wants escaped; everything else it takes as it is. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String clipped(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
