package dev.leadline.web.grid;

import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.source.Row;
import java.util.List;

/** Finds what is wrong with a row. Safe for use by several threads. */
public interface RowCheck {

    /**
     * The problems of a row.
     *
     * @param inFile the row as it stands in the file
     * @param row the row as it would be sent
     * @return empty for a row that can be sent
     */
    List<RowProblem> problems(Row inFile, Row row);

    /** The rules of an import, which do not care what stood in the file. */
    static RowCheck of(MappingPlan plan) {
        return (inFile, row) -> plan.convert(row) instanceof Verdict.Rejected rejected
                ? rejected.problems().stream().map(RowProblem::of).toList()
                : List.of();
    }
}
