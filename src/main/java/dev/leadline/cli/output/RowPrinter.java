package dev.leadline.cli.output;

import dev.leadline.shared.ExitCode;
import dev.leadline.source.Row;
import dev.leadline.source.RowFault;
import dev.leadline.source.RowReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prints rows as they were read: RFC 4180, or one JSON object a line. Nothing in a cell is changed. */
public final class RowPrinter {

    /** The first line of the faulty rows. */
    public static final String FAULT_HEADER = "number,line,fault,detail";

    private final Writer out;
    private final Writer faulty;
    private final Consumer<String> listed;

    /**
     * Prints nothing yet.
     *
     * @param out for the rows
     * @param faulty for the rows that have a fault
     * @param listed takes a sentence for each of those
     */
    public RowPrinter(Writer out, Writer faulty, Consumer<String> listed) {
        this.out = out;
        this.faulty = faulty;
        this.listed = listed;
    }

    /** The header, and the rows without a fault. */
    public ExitCode csv(List<String> header, RowReader rows) throws IOException {
        out.write(record(header));
        return print(rows, row -> row.fault() == null ? record(row.cells()) : "", listed);
    }

    /** All rows. */
    public ExitCode json(RowReader rows) throws IOException {
        return print(rows, row -> json(row) + "\n", sentence -> {});
    }

    private ExitCode print(RowReader rows, Form form, Consumer<String> sentences) throws IOException {
        ExitCode exit = ExitCode.OK;
        faulty.write(FAULT_HEADER + "\r\n");
        while (rows.hasNext()) {
            Row row = rows.next();
            out.write(form.of(row));
            RowFault fault = row.fault();
            if (fault != null) {
                exit = ExitCode.ROWS_TO_FIX;
                sentences.accept("Line " + row.line() + ": " + fault.detail());
                faulty.write(record(faultyCells(row, fault)));
            }
        }
        return exit;
    }

    private static List<String> faultyCells(Row row, RowFault fault) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(row.number()),
                String.valueOf(row.line()),
                fault.kind().name(),
                fault.detail()));
        cells.addAll(row.cells());
        return cells;
    }

    private static ObjectNode json(Row row) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("number", row.number())
                .put("line", row.line());
        ArrayNode cells = json.putArray("cells");
        row.cells().forEach(cells::add);
        RowFault fault = row.fault();
        if (fault == null) {
            json.putNull("fault");
        } else {
            json.putObject("fault").put("kind", fault.kind().name()).put("detail", fault.detail());
        }
        return json;
    }

    private static String record(List<String> cells) {
        return cells.stream().map(cell -> cell(cell, cells.size() == 1)).collect(Collectors.joining(",", "", "\r\n"));
    }

    // A single empty cell without quotes would be a blank line.
    private static String cell(String text, boolean alone) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !text.equals(text.strip())
                || (alone && text.isEmpty());
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** What is printed of a row. */
    @FunctionalInterface
    private interface Form {
        String of(Row row);
    }
}
