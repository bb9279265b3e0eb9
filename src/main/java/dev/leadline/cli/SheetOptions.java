package dev.leadline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what of a workbook is read; they win over the settings of the same names. */
final class SheetOptions {

    /** What is done with the hidden rows of a sheet. */
    enum HiddenRowsChoice {
        SKIP,
        INCLUDE
    }

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            description = "Sheet of the workbook to read (default: the one with the leads).")
    private @Nullable String sheet;

    @Option(
            names = "--hidden-rows",
            paramLabel = "skip|include",
            description = "What to do with hidden and filtered rows of a workbook (default: skip).")
    private @Nullable HiddenRowsChoice hiddenRows;

    /** The settings that these options stand for. */
    Map<String, Object> overrides() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        if (sheet != null) {
            overrides.put("leadline.import.sheet", sheet);
        }
        if (hiddenRows != null) {
            overrides.put("leadline.import.hidden-rows", Choices.word(hiddenRows));
        }
        return overrides;
    }

    /** These options as they would be typed again. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (sheet != null) {
            arguments.addAll(List.of("--sheet", sheet));
        }
        if (hiddenRows != null) {
            arguments.addAll(List.of("--hidden-rows", Choices.word(hiddenRows)));
        }
        return arguments;
    }
}
