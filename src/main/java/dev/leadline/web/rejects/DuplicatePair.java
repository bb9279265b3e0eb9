package dev.leadline.web.rejects;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.PossibleDuplicate;
import dev.leadline.ledger.RowRef;
import dev.leadline.web.page.FieldLabel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two leads side by side.
 *
 * @param row the one that was not sent
 * @param other the one that was sent before
 * @param earlier what is known of the other, or null
 * @param fields of both
 * @param isEdited whether the row was corrected, so that it is checked again when it is sent
 * @param sentBy who decided to send it anyway, or null
 */
record DuplicatePair(
        LedgerRow row,
        RowRef other,
        @Nullable LedgerRow earlier,
        List<ComparedField> fields,
        boolean isEdited,
        @Nullable String sentBy) {

    /** Nothing tells two leads apart by these. */
    private static final Set<String> ROUTING = Set.of("integration_id");

    /** A field of both leads; a text is empty where the lead has no value. */
    record ComparedField(String label, String row, String other) {

        public boolean isSame() {
            return row.equals(other);
        }
    }

    /**
     * @param earlier what is known of the other row, or null
     * @param sent what the row would send, by field
     * @param before what the other row sent, by field
     */
    static DuplicatePair of(
            PossibleDuplicate found,
            @Nullable LedgerRow earlier,
            Map<String, String> sent,
            Map<String, String> before,
            boolean isEdited) {
        List<ComparedField> fields = Stream.concat(sent.keySet().stream(), before.keySet().stream())
                .distinct()
                .filter(field -> !ROUTING.contains(field))
                .map(field -> new ComparedField(
                        FieldLabel.of(field), sent.getOrDefault(field, ""), before.getOrDefault(field, "")))
                .toList();
        return new DuplicatePair(found.row(), found.other(), earlier, fields, isEdited, found.sentBy());
    }

    /** Whether somebody has decided about it. */
    public boolean isDecided() {
        return sentBy != null || row.dismissal() != null;
    }
}
