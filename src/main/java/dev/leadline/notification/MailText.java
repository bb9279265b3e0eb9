package dev.leadline.notification;

import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A message as plain text, its numbers in columns. */
final class MailText {

    private static final int MOST_PASSAGES = 50;

    private MailText() {}

    static String of(Notification notification, ConsoleLinks links) {
        StringBuilder text = new StringBuilder();
        if (notification.schedule() != null) {
            text.append("Schedule  ").append(notification.schedule()).append('\n');
        }
        text.append("Time      ")
                .append(NotificationFormat.time(notification.at(), notification.zone()))
                .append('\n');
        List<Section> passages = Sections.of(notification);
        passages.stream().limit(MOST_PASSAGES).forEach(section -> add(text, section, links));
        if (passages.size() > MOST_PASSAGES) {
            text.append('\n')
                    .append(UserMessage.of("notification.more", passages.size() - MOST_PASSAGES)
                            .text())
                    .append('\n');
        }
        return text.append('\n')
                .append(UserMessage.of("notification.no-lead-data").text())
                .append('\n')
                .toString();
    }

    private static void add(StringBuilder text, Section section, ConsoleLinks links) {
        text.append('\n').append(section.sentence()).append('\n');
        table(text, section.counts());
        if (!section.reasons().isEmpty()) {
            text.append("\nReasons\n");
            table(text, section.reasons().stream().map(MailText::row).toList());
        }
        next(text, section, links.to(section.run()));
    }

    private static void next(StringBuilder text, Section section, @Nullable String link) {
        if (section.next().isEmpty() && link == null) {
            return;
        }
        text.append("\nWhat to do next\n");
        if (!section.next().isEmpty()) {
            text.append("  ").append(section.next()).append('\n');
        }
        if (link != null) {
            text.append("  ").append(link).append('\n');
        }
    }

    private static Section.Count row(Section.Reason reason) {
        return new Section.Count(reason.rows(), reason.kind(), reason.advice());
    }

    private static void table(StringBuilder text, List<Section.Count> rows) {
        int numbers = widest(rows, row -> NotificationFormat.number(row.rows()));
        int names = widest(rows, Section.Count::name);
        for (Section.Count row : rows) {
            String name = row.name() + " ".repeat(names - row.name().length());
            String number = NotificationFormat.number(row.rows());
            String line = "  " + " ".repeat(numbers - number.length()) + number + "  " + name + "  " + row.meaning();
            text.append(line.stripTrailing()).append('\n');
        }
    }

    private static int widest(List<Section.Count> rows, Function<Section.Count, String> cell) {
        return rows.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }
}
