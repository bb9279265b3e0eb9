package dev.leadline.batch.stage;

import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.NewRow;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEditRepository;
import dev.leadline.source.Row;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Converts and validates each row by the plan of its run: into a lead, or a reject with its problems. */
class RowProcessor implements ItemProcessor<Row, NewRow> {

    private final ConversionNotes notes = new ConversionNotes();
    private final RowStaging staging;

    RowProcessor(Run run, MappingPlan plan, LedgerView ledger, RunEditRepository edits) {
        Long fixes = run.fixes();
        this.staging = fixes == null
                ? new NewLeads(plan, notes, new EditedRows(edits, run.id()))
                : new FixedRejects(ledger, fixes, plan, notes);
    }

    @Override
    public NewRow process(Row row) {
        return staging.of(row);
    }

    /** What was left out of leads or changed in meaning, in sentences. */
    List<String> notes() {
        return notes.sentences();
    }
}
