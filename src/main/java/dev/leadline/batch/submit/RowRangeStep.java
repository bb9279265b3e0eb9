package dev.leadline.batch.submit;

import java.util.function.Function;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** One partition's step: a chunk-oriented one over the range that its name tells. */
final class RowRangeStep implements Step {

    private final Function<RowRange, Step> steps;

    RowRangeStep(Function<RowRange, Step> steps) {
        this.steps = steps;
    }

    @Override
    public String getName() {
        return "submit";
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        steps.apply(RowRange.of(execution.getStepName())).execute(execution);
    }
}
