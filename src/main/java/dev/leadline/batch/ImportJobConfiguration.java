package dev.leadline.batch;

import dev.leadline.batch.confirm.ConfirmStepConfiguration;
import dev.leadline.batch.remote.RemoteConfiguration;
import dev.leadline.batch.report.ReportStepConfiguration;
import dev.leadline.batch.stage.StageStepConfiguration;
import dev.leadline.batch.submit.SubmitStepConfiguration;
import dev.leadline.ledger.RunExecutions;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The job {@code importLeads}: stage, submit, confirm, report. Its identifying parameters are the number of the run and of the
 * attempt; the steps read everything else from the ledger.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    StageStepConfiguration.class,
    SubmitStepConfiguration.class,
    ConfirmStepConfiguration.class,
    ReportStepConfiguration.class,
    RemoteConfiguration.class
})
public class ImportJobConfiguration {

    /** The name of the bean and of the job. */
    public static final String JOB = "importLeads";

    /** The job parameter that holds the number of the run. */
    public static final String RUN_ID = "runId";

    /** The job parameter that counts the attempts of a run, from 1. */
    public static final String ATTEMPT = "attempt";

    /** What log lines are marked with that are written while a run is worked on, in the threads of its steps too. */
    public static final String LOGGED_RUN = "leadline.run";

    static {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor(LOGGED_RUN));
    }

    @Bean
    Job importLeads(JobRepository jobs, Step stage, Step submit, Step confirm, Step report) {
        return new JobBuilder(JOB, jobs)
                .start(stage)
                .next(submit)
                .next(confirm)
                .next(report)
                .build();
    }

    @Bean
    StepInterruptionPolicy stopInterruptionPolicy(RunExecutions executions) {
        return new StopInterruptionPolicy(executions);
    }
}
