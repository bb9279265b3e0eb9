package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.EarlyStop;
import dev.leadline.message.UserException;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;

class JobFailureTests {

    private final JobExecutionException ofStep = new JobExecutionException("Partition handler failed");

    @Test
    void aSentenceForTheUserIsTheReasonWhateverElseFailed() {
        UserException refusal = UserException.usage("encryption.not-readable", "run_row.body 1/2");

        EarlyStop reason = JobFailure.reason(failed(ofStep, new IllegalStateException("another row"), refusal));

        assertThat(reason.message())
                .isEqualTo("A stored text (run_row.body 1/2) cannot be decrypted, because it was changed or moved"
                        + " outside Leadline. Restore the database from a backup.");
    }

    /** Spring Batch adds an exception of its own to that of a row, in any order. */
    @Test
    void anInternalErrorIsNamedByWhatFailedInARow() {
        EarlyStop reason = JobFailure.reason(failed(ofStep, new IllegalStateException("a row")));

        assertThat(reason.message()).isEqualTo("Internal error: java.lang.IllegalStateException.");
    }

    @Test
    void aStepThatFailedWithoutAReasonIsToldByItsStatus() {
        assertThat(JobFailure.reason(failed(ofStep)).message()).isEqualTo("The job ended with status FAILED.");
    }

    private static JobExecution failed(Throwable... failures) {
        JobExecution job = new JobExecution(1, new JobInstance(1, "importLeads"), new JobParameters());
        job.setStatus(BatchStatus.FAILED);
        for (Throwable failure : failures) {
            job.addFailureException(failure);
        }
        return job;
    }
}
