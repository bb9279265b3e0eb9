package dev.leadline.batch.remote;

import dev.leadline.ledger.LeaseRepository;
import dev.leadline.ledger.PartitionRepository;
import dev.leadline.ledger.RunExecutions;
import dev.leadline.ledger.RunRepository;
import dev.leadline.ledger.WorkerPartitionRepository;
import dev.leadline.ledger.WorkerRepository;
import dev.leadline.shared.Ticker;
import java.time.Clock;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What executes the partitions of the step that sends in several processes. */
@Configuration(proxyBeanMethods = false)
public class RemoteConfiguration {

    @Bean
    PartitionExecutor partitionExecutor(JobRepository jobs, Step submitRange) {
        return new PartitionExecutor(jobs, submitRange);
    }

    @Bean
    PartitionHandler remotePartitionHandler(
            JobRepository jobs,
            PartitionRepository partitions,
            WorkerRepository workers,
            LeaseRepository leases,
            RunExecutions executions,
            PartitionExecutor executor) {
        return new RemotePartitionHandler(jobs, partitions, workers, leases, executions, executor);
    }

    @Bean
    PartitionWorker partitionWorker(
            WorkerRepository workers,
            WorkerPartitionRepository offered,
            PartitionRepository partitions,
            RunRepository runs,
            RunExecutions executions,
            PartitionExecutor executor,
            Clock clock,
            Ticker ticker) {
        WorkerShares shares = new WorkerShares(workers, offered, runs, executions, clock, ticker);
        return new PartitionWorker(workers, offered, partitions, executor, shares);
    }
}
