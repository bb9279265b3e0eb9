package dev.leadline.lead.conversion;

import java.util.List;

/** Small numbers in digits or in words. */
final class NumberWords {

    /** Matches what {@link #read} reads. */
    static final String PATTERN = "(?:\\d{1,9}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    private static final List<String> WORDS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private NumberWords() {}

    static int read(String word) {
        int spelled = WORDS.indexOf(word);
        return spelled >= 0 ? spelled : Integer.parseInt(word);
    }
}
