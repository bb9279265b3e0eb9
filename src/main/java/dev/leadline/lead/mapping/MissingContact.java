package dev.leadline.lead.mapping;

import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.mapping.MappingCandidates.Misfit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains why no column of a file is an e-mail address or a phone number: which columns there are, and what came nearest. */
final class MissingContact {

    static final String REGION =
            " If the numbers are from another country, set its code in a mapping file, such as region: GB.";

    private static final int MOST_NAMES = 12;

    private final PlanRequest request;
    private final Target target;

    MissingContact(PlanRequest request) {
        this.request = request;
        this.target = request.target();
    }

    /** One or more sentences. */
    String explanation(List<Misfit> misfits) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Columns: " + columns() + ".");
        List<String> nearest = IntStream.range(0, request.header().size())
                .boxed()
                .flatMap(column -> nearest(column, misfits).stream())
                .toList();
        if (nearest.isEmpty()) {
            sentences.add("None of them contains e-mail addresses or phone numbers.");
        } else {
            sentences.addAll(nearest);
        }
        if (request.header().size() == 1) {
            sentences.add("The file has only one column. If a character in it separates the cells, set"
                    + " leadline.import.delimiter to this character.");
        }
        return String.join(" ", sentences);
    }

    private String columns() {
        List<String> header = request.header();
        String names = header.stream()
                .limit(MOST_NAMES)
                .map(name -> new HeaderName(name).quoted())
                .collect(Collectors.joining(", "));
        return header.size() > MOST_NAMES ? names + " and " + (header.size() - MOST_NAMES) + " more" : names;
    }

    private List<String> nearest(int column, List<Misfit> misfits) {
        String name = new HeaderName(request.header().get(column)).quoted();
        ColumnProfile values = request.profile().column(column);
        List<String> sentences = misfits.stream()
                .filter(misfit -> misfit.column() == column && TargetFields.isContact(target, misfit.field()))
                .map(misfit -> "Column " + name + " is named like " + word(misfit.field()) + ", but " + misfit.what()
                        + "." + (misfit.values().mayBeForeign() ? REGION : ""))
                .toList();
        if (!sentences.isEmpty()) {
            return sentences;
        }
        if (values.filled() == 0) {
            boolean isNamed = new HeaderMatcher(target, request.header())
                    .match(new HeaderName(request.header().get(column))).hints().stream()
                            .anyMatch(hint -> TargetFields.isContact(target, hint.field()));
            return isNamed && request.profile().rows() > 0
                    ? List.of("Column " + name + " is empty in all rows.")
                    : List.of();
        }
        return byValues(name, values);
    }

    private static List<String> byValues(String name, ColumnProfile values) {
        long emails = values.emails();
        long phones = values.phones();
        if (emails == 0 && phones == 0) {
            return List.of();
        }
        String what = emails >= phones ? "e-mail addresses" : "phone numbers";
        return List.of(
                "Column " + name + " contains " + what + " in " + Math.max(emails, phones) + " of " + values.filled()
                        + " filled cells, but its name does not say whose they are, or the values are not clear.");
    }

    private String word(String field) {
        return target.field(field).filter(f -> f.type() == FieldType.EMAIL).isPresent()
                ? "an e-mail address"
                : "a phone number";
    }
}
