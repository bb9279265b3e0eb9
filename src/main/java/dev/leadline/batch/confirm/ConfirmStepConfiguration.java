package dev.leadline.batch.confirm;

import dev.leadline.ledger.OutcomeRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The step that polls the status of queued writes, in rounds, until each has an outcome or its deadline has passed. */
@Configuration(proxyBeanMethods = false)
public class ConfirmStepConfiguration {

    @Bean
    Step confirm(JobRepository jobs, ConfirmTasklet confirmTasklet) {
        return new StepBuilder("confirm", jobs)
                .tasklet(confirmTasklet, new ResourcelessTransactionManager())
                .build();
    }

    @Bean
    @StepScope
    ConfirmTasklet confirmTasklet(
            @Value("#{jobParameters['runId']}") long runId, RunExecutions executions, OutcomePoller outcomePoller) {
        return new ConfirmTasklet(executions.of(runId), outcomePoller);
    }

    /** Listens to the step that sends. */
    @Bean
    @StepScope
    EarlyConfirmationListener earlyConfirmationListener(
            @Value("#{jobParameters['runId']}") long runId, RunExecutions executions, OutcomePoller outcomePoller) {
        return new EarlyConfirmationListener(executions.of(runId), outcomePoller);
    }

    @Bean
    OutcomePoller outcomePoller(
            OutcomeRepository outcomes, Propexo propexo, ConfirmSettings settings, Clock clock, Ticker ticker) {
        return new OutcomePoller(outcomes, propexo, settings, clock, ticker);
    }
}
