package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnFormat;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.conversion.Conversions;
import dev.leadline.lead.conversion.Converted;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.lead.conversion.Lookup;
import dev.leadline.lead.conversion.LookupTable;
import dev.leadline.lead.mapping.KnownHeaders.Hint;
import dev.leadline.lead.mapping.KnownHeaders.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Weighs, for one column at a time, what its name and its values say. */
final class MappingCandidates {

    private static final double ENOUGH = 0.8;
    private static final double NEARLY_ALL = 0.95;

    private final Target target;
    private final FileProfile profile;
    private final Formats formats;
    private final boolean describesProperty;
    private final PlanRequest request;

    MappingCandidates(PlanRequest request) {
        this.request = request;
        target = request.target();
        profile = request.profile();
        formats = new Formats(target, Mapping.DEFAULT_REGION);
        describesProperty = request.header().stream()
                .flatMap(name -> KnownHeaders.SHIPPED.never(new HeaderName(name)).stream())
                .anyMatch(KnownHeaders.Never::property);
    }

    /**
     * @param candidates the fields that the column may feed, in no order
     * @param reason why it may feed none, or none other
     */
    record ColumnCandidates(List<MappingCandidate> candidates, String reason) {}

    ColumnCandidates candidatesFor(int column, String name) {
        HeaderName header = new HeaderName(name);
        Optional<Field> exact = target.field(name.strip());
        if (exact.isPresent()) {
            return exact(column, header, exact.get());
        }
        return lookedUp(column, header)
                .orElseGet(() -> KnownHeaders.SHIPPED
                        .never(header)
                        .map(never -> new ColumnCandidates(List.of(), never.reason()))
                        .orElseGet(() -> known(column, header)));
    }

    /** A column of names, if the configuration has a lookup table for it. */
    private Optional<ColumnCandidates> lookedUp(int column, HeaderName header) {
        return KnownHeaders.SHIPPED.lookedUp(header).stream()
                .filter(field -> TargetFields.takes(target, field) && !isConstant(field))
                .flatMap(
                        field -> request.lookups().usual(field).stream().map(table -> fromLookup(column, field, table)))
                .findFirst();
    }

    private boolean isConstant(String field) {
        return request.options().containsKey(field) || request.configured().containsKey(field);
    }

    private ColumnCandidates fromLookup(int column, String field, LookupTable table) {
        Lookup lookup = new Lookup(table);
        ColumnProfile values = profile.column(column);
        long all = values.sample().size();
        long known = values.sample().stream().filter(lookup::knows).count();
        String evidence = known + " of " + all + " sampled names are listed in " + table.written();
        if (all == 0 || known < NEARLY_ALL * all) {
            return new ColumnCandidates(List.of(), "may be " + field + ", but only " + evidence);
        }
        Strength strength = Strength.LISTED;
        return new ColumnCandidates(
                List.of(new MappingCandidate(
                        column,
                        field,
                        strength,
                        (double) known / all,
                        values.filled(),
                        List.of(strength.words(), evidence),
                        ColumnFormat.DEFAULT,
                        table)),
                "another column is looked up for this field");
    }

    private ColumnCandidates exact(int column, HeaderName header, Field field) {
        return field.name().equals("integration_id")
                ? new ColumnCandidates(List.of(), "integration_id can be mapped to a column only in a mapping file")
                : new ColumnCandidates(
                        List.of(claim(column, header, new Hint(field.name(), Strength.EXACT))),
                        "another column has the exact field name");
    }

    private ColumnCandidates known(int column, HeaderName header) {
        List<MappingCandidate> candidates = new ArrayList<>();
        String reason = target + " has no matching field";
        for (Hint hint : hints(header)) {
            MappingCandidate candidate = claim(column, header, hint);
            if (!TargetFields.takes(target, hint.field())) {
                reason = target + " has no field " + hint.field();
            } else if (hint.strength() == Strength.HOME && describesProperty) {
                reason = "may be the property's address, because the file also has property columns";
            } else if (hint.strength() == Strength.SHOWN && candidate.fit() < ENOUGH) {
                reason = "the values do not look like " + hint.field();
            } else {
                candidates.add(candidate);
            }
        }
        return new ColumnCandidates(candidates, reason);
    }

    /** What is known of the name; else the field's own name, however it is written; else what a question asks for. */
    private List<Hint> hints(HeaderName header) {
        List<Hint> known = KnownHeaders.SHIPPED.named(header);
        if (!known.isEmpty()) {
            return known;
        }
        return target.fields().stream()
                .filter(field -> field.type() != FieldType.ID)
                .filter(field -> new HeaderName(field.name()).key().equals(header.key()))
                .map(field -> List.of(new Hint(field.name(), ownName(field))))
                .findFirst()
                .orElseGet(() -> KnownHeaders.SHIPPED.asked(header));
    }

    private static Strength ownName(Field field) {
        return switch (field.name()) {
            case "address_1", "address_2", "city", "state", "zip", "country" -> Strength.HOME;
            default -> Strength.SURE;
        };
    }

    private MappingCandidate claim(int column, HeaderName header, Hint hint) {
        ColumnProfile values = profile.column(column);
        ColumnFormat format = formats.of(header, hint.field(), values, null, null);
        Tried tried = new Tried();
        values.sample().forEach(value -> tried.add(convert(hint.field(), value, format.withRanges(true))));
        List<String> evidence = new ArrayList<>();
        evidence.add(hint.strength().words());
        if (tried.all() > 0) {
            evidence.add(tried.fitting + " of " + tried.all() + " sampled values are valid");
        }
        return new MappingCandidate(
                column,
                hint.field(),
                hint.strength(),
                tried.fit(hint.strength()),
                values.filled(),
                evidence,
                format,
                null);
    }

    private Converted convert(String field, String value, ColumnFormat format) {
        return field.equals(ColumnPlan.FULL_NAME)
                ? wholeName(value)
                : target.field(field)
                        .map(f -> Conversions.convert(f, value, format))
                        .orElseGet(Converted.Nothing::new);
    }

    /** A single word is not evidence for a full name. */
    private static Converted wholeName(String value) {
        Converted converted = Conversions.splitName(value);
        return converted instanceof Converted.Parts parts && parts.values().size() == 1
                ? new Converted.Failed(ProblemCode.BAD_NAME, ProblemCode.BAD_NAME.advice())
                : converted;
    }

    /** The number of sampled values, and how many of them are valid. */
    private static final class Tried {

        private int fitting;
        private int failing;

        void add(Converted converted) {
            if (converted instanceof Converted.Failed) {
                failing++;
            } else if (!(converted instanceof Converted.Nothing) && !(converted instanceof Converted.Omitted)) {
                fitting++;
            }
        }

        int all() {
            return fitting + failing;
        }

        /** A hint counts for nothing until values are seen; a name that says it counts until they contradict it. */
        double fit(Strength strength) {
            double unseen = strength == Strength.SHOWN ? 0 : 1;
            return all() == 0 ? unseen : (double) fitting / all();
        }
    }
}
