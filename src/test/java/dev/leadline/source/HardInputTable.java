package dev.leadline.source;

import dev.leadline.source.HardInput.ExpectedRow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The hard inputs as a table for people. */
final class HardInputTable {

    private HardInputTable() {}

    static String markdown(List<HardInput> inputs) {
        return inputs.stream()
                .map(HardInputTable::line)
                .collect(Collectors.joining("", "| file | difficulty | result |\n| --- | --- | --- |\n", ""));
    }

    private static String line(HardInput input) {
        return "| `" + input.name() + "` | " + escaped(input.expected().what()) + " | "
                + escaped(outcome(input.expected())) + " |\n";
    }

    private static String outcome(HardInput.Expected expected) {
        String refused = expected.refused();
        if (refused != null) {
            return "rejected: it " + refused;
        }
        String rows = rows(expected.allRows());
        String notes = String.join(" ", Objects.requireNonNullElse(expected.notes(), List.of()));
        return notes.isEmpty() ? rows : rows + ". " + notes;
    }

    private static String rows(List<ExpectedRow> rows) {
        String counted = rows.size() == 1 ? "1 row" : rows.size() + " rows";
        String faults = rows.stream()
                .filter(row -> row.fault() != null)
                .map(row -> row.fault() + " on line " + row.line())
                .collect(Collectors.joining(", "));
        return faults.isEmpty() ? counted : counted + "; rejected: " + faults;
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
