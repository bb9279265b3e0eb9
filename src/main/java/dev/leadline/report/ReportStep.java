package dev.leadline.report;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/** Makes the step that writes the report of a run that has gone through all others. */
public final class ReportStep {

    private final JobRepository jobs;

    /**
     * @param jobs Batch's repository
     */
    public ReportStep(JobRepository jobs) {
        this.jobs = jobs;
    }

    /**
     * The step for one run.
     *
     * @param writing writes the files
     * @return a step that does it
     */
    public Step of(Runnable writing) {
        return new StepBuilder("report", jobs)
                .tasklet(
                        (contribution, context) -> {
                            writing.run();
                            return RepeatStatus.FINISHED;
                        },
                        new ResourcelessTransactionManager())
                .build();
    }
}
