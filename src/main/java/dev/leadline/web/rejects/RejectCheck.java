package dev.leadline.web.rejects;

import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.source.Row;
import dev.leadline.web.grid.RowCheck;
import dev.leadline.web.grid.RowProblem;
import dev.leadline.web.page.ProblemMessage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Checks rejects by the rules of their run. A row that nobody has changed yet has the problem that it was rejected for, also where
 * the rules accept it: because the CRM refused it, or because another row is the same prospect.
 */
final class RejectCheck implements RowCheck {

    private final MappingPlan plan;
    private final int columns;
    private final Map<Long, List<RowProblem>> beyondRules = new ConcurrentHashMap<>();

    /** @param columns how many the file has */
    RejectCheck(MappingPlan plan, int columns) {
        this.plan = plan;
        this.columns = columns;
    }

    @Override
    public List<RowProblem> problems(Row inFile, Row row) {
        List<RowProblem> known = beyondRules.get(row.number());
        return known != null && row.equals(inFile) ? known : byRules(row);
    }

    private List<RowProblem> byRules(Row row) {
        return plan.convert(row) instanceof Verdict.Rejected rejected
                ? rejected.problems().stream().map(RowProblem::of).toList()
                : List.of();
    }

    /**
     * The row for the grid, with as many cells as there are columns, so that a malformed record can be fixed as well. Its problems are
     * remembered where the rules do not find them.
     */
    Row row(LedgerRow reject) {
        List<String> cells = Stream.concat(reject.cells().stream(), Stream.generate(() -> ""))
                .limit(columns)
                .toList();
        Row row = new Row(reject.row(), reject.line(), cells, null);
        if (reject.cells().size() != columns || byRules(row).isEmpty()) {
            beyondRules.put(reject.row(), known(reject));
        }
        return row;
    }

    private List<RowProblem> known(LedgerRow reject) {
        if (reject.problems().isEmpty()) {
            return List.of(new RowProblem(
                    Objects.requireNonNullElse(reject.code(), reject.status().name()),
                    null,
                    null,
                    Objects.requireNonNullElse(reject.message(), "The lead was refused without a reason."),
                    null));
        }
        return reject.problems().stream()
                .map(problem -> new RowProblem(
                        problem.code().name(),
                        problem.field(),
                        problem.column(),
                        ProblemMessage.of(problem) + surplus(reject),
                        problem.suggestion()))
                .toList();
    }

    private String surplus(LedgerRow reject) {
        List<String> cells = reject.cells();
        return cells.size() > columns
                ? " Extra cells after the last column: " + String.join(" | ", cells.subList(columns, cells.size()))
                : "";
    }
}
