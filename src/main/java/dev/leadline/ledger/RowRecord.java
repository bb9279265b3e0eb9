package dev.leadline.ledger;

import dev.leadline.database.SqlText;
import dev.leadline.encryption.CellCipher;
import dev.leadline.lead.Lead;
import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row as the databases keep it. One that no column takes whole is a reject, and the longest of its cells are cut.
 *
 * @param row whose verdict counts
 * @param cells its cells as JSON
 * @param body of its lead as JSON, or null when it is a reject
 * @param warnings of its lead as JSON, or null when there are none
 */
record RowRecord(
        NewRow row,
        String cells,
        @Nullable String body,
        @Nullable String warnings) {

    private static final JsonMapper JSON = new JsonMapper();

    static RowRecord of(NewRow row, CellCipher cipher) {
        String cells = JSON.writeValueAsString(row.cells());
        if (!(row.verdict() instanceof Verdict.Accepted accepted)) {
            return fits(cells, cipher) ? new RowRecord(row, cells, null, null) : cut(row, cipher);
        }
        String body = body(accepted.lead());
        String warnings = JSON.writeValueAsString(accepted.warnings());
        return fits(cells, cipher) && fits(body, cipher) && fits(warnings, cipher)
                ? new RowRecord(row, cells, body, accepted.warnings().isEmpty() ? null : warnings)
                : cut(row, cipher);
    }

    /** The body of a lead as JSON. */
    static String body(Lead lead) {
        return JSON.writeValueAsString(lead.body());
    }

    private static boolean fits(String json, CellCipher cipher) {
        return cipher.storedLength(json) <= SqlText.LONGEST;
    }

    private static RowRecord cut(NewRow row, CellCipher cipher) {
        List<String> cells = new ArrayList<>(row.cells());
        String json = JSON.writeValueAsString(cells);
        while (!fits(json, cipher)) {
            halveTheLongest(cells);
            json = JSON.writeValueAsString(cells);
        }
        return new RowRecord(
                new NewRow(row.row(), row.line(), cells, tooLong(row.verdict()), row.fixes(), row.words()),
                json,
                null,
                null);
    }

    private static void halveTheLongest(List<String> cells) {
        int longest = IntStream.range(0, cells.size())
                .boxed()
                .max(Comparator.comparingInt(cell -> cells.get(cell).length()))
                .orElseThrow();
        String cell = cells.get(longest);
        cells.set(longest, SqlText.fit(cell, cell.length() / 2));
    }

    private static Verdict.Rejected tooLong(Verdict verdict) {
        List<Problem> problems = new ArrayList<>();
        if (verdict instanceof Verdict.Rejected rejected) {
            problems.addAll(rejected.problems());
        }
        problems.add(new Problem(
                ProblemCode.CELL_TOO_LONG,
                null,
                null,
                null,
                UserMessage.of("ledger.row-was-cut", SqlText.LONGEST).withAdvice()));
        return new Verdict.Rejected(problems);
    }
}
