package dev.leadline.batch.stage;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.NewRow;
import dev.leadline.ledger.RowEdit;
import dev.leadline.source.Row;
import java.util.List;
import java.util.function.LongFunction;

/** Stages the rows of a file of new leads, with what a person edited before the run began. */
final class NewLeads implements RowStaging {

    private static final Verdict SKIPPED = new Verdict.Rejected(
            List.of(new Problem(ProblemCode.SKIPPED, null, null, null, ProblemCode.SKIPPED.advice())));

    private final MappingPlan plan;
    private final ConversionNotes remarks;
    private final LongFunction<RowEdit> edits;

    /**
     * @param remarks what is said of cells
     * @param edits of a row, by its number
     */
    NewLeads(MappingPlan plan, ConversionNotes remarks, LongFunction<RowEdit> edits) {
        this.plan = plan;
        this.remarks = remarks;
        this.edits = edits;
    }

    @Override
    public NewRow of(Row read) {
        RowEdit edit = edits.apply(read.number());
        Row row = read.with(edit.cells());
        String skippedBy = edit.skippedBy();
        return skippedBy == null ? lead(row) : skipped(row).skippedBy(skippedBy);
    }

    private NewRow lead(Row row) {
        return new NewRow(
                        row.number(), row.line(), row.cells(), plan.convert(row, remarks), null, plan.searchWords(row))
                .sortedBy(plan.sortKey(row).orElse(null));
    }

    private NewRow skipped(Row row) {
        Verdict verdict = plan.convert(row);
        return new NewRow(
                row.number(),
                row.line(),
                row.cells(),
                verdict instanceof Verdict.Rejected ? verdict : SKIPPED,
                null,
                plan.searchWords(row));
    }
}
