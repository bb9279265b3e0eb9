package dev.leadline.report;

import dev.leadline.lead.Warning;
import java.util.List;
import java.util.stream.Collectors;

/** Says in one cell what a lead does not say of its row, for a person, each time with the code that filters can rely on. */
final class WarningText {

    private static final String BETWEEN = " | ";

    private WarningText() {}

    static String of(List<Warning> warnings) {
        return warnings.stream()
                .map(warning -> warning.column() + ": " + warning.text() + " [" + warning.code() + "]")
                .collect(Collectors.joining(BETWEEN));
    }
}
