package dev.leadline.lead.mapping;

import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The countries that the rows of a file may be in: those of a column of countries, and the one that is assumed. */
final class FileCountries {

    private static final String COUNTRY = "country";
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    private final PlanRequest request;
    private final HeaderMatcher names;

    FileCountries(PlanRequest request, HeaderMatcher names) {
        this.request = request;
        this.names = names;
    }

    /** Two-letter codes, the assumed country first. */
    List<String> regions() {
        return Stream.concat(Stream.of(Mapping.DEFAULT_REGION), stated())
                .distinct()
                .toList();
    }

    /** Whether the file or a constant says in which country its rows are. */
    boolean areStated() {
        return stated().findAny().isPresent();
    }

    private Stream<String> stated() {
        Stream<String> inColumns = IntStream.range(0, request.header().size())
                .filter(this::isCountry)
                .boxed()
                .flatMap(column -> request.profile().column(column).sample().stream());
        Stream<String> constant = Stream.of(request.configured(), request.options())
                .flatMap(constants -> Stream.ofNullable(constants.get(COUNTRY)));
        return Stream.concat(inColumns, constant).flatMap(this::code);
    }

    private boolean isCountry(int column) {
        HeaderName header = new HeaderName(request.header().get(column));
        return RowCountry.isRelated(header)
                || names.match(header).hints().stream()
                        .anyMatch(hint -> hint.field().equals(COUNTRY));
    }

    private Stream<String> code(String country) {
        return request.target().field(COUNTRY).stream()
                .map(field -> Conversions.convert(field, country, ColumnFormat.DEFAULT))
                .flatMap(converted -> converted instanceof Converted.Value value
                        ? Stream.of(value.value().toString())
                        : Stream.empty())
                .filter(KNOWN::contains);
    }
}
