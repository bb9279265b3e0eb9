package dev.leadline.notice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message as plain text, its numbers in columns. */
final class MailText {

    private static final int MOST_PASSAGES = 50;

    private MailText() {}

    static String of(News news, Links links) {
        StringBuilder text = new StringBuilder();
        if (news.schedule() != null) {
            text.append("Schedule  ").append(news.schedule()).append('\n');
        }
        text.append("When      ").append(Words.time(news.at(), news.zone())).append('\n');
        List<Passage> passages = Passages.of(news);
        passages.stream().limit(MOST_PASSAGES).forEach(passage -> add(text, passage, links));
        if (passages.size() > MOST_PASSAGES) {
            text.append("\nAnd ").append(passages.size() - MOST_PASSAGES).append(" more: leadline runs\n");
        }
        return text.append("\nLeadline sends numbers and codes only, nothing of the leads themselves.\n")
                .toString();
    }

    private static void add(StringBuilder text, Passage passage, Links links) {
        text.append('\n').append(passage.sentence()).append('\n');
        for (Passage.Count count : passage.counts()) {
            row(text, count.rows(), count.name(), count.meaning());
        }
        if (!passage.reasons().isEmpty()) {
            text.append("\nReasons\n");
        }
        for (Passage.Reason reason : passage.reasons()) {
            row(text, reason.rows(), reason.kind(), reason.advice());
        }
        next(text, passage, links.to(passage.run()));
    }

    private static void next(StringBuilder text, Passage passage, @Nullable String link) {
        if (passage.next().isEmpty() && link == null) {
            return;
        }
        text.append("\nWhat to do next\n");
        if (!passage.next().isEmpty()) {
            text.append("  ").append(passage.next()).append('\n');
        }
        if (link != null) {
            text.append("  ").append(link).append('\n');
        }
    }

    private static void row(StringBuilder text, long rows, String name, String meaning) {
        String line = String.format(Locale.ROOT, "  %7s  %-10s  %s", Words.number(rows), name, meaning);
        text.append(line.stripTrailing()).append('\n');
    }
}
