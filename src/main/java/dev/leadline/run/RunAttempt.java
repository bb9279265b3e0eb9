package dev.leadline.run;

import dev.leadline.batch.confirm.ConfirmStep;
import dev.leadline.batch.stage.StageStep;
import dev.leadline.batch.submit.SubmitStep;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.mapping.ConversionNotes;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunExecution;
import dev.leadline.propexo.Propexo;
import dev.leadline.report.ReportStep;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** Runs the job of four steps once for a run: a job instance keyed by run and attempt, restarted where it was cut off. */
final class RunAttempt {

    private static final String NAME = "import";

    private final JobRepository jobs;
    private final JobOperator operator;
    private final Targets targets;
    private final StageStep stage;
    private final SubmitStep submit;
    private final ConfirmStep confirm;
    private final ReportStep report;

    RunAttempt(
            JobRepository jobs,
            JobOperator operator,
            Targets targets,
            StageStep stage,
            SubmitStep submit,
            ConfirmStep confirm,
            ReportStep report) {
        this.jobs = jobs;
        this.operator = operator;
        this.targets = targets;
        this.stage = stage;
        this.submit = submit;
        this.confirm = confirm;
        this.report = report;
    }

    /** What a run's job is to do beside its steps. */
    record Calls(Consumer<ConversionNotes> staged, Runnable report) {}

    /**
     * Whether going on takes another attempt: the present one came to its end, or the database failed while Batch noted how
     * far it was, and Batch would never start it again.
     */
    boolean isOver(Run run) {
        JobInstance instance = jobs.getJobInstance(NAME, parameters(run));
        if (instance == null) {
            return false;
        }
        List<JobExecution> executions = jobs.getJobExecutions(instance);
        return executions.isEmpty() || executions.stream().anyMatch(RunAttempt::endsTheAttempt);
    }

    private static boolean endsTheAttempt(JobExecution execution) {
        BatchStatus status = execution.getStatus();
        return status == BatchStatus.COMPLETED
                || status == BatchStatus.UNKNOWN
                || execution.getStepExecutions().stream()
                        .map(StepExecution::getStatus)
                        .anyMatch(step -> step == BatchStatus.UNKNOWN || (step.isRunning() && !status.isRunning()));
    }

    private @Nullable JobExecution latest(Run run) {
        return jobs.getLastJobExecution(NAME, parameters(run));
    }

    JobExecution execute(Run run, RunExecution execution, Propexo propexo, Calls calls) {
        JobExecution latest = latest(run);
        if (latest != null && latest.isRunning()) {
            operator.recover(latest);
        }
        if (run.stagedAt() != null) {
            stage.clear(run);
        }
        try {
            return operator.start(job(run, execution, propexo, calls), parameters(run));
        } catch (JobExecutionException e) {
            throw new IllegalStateException("the job of run " + run.id() + " cannot start", e);
        }
    }

    private Job job(Run run, RunExecution execution, Propexo propexo, Calls calls) {
        Target target = targets.named(run.target());
        Step sending = submit.of(run, execution, propexo, target.path(), target.jobIdAt());
        JobBuilder job = new JobBuilder(NAME, jobs);
        SimpleJobBuilder steps = run.stagedAt() == null
                ? job.start(stage.of(run, execution, calls.staged())).next(sending)
                : job.start(sending);
        return steps.next(confirm.of(run, execution, propexo))
                .next(report.of(calls.report()))
                .build();
    }

    private static JobParameters parameters(Run run) {
        return new JobParametersBuilder()
                .addLong("run", run.id())
                .addLong("attempt", (long) run.attempt())
                .toJobParameters();
    }
}
