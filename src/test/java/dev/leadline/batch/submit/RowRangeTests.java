package dev.leadline.batch.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Which rows a partition works on, also after Batch has lost what it stored about the partition. */
class RowRangeTests {

    private final RowRange range = new RowRange(76, 150);

    @Test
    void isReadFromTheExecutionContextOfTheStep() {
        assertThat(RowRange.of(step("submit:partition", range.toContext()))).isEqualTo(range);
    }

    @Test
    void isReadFromTheNameOfAStepWhoseContextWasNotStored() {
        assertThat(RowRange.of(step("submit:" + range.name(), new ExecutionContext())))
                .isEqualTo(range);
    }

    @Test
    void isNeverGuessed() {
        assertThatThrownBy(() -> RowRange.of(step("submit:partition", new ExecutionContext())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsAtTheLastRowThatMayBeSent() {
        assertThat(range.upTo(100)).isEqualTo(new RowRange(76, 100));
        assertThat(range.upTo(Long.MAX_VALUE)).isEqualTo(range);
    }

    private static StepExecution step(String name, ExecutionContext context) {
        JobExecution job = new JobExecution(1, new JobInstance(1, "importLeads"), new JobParameters());
        StepExecution step = new StepExecution(1, name, job);
        step.setExecutionContext(context);
        return step;
    }
}
