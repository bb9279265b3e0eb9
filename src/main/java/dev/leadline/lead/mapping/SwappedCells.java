package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Problem;
import dev.leadline.lead.Suggestion;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.mapping.RowDraft.Cell;
import dev.leadline.message.UserMessage;
import java.util.Map;

/** Two bad cells, each of which is valid in the other's column. */
final class SwappedCells {

    private final Suggestion suggestion;

    SwappedCells(Cell left, Cell right) {
        this.suggestion = new Suggestion(
                Suggestion.SuggestionKind.SWAPPED_COLUMNS,
                Map.of(left.feed().column(), right.text(), right.feed().column(), left.text()));
    }

    static boolean fit(Cell left, Cell right) {
        return fitsInto(left, right) && fitsInto(right, left);
    }

    private static boolean fitsInto(Cell cell, Cell place) {
        Field field = place.feed().convertible();
        return field != null && Conversions.convert(field, cell.text(), place.format()) instanceof Converted.Value;
    }

    /** The problem of one cell, with the swap as its suggestion. */
    Problem suggestedFor(Problem problem, Cell other) {
        return new Problem(
                problem.code(),
                problem.field(),
                problem.column(),
                problem.value(),
                UserMessage.of(
                                "lead.row.swapped",
                                problem.message(),
                                other.feed().column())
                        .text(),
                suggestion);
    }
}
