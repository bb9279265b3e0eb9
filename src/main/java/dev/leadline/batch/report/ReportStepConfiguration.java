package dev.leadline.batch.report;

import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.report.RunFolders;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that writes the report of a run that has gone through all others. */
@Configuration(proxyBeanMethods = false)
public class ReportStepConfiguration {

    @Bean
    Step report(JobRepository jobs, ReportTasklet reportTasklet) {
        return new StepBuilder("report", jobs)
                .tasklet(reportTasklet, new ResourcelessTransactionManager())
                .build();
    }

    @Bean
    @StepScope
    ReportTasklet reportTasklet(
            @Value("#{jobParameters['runId']}") long runId,
            RunExecutions executions,
            SendingRepository sending,
            RunRepository runs,
            LedgerQueries ledger,
            RunFolders folders,
            Clock clock) {
        return new ReportTasklet(executions.of(runId), sending, runs, ledger, folders, clock);
    }
}
