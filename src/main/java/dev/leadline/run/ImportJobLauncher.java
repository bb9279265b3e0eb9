package dev.leadline.run;

import dev.leadline.batch.ImportJobConfiguration;
import dev.leadline.ledger.Run;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** Starts the job for an attempt of a run, and restarts it where an earlier process was interrupted. */
final class ImportJobLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobLauncher.class);

    private final Job importLeads;
    private final JobOperator operator;
    private final JobRepository jobs;

    ImportJobLauncher(Job importLeads, JobOperator operator, JobRepository jobs) {
        this.importLeads = importLeads;
        this.operator = operator;
        this.jobs = jobs;
    }

    /**
     * Whether the run needs another attempt to continue: the present one has ended, or the database failed while Batch stored
     * how far it was, and Batch would never restart it.
     */
    boolean needsNewAttempt(Run run) {
        JobInstance instance = jobs.getJobInstance(ImportJobConfiguration.JOB, parameters(run));
        if (instance == null) {
            return false;
        }
        List<JobExecution> executions = jobs.getJobExecutions(instance);
        return executions.isEmpty() || executions.stream().anyMatch(ImportJobLauncher::endsTheAttempt);
    }

    private static boolean endsTheAttempt(JobExecution execution) {
        BatchStatus status = execution.getStatus();
        return status == BatchStatus.COMPLETED
                || status == BatchStatus.UNKNOWN
                || execution.getStepExecutions().stream()
                        .map(StepExecution::getStatus)
                        .anyMatch(step -> step == BatchStatus.UNKNOWN || (step.isRunning() && !status.isRunning()));
    }

    /** Executes the job until it ends in whatever way. */
    JobExecution launch(Run run) {
        JobParameters parameters = parameters(run);
        JobExecution interrupted = jobs.getLastJobExecution(ImportJobConfiguration.JOB, parameters);
        MDC.put(ImportJobConfiguration.LOGGED_RUN, Long.toString(run.id()));
        try {
            LOG.info("Attempt {} of the run has {}.", run.attempt(), interrupted == null ? "started" : "resumed");
            JobExecution ended = interrupted == null ? operator.start(importLeads, parameters) : restart(interrupted);
            LOG.info("Attempt {} of the run has ended: {}.", run.attempt(), ended.getStatus());
            return ended;
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the job of run " + run.id() + " cannot start", e);
        } finally {
            MDC.remove(ImportJobConfiguration.LOGGED_RUN);
        }
    }

    private JobExecution restart(JobExecution interrupted) throws JobExecutionException {
        return operator.restart(interrupted.isRunning() ? operator.recover(interrupted) : interrupted);
    }

    private static JobParameters parameters(Run run) {
        return new JobParametersBuilder()
                .addLong(ImportJobConfiguration.RUN_ID, run.id())
                .addLong(ImportJobConfiguration.ATTEMPT, (long) run.attempt())
                .toJobParameters();
    }
}
