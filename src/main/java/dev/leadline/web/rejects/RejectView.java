package dev.leadline.web.rejects;

import dev.leadline.lead.Problem;
import dev.leadline.ledger.RejectCause;
import dev.leadline.review.CorrectedReject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reject as the page shows it.
 *
 * @param row its number
 * @param line the line where it starts
 * @param cells one for each column, those of the cause first
 * @param problems what is wrong, sentences
 * @param state what is true of it now
 * @param surplus cells beyond the last column, as they stand, or null
 * @param likeThis what can be done to all rows of the cause in which the same stands
 * @param isSuggested whether something is suggested for it
 */
record RejectView(
        long row,
        long line,
        List<EditableCell> cells,
        List<String> problems,
        CorrectionState state,
        @Nullable String surplus,
        List<LikeThis> likeThis,
        boolean isSuggested) {

    /** Longer cells are left to the file. */
    private static final int LONGEST = 2_000;

    /** Where a reject stands. */
    enum CorrectionState {
        OPEN,
        WRONG,
        READY
    }

    /** A cell that can be edited, or one that is too long for that. */
    record EditableCell(int place, String column, String text, boolean isBad, boolean hasLines, boolean isEditable) {}

    /** What was changed in one cell. */
    record LikeThis(int place, String column, String from, String to) {}

    static RejectView of(CorrectedReject corrected, RejectCause cause, List<String> header) {
        Set<String> bad = corrected.problems().stream()
                .map(Problem::column)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<String> before = corrected.row().cells();
        return new RejectView(
                corrected.row().row(),
                corrected.row().line(),
                cells(corrected, cause, header, bad),
                sentences(corrected),
                state(corrected),
                before.size() > header.size() ? String.join(" | ", before.subList(header.size(), before.size())) : null,
                likeThis(corrected, header),
                !corrected.isCorrected()
                        && corrected.problems().stream().anyMatch(problem -> problem.suggestion() != null));
    }

    private static List<EditableCell> cells(
            CorrectedReject corrected, RejectCause cause, List<String> header, Set<String> bad) {
        List<EditableCell> first = new ArrayList<>();
        List<EditableCell> others = new ArrayList<>();
        for (int place = 0; place < header.size(); place++) {
            String column = header.get(place);
            String text = corrected.cells().get(place);
            boolean hasLines = text.contains("\n") || text.contains("\r");
            EditableCell cell =
                    new EditableCell(place, column, text, bad.contains(column), hasLines, text.length() <= LONGEST);
            (column.equals(cause.column()) ? first : others).add(cell);
        }
        first.addAll(others);
        return first;
    }

    private static List<String> sentences(CorrectedReject corrected) {
        if (!corrected.problems().isEmpty()) {
            return corrected.problems().stream().map(RejectView::sentence).toList();
        }
        String said = corrected.row().message();
        return corrected.isCorrected() || said == null ? List.of() : List.of(said);
    }

    private static String sentence(Problem problem) {
        return problem.column() == null ? problem.message() : problem.column() + ": " + problem.message();
    }

    private static CorrectionState state(CorrectedReject corrected) {
        if (!corrected.isCorrected()) {
            return CorrectionState.OPEN;
        }
        return corrected.isReady() ? CorrectionState.READY : CorrectionState.WRONG;
    }

    private static List<LikeThis> likeThis(CorrectedReject corrected, List<String> header) {
        List<String> before = corrected.row().cells();
        List<LikeThis> changed = new ArrayList<>();
        for (int place = 0; place < Math.min(header.size(), before.size()); place++) {
            if (!before.get(place).equals(corrected.cells().get(place))) {
                changed.add(new LikeThis(
                        place,
                        header.get(place),
                        before.get(place),
                        corrected.cells().get(place)));
            }
        }
        return changed;
    }
}
