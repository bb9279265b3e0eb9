package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnFormat.MoneyUnit;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.DateOrder;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides, for a whole column, how its cells are read. */
final class Formats {

    private final Target target;
    private final String region;

    Formats(Target target, String region) {
        this.target = target;
        this.region = region;
    }

    /** The format of a column that a person has described, or not, in a mapping file. */
    ColumnFormat of(
            HeaderName header,
            String field,
            ColumnProfile profile,
            @Nullable DateOrder dateOrder,
            @Nullable MoneyUnit money) {
        MoneyUnit unit = money != null ? money : unit(header);
        return type(field) == FieldType.DATE
                ? ColumnFormat.decide(profile, dateOrder, header.dateOrder(), wordOfRegion(region), region)
                : ColumnFormat.decide(profile, null, null, null, region).in(unit);
    }

    /** Lets an amount fill lowest and highest rent where nothing else feeds the other of the two. */
    List<ColumnPlan> withRanges(List<ColumnPlan> columns, Set<String> constants) {
        Set<String> rents = target.fields().stream()
                .filter(field -> field.type() == FieldType.MONEY)
                .map(Field::name)
                .collect(Collectors.toSet());
        long fed = columns.stream()
                        .flatMap(c -> c.feeds().stream())
                        .filter(rents::contains)
                        .count()
                + constants.stream().filter(rents::contains).count();
        boolean alone = rents.size() == 2 && fed == 1;
        return columns.stream()
                .map(column -> column.field() != null && rents.contains(column.field())
                        ? column.with(column.format().withRanges(alone))
                        : column)
                .toList();
    }

    /** What of a column's format matters to its field. */
    static List<String> words(Target target, ColumnPlan column) {
        ColumnFormat format = column.format();
        FieldType type = column.feeds().stream()
                .flatMap(field -> target.field(field).stream())
                .map(Field::type)
                .findFirst()
                .orElse(FieldType.TEXT);
        return switch (type) {
            case DATE -> List.of(format.dateOrder().name());
            case MONEY -> List.of(format.moneyUnit().name(), "ranges " + format.ranges());
            default -> List.of();
        };
    }

    /** A name that says cents, as the API's own do, holds cents. */
    private static MoneyUnit unit(HeaderName header) {
        return header.key().endsWith("incents") ? MoneyUnit.CENTS : MoneyUnit.DOLLARS;
    }

    private @Nullable FieldType type(String field) {
        return target.field(field).map(Field::type).orElse(null);
    }

    /** Whether day or month comes first where people write English in a region; null where that is not known. */
    static @Nullable DateOrder wordOfRegion(String region) {
        Locale locale = Arrays.stream(Locale.getAvailableLocales())
                .filter(known -> known.toLanguageTag().equals("en-" + region))
                .findFirst()
                .orElse(Locale.ROOT);
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        return switch (pattern.charAt(0)) {
            case 'M' -> DateOrder.MONTH_FIRST;
            case 'd' -> DateOrder.DAY_FIRST;
            default -> null;
        };
    }
}
