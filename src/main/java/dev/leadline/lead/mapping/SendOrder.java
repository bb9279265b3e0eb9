package dev.leadline.lead.mapping;

import dev.leadline.lead.UnknownName;
import dev.leadline.lead.conversion.CellOrder;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.DateOrder;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.source.Row;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The order in which the leads of a file are sent.
 *
 * @param place of the column that decides, from 0
 * @param column its header
 * @param descending whether the greatest comes first, which is the latest of dates
 * @param cells how its cells are compared
 */
record SendOrder(int place, String column, boolean descending, CellOrder cells) {

    private static final String DESCENDING = ":desc";
    private static final Pattern DIRECTED = Pattern.compile("(.+?)\\s*:\\s*(asc|desc)", Pattern.CASE_INSENSITIVE);

    /**
     * Decides about the column that a person named.
     *
     * @param asked a header, with {@code :desc} behind it for the greatest first
     * @throws UserException when the file has no such column
     */
    static SendOrder of(String asked, StoredPlan plan, FileProfile profile) {
        List<String> header = plan.columns().stream().map(ColumnPlan::column).toList();
        String text = asked.strip();
        Matcher directed = DIRECTED.matcher(text);
        boolean isDirected = placeOf(text, header).isEmpty() && directed.matches();
        String name = isDirected ? directed.group(1) : text;
        int place = placeOf(name, header)
                .orElseThrow(
                        () -> UnknownName.error(UserMessage.of("lead.mapping.no-order-column", name), name, header));
        boolean descending = isDirected && directed.group(2).equalsIgnoreCase("desc");
        ColumnProfile values = profile.column(place);
        return new SendOrder(
                place,
                header.get(place),
                descending,
                CellOrder.of(values, dates(plan, plan.columns().get(place), values)));
    }

    private static Optional<Integer> placeOf(String name, List<String> header) {
        int exact = header.indexOf(name);
        return exact >= 0
                ? Optional.of(exact)
                : IntStream.range(0, header.size())
                        .filter(place -> header.get(place).strip().equalsIgnoreCase(name))
                        .boxed()
                        .findFirst();
    }

    /** As the column's dates are read where they are sent; otherwise as its values and the region say. */
    private static DateOrder dates(StoredPlan plan, ColumnPlan column, ColumnProfile values) {
        DateOrder sent =
                column.field() == null ? DateOrder.UNDECIDED : column.format().dateOrder();
        return sent == DateOrder.UNDECIDED
                ? ColumnFormat.decide(
                                values,
                                null,
                                new HeaderName(column.column()).dateOrder(),
                                Formats.wordOfRegion(plan.region()),
                                plan.region())
                        .dateOrder()
                : sent;
    }

    /** As a person types it. */
    String text() {
        return column + (descending ? DESCENDING : "");
    }

    /** What the row is sorted by; personal data. */
    String key(Row row) {
        return cells.key(place < row.cells().size() ? row.cells().get(place) : "", descending);
    }

    String note() {
        return UserMessage.of("lead.order.note", column, direction()).text();
    }

    private UserMessage direction() {
        return switch (cells.kind()) {
            case DATE ->
                descending ? UserMessage.of("lead.order.latest-first") : UserMessage.of("lead.order.earliest-first");
            case NUMBER ->
                descending ? UserMessage.of("lead.order.highest-first") : UserMessage.of("lead.order.lowest-first");
            case TEXT -> descending ? UserMessage.of("lead.order.z-to-a") : UserMessage.of("lead.order.a-to-z");
        };
    }

    /** What somebody who expects another order should know. */
    Optional<String> warning(FileProfile profile) {
        ColumnProfile values = profile.column(place);
        long sampled =
                values.sampled().values().stream().mapToLong(Long::longValue).sum();
        long unreadable = cells.unreadable(values);
        if (sampled == 0) {
            return Optional.of(UserMessage.of("lead.order.empty", column).text());
        }
        return unreadable == 0
                ? Optional.empty()
                : Optional.of((cells.kind() == CellOrder.SortKind.DATE
                                ? UserMessage.of("lead.order.not-dates", unreadable, sampled, column)
                                : UserMessage.of("lead.order.not-numbers", unreadable, sampled, column))
                        .text());
    }
}
