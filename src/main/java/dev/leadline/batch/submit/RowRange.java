package dev.leadline.batch.submit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A fixed range of rows that one partition works on, by their places in the order in which the run's rows are sent.
 *
 * @param first the first place
 * @param last the last place
 */
record RowRange(long first, long last) {

    private static final String FIRST = "firstRow";
    private static final String LAST = "lastRow";
    private static final Pattern NAME = Pattern.compile("rows (\\d+) to (\\d+)$");

    /** The range of a partition's step. */
    static RowRange of(StepExecution step) {
        ExecutionContext context = step.getExecutionContext();
        // Batch stores a step before its context: a process that is killed in between leaves a step without one
        return context.containsKey(FIRST)
                ? new RowRange(context.getLong(FIRST), context.getLong(LAST))
                : named(step.getStepName());
    }

    private static RowRange named(String stepName) {
        Matcher name = NAME.matcher(stepName);
        if (!name.find()) {
            throw new IllegalArgumentException("no step of a range: " + stepName);
        }
        return new RowRange(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)));
    }

    String name() {
        return "rows " + first + " to " + last;
    }

    ExecutionContext toContext() {
        ExecutionContext context = new ExecutionContext();
        context.putLong(FIRST, first);
        context.putLong(LAST, last);
        return context;
    }

    RowRange upTo(long row) {
        return new RowRange(first, Math.min(last, row));
    }
}
