package dev.leadline.source;

import dev.leadline.message.UserMessage;
import java.util.List;
import java.util.stream.Collectors;

/** Names the lines of records, for the beginning of a sentence. */
final class Lines {

    private static final int MOST_NAMED = 5;

    private Lines() {}

    /** "Line 3", "Lines 3 and 4", "Lines 3, 8 and 12 more". */
    static UserMessage of(List<FileRecord> records) {
        return numbered(records.stream().map(record -> record.frame().line()).toList());
    }

    static UserMessage numbered(List<Long> lines) {
        if (lines.size() == 1) {
            return UserMessage.of("source.line", lines.get(0));
        }
        boolean all = lines.size() <= MOST_NAMED;
        int named = all ? lines.size() - 1 : MOST_NAMED;
        String first = lines.stream().limit(named).map(String::valueOf).collect(Collectors.joining(", "));
        return all
                ? UserMessage.of("source.lines", first, lines.get(named))
                : UserMessage.of("source.lines-and-more", first, lines.size() - named);
    }
}
