package dev.leadline.submit;

import java.util.function.Function;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/** One partition's step: a chunk-oriented one over the range that its name tells. */
final class RangeStep implements Step {

    private final Function<Range, Step> steps;

    RangeStep(Function<Range, Step> steps) {
        this.steps = steps;
    }

    @Override
    public String getName() {
        return "submit";
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        steps.apply(Range.of(execution.getStepName())).execute(execution);
    }
}
