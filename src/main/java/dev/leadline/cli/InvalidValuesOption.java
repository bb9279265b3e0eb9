package dev.leadline.cli;

import dev.leadline.lead.InvalidValues;
import dev.leadline.message.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What happens to a row with a value that is not valid for an optional field; over the setting of the same meaning. */
final class InvalidValuesOption {

    private static final String NAME = "--invalid-values";
    private static final String SETTING = "leadline.import.invalid-values";

    @Option(
            names = NAME,
            paramLabel = "CHOICE",
            description =
                    "What to do with a value that is not valid for an optional field: reject the row, or omit the value"
                            + " and send the rest (default: " + SETTING + ", which is reject).")
    private @Nullable String choice;

    /**
     * @return the setting that the option stands for; empty where it is not given
     * @throws UserException when the value is neither {@code reject} nor {@code omit}
     */
    Map<String, Object> overrides() {
        if (choice == null) {
            return Map.of();
        }
        String word = choice.strip().toLowerCase(Locale.ROOT);
        if (Arrays.stream(InvalidValues.values()).noneMatch(known -> word(known).equals(word))) {
            throw UserException.usage("cli.invalid-values-not-a-choice", NAME, choice);
        }
        return Map.of(SETTING, word);
    }

    /** The option as it would be typed again. */
    List<String> arguments() {
        return choice == null ? List.of() : List.of(NAME, choice);
    }

    static String word(InvalidValues choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
