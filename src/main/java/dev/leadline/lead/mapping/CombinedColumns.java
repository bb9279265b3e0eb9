package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.mapping.RowConverter.Feed;
import dev.leadline.source.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Columns that fill a field together with others: in place of an empty one, at its end, or as one consent of several. */
final class CombinedColumns {

    private static final Map<String, List<String>> FIRST_FREE = Map.of("phone_2", List.of("phone_1", "phone_2"));

    private final Target target;
    private final List<Feed> fallbacks;
    private final List<Feed> additions;
    private final List<Feed> consents;

    CombinedColumns(Target target, List<Feed> feeds) {
        this.target = target;
        this.fallbacks = with(feeds, ColumnRole.FALLBACK);
        this.additions = feeds.stream()
                .filter(feed -> feed.role() == ColumnRole.APPEND || feed.role() == ColumnRole.LABELED)
                .toList();
        this.consents = feeds.stream().filter(feed -> feed.role().isConsent()).toList();
    }

    private static List<Feed> with(List<Feed> feeds, ColumnRole role) {
        return feeds.stream().filter(feed -> feed.role() == role).toList();
    }

    /** Takes their cells, after those of all other columns. */
    void into(RowDraft draft, Row row, Function<Feed, ColumnFormat> formats) {
        fallbacks.forEach(
                feed -> fallBack(feed, formats.apply(feed), row.cells().get(feed.place()), draft));
        additions.forEach(feed -> add(feed, row.cells().get(feed.place()), draft));
        if (!consents.isEmpty()) {
            consent(row, draft);
        }
    }

    private void fallBack(Feed feed, ColumnFormat format, String cell, RowDraft draft) {
        if (cell.isBlank()) {
            return;
        }
        if (feed.field().equals(ColumnPlan.FULL_NAME)) {
            if (ColumnPlan.feeds(feed.field()).stream().allMatch(draft::isOpen)) {
                draft.take(format, feed, cell);
            }
            return;
        }
        List<String> fields = FIRST_FREE.getOrDefault(feed.field(), List.of(feed.field()));
        Optional<String> free = fields.stream()
                .filter(field -> target.field(field).isPresent())
                .filter(draft::isOpen)
                .findFirst();
        if (free.isPresent() && !repeats(feed, format, cell, fields, draft)) {
            draft.take(format, feed.as(free.get()), cell);
        }
    }

    /** Whether another field of the lead has the same value already. */
    private static boolean repeats(Feed feed, ColumnFormat format, String cell, List<String> fields, RowDraft draft) {
        Field field = feed.convertible();
        return field != null
                && Conversions.convert(field, cell, format) instanceof Converted.Value value
                && fields.stream().anyMatch(other -> Objects.equals(draft.value(other), value.value()));
    }

    private void add(Feed feed, String cell, RowDraft draft) {
        Field field = feed.convertible();
        if (field == null
                || !(Conversions.convert(field.withoutMaxLength(), cell, feed.format())
                        instanceof Converted.Value text)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        Object before = draft.value(feed.field());
        if (before != null) {
            parts.add(before.toString());
        }
        parts.add(
                feed.role() == ColumnRole.LABELED
                        ? labeled(feed.column(), text.value().toString())
                        : text.value().toString());
        String whole = String.join(between(feed), parts);
        Integer most = field.maxLength();
        if (most != null && feed.role() == ColumnRole.LABELED && whole.codePointCount(0, whole.length()) > most) {
            draft.leaveOut(feed);
        } else {
            draft.put(feed, cell, whole);
        }
    }

    private static String labeled(String column, String text) {
        boolean ofAForm = column.indexOf('_') >= 0 && column.indexOf(' ') < 0;
        String label = ofAForm ? column.replace('_', ' ') : column.strip();
        return label
                + (label.endsWith("?") || label.endsWith(":") ? " " : ": ")
                + (ofAForm ? text.replace('_', ' ') : text);
    }

    private static String between(Feed feed) {
        if (feed.role() == ColumnRole.LABELED || feed.field().equals("notes")) {
            return "\n";
        }
        return feed.field().startsWith("address") ? ", " : " ";
    }

    /** Nobody is subscribed who refused in one column, or who agreed in none where a column asks for it. */
    private void consent(Row row, RowDraft draft) {
        boolean agreed = Boolean.TRUE.equals(draft.value(ConsentColumns.FIELD));
        boolean refused = Boolean.FALSE.equals(draft.value(ConsentColumns.FIELD));
        boolean asked = false;
        for (Feed feed : consents) {
            String cell = row.cells().get(feed.place());
            asked |= feed.role() == ColumnRole.OPT_IN;
            Optional<Boolean> answer = answer(feed, cell);
            agreed |= answer.filter(yes -> yes).isPresent();
            refused |= answer.filter(yes -> !yes).isPresent();
            if (answer.isEmpty() && !ConsentColumns.isSilent(cell)) {
                draft.take(feed.format(), feed, cell);
                refused = true;
            }
        }
        if (agreed || refused || asked) {
            Feed first = consents.get(0);
            draft.put(first, row.cells().get(first.place()), agreed && !refused);
        }
    }

    private static Optional<Boolean> answer(Feed feed, String cell) {
        Object stated = feed.values().get(RowConverter.key(cell));
        return stated instanceof Boolean yes
                ? Optional.of(yes)
                : ConsentColumns.agreed(feed.role(), feed.column(), cell);
    }
}
