package dev.leadline.notice;

import java.util.List;
import java.util.function.Function;
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
        table(text, passage.counts());
        if (!passage.reasons().isEmpty()) {
            text.append("\nReasons\n");
            table(text, passage.reasons().stream().map(MailText::row).toList());
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

    private static Passage.Count row(Passage.Reason reason) {
        return new Passage.Count(reason.rows(), reason.kind(), reason.advice());
    }

    private static void table(StringBuilder text, List<Passage.Count> rows) {
        int numbers = widest(rows, row -> Words.number(row.rows()));
        int names = widest(rows, Passage.Count::name);
        for (Passage.Count row : rows) {
            String name = row.name() + " ".repeat(names - row.name().length());
            String number = Words.number(row.rows());
            String line = "  " + " ".repeat(numbers - number.length()) + number + "  " + name + "  " + row.meaning();
            text.append(line.stripTrailing()).append('\n');
        }
    }

    private static int widest(List<Passage.Count> rows, Function<Passage.Count, String> cell) {
        return rows.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }
}
