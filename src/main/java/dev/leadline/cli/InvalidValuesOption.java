package dev.leadline.cli;

import dev.leadline.lead.InvalidValues;
import java.util.List;
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
    private @Nullable InvalidValues choice;

    /** The setting that the option stands for; empty where it is not given. */
    Map<String, Object> overrides() {
        return choice == null ? Map.of() : Map.of(SETTING, Choices.word(choice));
    }

    /** The option as it would be typed again. */
    List<String> arguments() {
        return choice == null ? List.of() : List.of(NAME, Choices.word(choice));
    }
}
