package dev.leadline.web.runs;

import dev.leadline.lead.WarningCode;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.web.page.FieldLabel;
import java.util.List;

/**
 * What the leads of a run do not say of their rows.
 *
 * @param field that lacks the values
 * @param code of the warning
 * @param rows how many
 * @param text what it means
 */
record RunWarning(String field, String code, long rows, String text) {

    static List<RunWarning> of(List<ProblemCount> warnings, int most) {
        return warnings.stream().limit(most).map(RunWarning::of).toList();
    }

    private static RunWarning of(ProblemCount warning) {
        return new RunWarning(
                warning.field() == null ? "" : FieldLabel.of(warning.field()),
                warning.code(),
                warning.count(),
                WarningCode.valueOf(warning.code()).text());
    }
}
