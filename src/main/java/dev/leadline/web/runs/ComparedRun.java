package dev.leadline.web.runs;

import dev.leadline.lead.mapping.PlanSummary;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RejectCause;
import dev.leadline.ledger.RequestCounts;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunLine;
import java.util.List;

/**
 * One of two runs that stand side by side.
 *
 * @param line as lists have it
 * @param run with its header
 * @param plan what it does with the columns
 * @param causes why rows were rejected, those that were corrected since among them
 * @param warnings by code and field
 * @param requests that it made
 * @param duplicates when a prospect counts as sent before
 * @param isEdited whether rows were edited before the import
 */
record ComparedRun(
        RunLine line,
        Run run,
        PlanSummary plan,
        List<RejectCause> causes,
        List<ProblemCount> warnings,
        RequestCounts requests,
        DuplicateRules duplicates,
        boolean isEdited) {}
