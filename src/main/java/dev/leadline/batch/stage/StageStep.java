package dev.leadline.batch.stage;

import dev.leadline.batch.StopInterruptionPolicy;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.NewRow;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.StagingRepository;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import java.util.function.Consumer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes the step that stages a file: rows become leads or rejects, in one transaction with Batch's own metadata, so that
 * after a crash the rows in the ledger say where to go on.
 */
public final class StageStep {

    private static final int CHUNK = 500;

    private final JobRepository jobs;
    private final PlatformTransactionManager transactions;
    private final StagingRepository staging;
    private final LedgerView ledger;
    private final RunRepository runs;
    private final Targets targets;
    private final ReadOptions readOptions;
    private final PrivateCopies copies;

    /**
     * @param jobs Batch's repository, in the ledger's database
     * @param transactions of that database
     * @param staging where rows go
     * @param ledger where the rows are that fixed rejects came from
     * @param runs where it is noted that all are there
     * @param targets to read a run's plan with
     * @param readOptions how files are read
     * @param copies where the file stands
     */
    public StageStep(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            StagingRepository staging,
            LedgerView ledger,
            RunRepository runs,
            Targets targets,
            ReadOptions readOptions,
            PrivateCopies copies) {
        this.jobs = jobs;
        this.transactions = transactions;
        this.staging = staging;
        this.ledger = ledger;
        this.runs = runs;
        this.targets = targets;
        this.readOptions = readOptions;
        this.copies = copies;
    }

    /**
     * The step for a run whose rows are not all staged yet.
     *
     * @param run which
     * @param execution of it
     * @param afterwards told, once all rows are staged, what was left out or changed in meaning
     * @return a step that goes on where the ledger ends
     */
    public Step of(Run run, RunExecution execution, Consumer<ConversionNotes> afterwards) {
        MappingPlan plan = MappingPlan.fromJson(run.plan(), targets);
        ConversionNotes remarks = new ConversionNotes();
        FileReader reader =
                new FileReader(() -> copies.open(run.identity(), readOptions), run.header(), staging.lastRow(run.id()));
        return new StepBuilder("stage", jobs)
                // Batch notes that it is complete before the ledger does, and one of them may be cut off
                .allowStartIfComplete(true)
                .<Row, NewRow>chunk(CHUNK)
                .transactionManager(transactions)
                .reader(reader)
                .processor(rows(run, plan, remarks)::of)
                .writer(rows -> staging.add(run.id(), rows.getItems()))
                .interruptionPolicy(new StopInterruptionPolicy(execution))
                .listener(new StagedListener(() -> {
                    runs.staged(execution.lease(), reader.rowsRead());
                    clear(run);
                    afterwards.accept(remarks);
                }))
                .build();
    }

    private RowStaging rows(Run run, MappingPlan plan, ConversionNotes remarks) {
        if (run.fixes() != null) {
            return new FixedRejects(ledger, run.fixes(), plan, remarks);
        }
        return row -> new NewRow(
                row.number(), row.line(), row.cells(), plan.convert(row, remarks), null, plan.searchWords(row));
    }

    /**
     * Deletes the copy of a run whose rows are all staged, unless another run is yet to be staged from it.
     *
     * @param run which
     */
    public void clear(Run run) {
        copies.discard(run.identity(), runs.unstaged());
    }
}
