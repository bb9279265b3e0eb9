package dev.leadline.batch.stage;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.ReformattedCells;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.NewRow;
import dev.leadline.ledger.RowRef;
import dev.leadline.message.UserMessage;
import dev.leadline.source.Row;
import java.util.List;
import java.util.Optional;

/** Stages the rows of a corrected reject file: the original cells, except those that a person changed. */
final class FixedRejects implements RowStaging {

    private final LedgerView ledger;
    private final long run;
    private final String name;
    private final MappingPlan plan;
    private final ConversionNotes remarks;
    private final ReformattedCells reformatted;

    /**
     * @param ledger where the original rows are
     * @param run the run that the rejects came from
     * @param plan of that run
     * @param remarks what is said of cells
     */
    FixedRejects(LedgerView ledger, long run, MappingPlan plan, ConversionNotes remarks) {
        this.ledger = ledger;
        this.run = run;
        this.name = RejectForm.runName(ledger.homeId(), run);
        this.plan = plan;
        this.remarks = remarks;
        this.reformatted = ReformattedCells.in(plan.region());
    }

    @Override
    public NewRow of(Row row) {
        List<String> cells = RejectForm.leadCells(row);
        return original(row)
                .map(original -> replacement(row, cells, original))
                .orElseGet(() -> new NewRow(row.number(), row.line(), cells, unknownRow(row), null));
    }

    private Optional<RowRef> original(Row row) {
        if (!RejectForm.runOf(row).strip().equals(name)) {
            return Optional.empty();
        }
        return RejectForm.rowOf(row).stream()
                .mapToObj(number -> new RowRef(run, number))
                .filter(original -> ledger.cells(original).isPresent())
                .findFirst();
    }

    private NewRow replacement(Row row, List<String> returned, RowRef original) {
        List<String> cells = RejectForm.isCorrected(row)
                ? returned
                : reformatted.restored(ledger.cells(original).orElseThrow(), returned);
        Row lead = new Row(row.number(), row.line(), cells, row.fault());
        return new NewRow(
                        row.number(), row.line(), cells, plan.convert(lead, remarks), original, plan.searchWords(lead))
                .sortedBy(plan.sortKey(lead).orElse(null));
    }

    private static Verdict unknownRow(Row row) {
        if (row.fault() != null) {
            ProblemCode code = ProblemCode.of(row.fault().kind());
            return rejected(code, row.fault().detail() + " " + code.advice());
        }
        return rejected(
                ProblemCode.NOT_A_REJECT, UserMessage.of("batch.not-a-reject").withAdvice());
    }

    private static Verdict rejected(ProblemCode code, String message) {
        return new Verdict.Rejected(List.of(new Problem(code, null, null, null, message)));
    }
}
