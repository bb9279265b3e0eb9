package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Nearest;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the header that a mapping was made for with the header of the file. */
final class HeaderChanges {

    private static final Set<FieldType> TOLD_BY_VALUES = Set.of(FieldType.EMAIL, FieldType.PHONE, FieldType.DATE);
    private static final double ENOUGH = 0.8;

    private final PlanRequest request;
    private final Mapping mapping;
    private final List<String> missing;
    private final List<String> added;

    HeaderChanges(PlanRequest request, Mapping mapping) {
        this.request = request;
        this.mapping = mapping;
        boolean remembered = !mapping.header().isEmpty() && !mapping.header().equals(Mapping.NO_HEADER);
        missing = remembered ? without(mapping.header(), request.header()) : List.of();
        added = remembered ? without(request.header(), mapping.header()) : List.of();
    }

    private static List<String> without(List<String> names, List<String> known) {
        return names.stream()
                .filter(name -> known.stream().noneMatch(new HeaderName(name)::is))
                .toList();
    }

    /** @throws UserException when a column that the mapping sends is missing */
    void refuseWhatIsMissing() {
        String gone = mapping.columns().entrySet().stream()
                .filter(entry -> missing.stream().anyMatch(new HeaderName(entry.getKey())::is))
                .map(entry -> missing(entry.getKey(), entry.getValue().field()).text())
                .collect(Collectors.joining("; "));
        if (!gone.isEmpty()) {
            throw UserException.of(
                    ExitCode.INPUT_UNUSABLE,
                    added.isEmpty()
                            ? UserMessage.of("lead.mapping.columns-changed", mapping.file(), gone)
                            : UserMessage.of(
                                    "lead.mapping.columns-changed-and-added", mapping.file(), gone, quoted(added)));
        }
    }

    private UserMessage missing(String column, String field) {
        String name = new HeaderName(column).quoted();
        return renamed(column, field)
                .map(likely -> UserMessage.of("lead.mapping.column-renamed", name, field, likely))
                .orElseGet(() -> UserMessage.of("lead.mapping.column-missing", name, field));
    }

    List<String> notes() {
        return Stream.concat(missing.stream().map(this::unsent), order().stream())
                .map(UserMessage::text)
                .toList();
    }

    private UserMessage unsent(String column) {
        String name = new HeaderName(column).quoted();
        return renamed(column, null)
                .map(likely -> UserMessage.of("lead.plan.unsent-column-renamed", name, mapping.file(), likely))
                .orElseGet(() -> UserMessage.of("lead.plan.unsent-column-missing", name, mapping.file()));
    }

    private Optional<UserMessage> order() {
        List<String> before = folded(mapping.header(), missing);
        List<String> now = folded(request.header(), added);
        return mapping.header().isEmpty() || mapping.header().equals(Mapping.NO_HEADER) || before.equals(now)
                ? Optional.empty()
                : Optional.of(UserMessage.of("lead.plan.order-changed", mapping.file()));
    }

    private static List<String> folded(List<String> names, List<String> without) {
        return names.stream()
                .filter(name -> !without.contains(name))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    List<String> warnings() {
        return added.stream()
                .filter(column -> mapping.columns().keySet().stream().noneMatch(new HeaderName(column)::is))
                .map(column -> UserMessage.of("lead.plan.new-column", new HeaderName(column).quoted(), mapping.file())
                        .withAdvice())
                .toList();
    }

    /** The new column that is probably the missing one under a new name. */
    private Optional<String> renamed(String column, @Nullable String field) {
        String key = new HeaderName(column).key();
        return firstNew(name -> new HeaderName(name).key().equals(key))
                .or(() -> firstNew(name -> field != null && standsFor(new HeaderName(name), field)))
                .map(name -> new HeaderName(name).quoted())
                .or(() -> byValues(field)
                        .map(name -> UserMessage.of("lead.mapping.by-its-values", new HeaderName(name).quoted())
                                .text()))
                .or(() -> Nearest.to(column, added).stream().findFirst().map(name -> new HeaderName(name).quoted()));
    }

    private Optional<String> firstNew(Predicate<String> which) {
        return added.stream().filter(which).findFirst();
    }

    private static boolean standsFor(HeaderName header, String field) {
        return header.key().equals(new HeaderName(field).key())
                || KnownHeaders.SHIPPED.named(header.key()).stream()
                        .anyMatch(hint -> hint.field().equals(field));
    }

    private Optional<String> byValues(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(request.target()::field)
                .filter(field -> TOLD_BY_VALUES.contains(field.type()))
                .flatMap(field -> firstNew(column -> holds(column, field)));
    }

    private boolean holds(String column, Field field) {
        ColumnProfile profile = request.profile().column(request.header().indexOf(column));
        ColumnFormat format = new Formats(request.target(), mapping.region())
                .of(new HeaderName(column), field.name(), profile, null, null);
        long fitting = profile.sample().stream()
                .filter(value -> !(Conversions.convert(field, value, format) instanceof Converted.Failed))
                .count();
        return fitting > 0 && fitting >= ENOUGH * profile.sample().size();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> new HeaderName(name).quoted()).collect(Collectors.joining(", "));
    }
}
