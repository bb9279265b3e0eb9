package dev.leadline.web.imports;

import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.plan.HistoryResult;
import dev.leadline.plan.HistoryResult.DuplicateCount;
import dev.leadline.plan.ValidationResult;
import dev.leadline.report.DisplayFormat;
import dev.leadline.web.page.Destination;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, as its check has found, in the words with which it is started.
 *
 * @param choices what people have chosen
 * @param mapping the plan's
 * @param result of the check
 * @param earlier the latest run of the same file with the same mapping, or null
 * @param isEditedOtherwise whether that run was started with other edits of the rows
 */
record DraftReview(
        DraftChoices choices,
        MappingPlan mapping,
        ValidationResult result,
        @Nullable Run earlier,
        boolean isEditedOtherwise) {

    /** The leads that would be sent. */
    public long toSend() {
        Integer most = choices.hasValidLimit() ? choices.most() : null;
        return most == null ? result.valid() : Math.min(most, result.valid());
    }

    /** The valid leads beyond the limit. */
    public long waiting() {
        return result.valid() - toSend();
    }

    public long duplicates() {
        return duplicateCounts().stream().mapToLong(DuplicateCount::count).sum();
    }

    /** The duplicates by the run that has the same prospects, or by the file itself. */
    public List<DuplicateCount> duplicateCounts() {
        HistoryResult history = result.history();
        return history == null ? List.of() : history.duplicates();
    }

    /** Whether nobody can say yet which rows are duplicates. */
    public boolean isUnchecked() {
        return result.history() == null;
    }

    /** The run that this import goes on with, or null where it begins a run of its own. */
    public @Nullable Run resumed() {
        return choices.again() ? null : earlier;
    }

    /** Why the import cannot be started, or null. */
    public @Nullable String obstacle() {
        if (!choices.hasValidLimit()) {
            return "The number of leads to import must be a whole number of 1 or more. Leave it empty to import all.";
        }
        Run run = resumed();
        if (run != null && run.stopReason() != null && run.stopReason().isCancellation()) {
            return "Run %d of this file was canceled, and nothing of it was sent. To import it, select “Import this file again”."
                    .formatted(run.id());
        }
        if (run != null && run.status() == RunStatus.COMPLETED && run.sendLimit() == null) {
            return "Run %d already imported this file. To import it again, select “Import this file again”."
                    .formatted(run.id());
        }
        if (run != null && isEditedOtherwise) {
            return "Run %d of this file was started with other edits of its rows, and it keeps them. Resume that run on its page, or select “Import this file again”."
                    .formatted(run.id());
        }
        boolean isEmpty = run == null && result.valid() + result.rejected() == 0;
        return isEmpty ? nothingToDo() : null;
    }

    private String nothingToDo() {
        return duplicates() == 0
                ? "The file has no rows under its header."
                : "All rows are duplicates, so there is nothing to send.";
    }

    /** What happens beside, or what stands in the way, of which only the history knows; null for nothing. */
    public @Nullable String note() {
        Run run = resumed();
        if (run != null && obstacle() == null) {
            return run.status() == RunStatus.COMPLETED
                    ? "Run %d imported a part of this file. It sends the leads that were left.".formatted(run.id())
                    : "Run %d of this file is not finished. It resumes where it stopped.".formatted(run.id());
        }
        return earlier == null && result.history() != null ? result.history().note() : null;
    }

    /** What the button says. */
    public String button() {
        Run run = resumed();
        if (run != null) {
            return "Resume run " + run.id();
        }
        return toSend() == 0
                ? "Fix " + DisplayFormat.count(result.rejected(), "row")
                : "Import " + DisplayFormat.count(toSend(), "lead");
    }

    /** What a person is asked before anything is sent: how many leads, where they go, and what becomes of the others. */
    public String question() {
        Run run = resumed();
        if (run != null) {
            return "Resume run %d, which sends what is left of this file to %s?".formatted(run.id(), crm());
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                toSend() == 0
                        ? "Begin a run that sends no lead yet?"
                        : "Send %s to %s?".formatted(DisplayFormat.count(toSend(), "lead"), crm()));
        if (duplicates() > 0) {
            sentences.add(isAre(duplicates(), "duplicate") + " skipped.");
        }
        if (result.rejected() > 0) {
            sentences.add(isAre(result.rejected(), "row") + " not sent, and you can fix "
                    + (result.rejected() == 1 ? "it" : "them") + " later.");
        }
        if (waiting() > 0) {
            sentences.add(DisplayFormat.count(waiting(), "more lead") + " can be sent later.");
        }
        if (choices.policy() == DuplicatePolicy.SEND) {
            sentences.add("Leads that were already sent are sent again.");
        }
        if (earlier != null) {
            sentences.add("Run %d already imported this file.".formatted(earlier.id()));
        }
        return String.join(" ", sentences);
    }

    private static String isAre(long count, String noun) {
        return DisplayFormat.count(count, noun) + (count == 1 ? " is" : " are");
    }

    /** Where the leads go, such as {@code Knock (community com_1)}. */
    public String crm() {
        return Destination.of(mapping);
    }
}
