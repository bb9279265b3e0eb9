package dev.leadline.source;

import dev.leadline.source.HardInput.ExpectedRow;
import dev.leadline.testing.PrintedTable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The hard inputs as a table for people. */
final class HardInputTable {

    private HardInputTable() {}

    static String markdown(List<HardInput> inputs) {
        return PrintedTable.of(
                "| file | difficulty | result |",
                inputs.stream()
                        .map(input -> List.of(
                                "`" + input.name() + "`", input.expected().what(), outcome(input.expected())))
                        .toList());
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
}
