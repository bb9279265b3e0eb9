package dev.leadline.web.imports;

import dev.leadline.web.page.FieldLabel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of the changes that a page has sent.
 *
 * @param open the draft as it stands now
 * @param isStale whether somebody had changed the draft since the page was shown
 * @param hasChanges whether there were any
 * @param isSaved whether they were kept
 * @param changesValues whether they may change which fields every lead can get a value for
 * @param replaced the inputs that somebody else had changed, and whose values these changes have replaced
 */
record SavedDraft(
        Drafts.OpenDraft open,
        boolean isStale,
        boolean hasChanges,
        boolean isSaved,
        boolean changesValues,
        List<String> replaced) {

    SavedDraft(Drafts.OpenDraft open, boolean isStale, boolean hasChanges, boolean isSaved, List<String> replaced) {
        this(open, isStale, hasChanges, isSaved, isStale, replaced);
    }

    SavedDraft withValues(boolean changed) {
        return new SavedDraft(open, isStale, hasChanges, isSaved, changed || isStale, replaced);
    }

    /** Whether the page showed the draft as it stands, and nothing has changed since. */
    boolean isAsShown() {
        return !isStale && !hasChanges;
    }

    /** Whether there were changes that could not be kept. */
    boolean isLost() {
        return hasChanges && !isSaved;
    }

    /** What the person must know of others who work on the draft; empty for nothing. */
    String notice() {
        if (!isStale) {
            return "";
        }
        if (isLost()) {
            return "This draft was changed in another tab or by somebody else, so your last change was not saved."
                    + " The page now shows the latest version. Make your change again.";
        }
        String others =
                "This draft was changed in another tab or by somebody else. The page now shows the latest version.";
        return replaced.isEmpty()
                ? others
                : others + " Your last change replaced theirs: "
                        + replaced.stream().map(this::label).collect(Collectors.joining(", ")) + ".";
    }

    private String label(String input) {
        if (DraftForm.isConstant(input)) {
            return "the default value for " + FieldLabel.of(input.substring(DraftForm.CONSTANT.length()));
        }
        return DraftForm.isOfColumn(input)
                ? "the choice for column " + (Integer.parseInt(input.substring(input.indexOf('-') + 1)) + 1)
                : switch (input) {
                    case "target" -> "the CRM";
                    case "base" -> "the saved mapping";
                    case "duplicates" -> "the choice for duplicates";
                    case "invalid" -> "the choice for values that are not valid";
                    case "limit" -> "the number of leads";
                    case "latest" -> "the order of the leads";
                    default -> "the choice to import the file again";
                };
    }
}
