package dev.leadline.batch.stage;

import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.NewRow;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunEditRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.SendOrderRepository;
import dev.leadline.ledger.StagingRepository;
import dev.leadline.ledger.UnusualRuns;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The step that stages a file: its rows become leads or rejects, in one transaction with Batch's own metadata, so that after a
 * crash the rows in the ledger say where to continue. For a run that is staged already it reads nothing.
 */
@Configuration(proxyBeanMethods = false)
public class StageStepConfiguration {

    @Bean
    Step stage(
            JobRepository jobs,
            PlatformTransactionManager transactions,
            StageSettings settings,
            LeadFileReader leadFileReader,
            RowProcessor rowProcessor,
            ItemWriter<NewRow> newRowWriter,
            StageListener stageListener,
            StepInterruptionPolicy interruption) {
        return new StepBuilder("stage", jobs)
                // Batch notes that it is complete before the ledger does, and one of them may be cut off
                .allowStartIfComplete(true)
                .<Row, NewRow>chunk(settings.chunkSize())
                .transactionManager(transactions)
                .reader(leadFileReader)
                .processor(rowProcessor)
                .writer(newRowWriter)
                .interruptionPolicy(interruption)
                .listener(stageListener)
                .build();
    }

    @Bean
    @StepScope
    LeadFileReader leadFileReader(
            @Value("#{jobParameters['runId']}") long runId,
            LedgerQueries ledger,
            StagingRepository staging,
            PrivateCopies copies,
            Targets targets,
            ReadOptions readOptions) {
        Run run = ledger.knownRun(runId);
        ReadOptions planned = MappingPlan.fromJson(run.plan(), targets).readOptions(readOptions);
        return new LeadFileReader(run, () -> copies.open(run.identity(), planned), staging);
    }

    @Bean
    @StepScope
    RowProcessor rowProcessor(
            @Value("#{jobParameters['runId']}") long runId,
            LedgerQueries ledger,
            RunEditRepository edits,
            Targets targets) {
        Run run = ledger.knownRun(runId);
        return new RowProcessor(run, MappingPlan.fromJson(run.plan(), targets), ledger, edits);
    }

    @Bean
    @StepScope
    ItemWriter<NewRow> newRowWriter(@Value("#{jobParameters['runId']}") long runId, StagingRepository staging) {
        return rows -> staging.add(runId, rows.getItems());
    }

    @Bean
    @StepScope
    StageListener stageListener(
            @Value("#{jobParameters['runId']}") long runId,
            RunExecutions executions,
            RunRepository runs,
            SendOrderRepository sendOrder,
            LedgerQueries ledger,
            RunEditRepository edits,
            PrivateCopies copies,
            LeadFileReader leadFileReader,
            RowProcessor rowProcessor,
            RejectLimit rejectLimit,
            UnusualRuns unusualRuns) {
        return new StageListener(
                executions.of(runId),
                runs,
                sendOrder,
                ledger,
                edits,
                copies,
                leadFileReader,
                rowProcessor,
                rejectLimit,
                unusualRuns);
    }
}
