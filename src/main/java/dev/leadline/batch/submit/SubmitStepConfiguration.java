package dev.leadline.batch.submit;

import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.RunExecution;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.SendingRepository;
import dev.leadline.ledger.StagedRow;
import dev.leadline.propexo.Propexo;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import org.springframework.batch.core.configuration.annotation.JobScope;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.system.JavaVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The step that sends: partitions of fixed row ranges, which one writer serves, or a single one for a run with an order of its
 * own. There is no transaction around a chunk; the ledger opens its own short ones, and none is open while a request is in flight.
 * Nothing is skipped or retried by Batch, since it would call the writer again for rows that may have been sent.
 */
@Configuration(proxyBeanMethods = false)
public class SubmitStepConfiguration {

    @Bean
    Step submit(
            JobRepository jobs,
            RowRangePartitioner rowRangePartitioner,
            Step submitRange,
            PartitionHandler remotePartitionHandler,
            SubmitSettings settings,
            SendingStartListener sendingStartListener,
            StepExecutionListener earlyConfirmationListener) {
        PartitionStepBuilder submit = new StepBuilder("submit", jobs)
                .listener(sendingStartListener)
                .listener(earlyConfirmationListener)
                .partitioner("submit", rowRangePartitioner);
        return settings.remotePartitions()
                ? submit.partitionHandler(remotePartitionHandler).build()
                : submit.step(submitRange).taskExecutor(rangeExecutor()).build();
    }

    @Bean
    Step submitRange(
            JobRepository jobs,
            SubmitSettings settings,
            StagedRowReader stagedRowReader,
            ProspectWriter prospectWriter,
            StepInterruptionPolicy interruption) {
        return new StepBuilder("submitRange", jobs)
                .<StagedRow, StagedRow>chunk(settings.chunkSize())
                .transactionManager(new ResourcelessTransactionManager())
                .reader(stagedRowReader)
                .writer(prospectWriter)
                .listener(prospectWriter)
                .interruptionPolicy(interruption)
                .build();
    }

    @Bean
    @StepScope
    SendingStartListener sendingStartListener(
            @Value("#{jobParameters['runId']}") long runId, RunExecutions executions) {
        return new SendingStartListener(executions.of(runId));
    }

    @Bean
    @StepScope
    RowRangePartitioner rowRangePartitioner(
            @Value("#{jobParameters['runId']}") long runId, SendingRepository sending, SubmitSettings settings) {
        return new RowRangePartitioner(runId, sending, settings.remotePartitions());
    }

    @Bean
    @StepScope
    StagedRowReader stagedRowReader(
            @Value("#{jobParameters['runId']}") long runId,
            @Value("#{stepExecution}") StepExecution step,
            SendingRepository sending,
            LedgerQueries ledger) {
        return new StagedRowReader(sending, runId, RowRange.of(step).upTo(ledger.lastPlaceToSend(runId)));
    }

    @Bean
    @JobScope
    ProspectWriter prospectWriter(
            @Value("#{jobParameters['runId']}") long runId,
            RunExecutions executions,
            LedgerQueries ledger,
            Targets targets,
            SendingRepository sending,
            Propexo propexo,
            SubmitSettings settings,
            AsyncTaskExecutor createExecutor,
            Clock clock,
            Ticker ticker) {
        RunExecution execution = executions.of(runId);
        Target target = targets.named(ledger.knownRun(runId).target());
        RetryBudget budget = new RetryBudget(ticker, settings);
        InFlightLimit inFlight = new InFlightLimit(settings.concurrency(), propexo.rateLimiter()::pace);
        return new ProspectWriter(
                execution,
                new RowClaimer(execution, sending, propexo, budget, settings.patience(), settings.window(), clock),
                new ProspectSender(
                        execution,
                        sending,
                        propexo,
                        new CreateEndpoint(target.path(), target.jobIdAt()),
                        budget,
                        new SystemicRefusalDetector(),
                        inFlight,
                        ticker),
                inFlight,
                createExecutor);
    }

    private static AsyncTaskExecutor rangeExecutor() {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("submit-");
        threads.setTaskDecorator(new ContextPropagatingTaskDecorator());
        return threads;
    }

    /** Before Java 24, a virtual thread that waits in H2's synchronized code keeps a thread of the platform. */
    @Bean
    AsyncTaskExecutor createExecutor() {
        if (JavaVersion.getJavaVersion().isEqualOrNewerThan(JavaVersion.TWENTY_FOUR)) {
            SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("create-");
            threads.setVirtualThreads(true);
            threads.setTaskDecorator(new ContextPropagatingTaskDecorator());
            return threads;
        }
        ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();
        threads.setTaskDecorator(new ContextPropagatingTaskDecorator());
        threads.setThreadNamePrefix("create-");
        threads.setCorePoolSize(0);
        threads.setQueueCapacity(0);
        // an interrupt in the middle of a write closes the file of H2
        threads.setWaitForTasksToCompleteOnShutdown(true);
        return threads;
    }
}
