package dev.leadline.lead.mapping;

import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.conversion.ColumnProfile;
import dev.leadline.lead.mapping.ColumnCandidates.Misfit;
import dev.leadline.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Explains why no column of a file is an e-mail address or a phone number: which columns there are, and what came nearest. */
final class MissingContact {

    private static final int MOST_NAMES = 12;

    private final PlanRequest request;
    private final Target target;

    MissingContact(PlanRequest request) {
        this.request = request;
        this.target = request.target();
    }

    /** One or more sentences. */
    String explanation(List<Misfit> misfits) {
        List<UserMessage> sentences = new ArrayList<>();
        sentences.add(columns());
        List<UserMessage> nearest = IntStream.range(0, request.header().size())
                .boxed()
                .flatMap(column -> nearest(column, misfits).stream())
                .toList();
        if (nearest.isEmpty()) {
            sentences.add(UserMessage.of("lead.contact.none"));
        } else {
            sentences.addAll(nearest);
        }
        if (request.header().size() == 1) {
            sentences.add(
                    request.isDelimited()
                            ? UserMessage.of("lead.contact.only-one-column")
                            : UserMessage.of("lead.contact.only-one-column-in-sheet"));
        }
        return sentences.stream().map(UserMessage::withAdvice).collect(Collectors.joining(" "));
    }

    private UserMessage columns() {
        List<String> header = request.header();
        String names = header.stream()
                .limit(MOST_NAMES)
                .map(name -> new HeaderName(name).quoted())
                .collect(Collectors.joining(", "));
        return header.size() > MOST_NAMES
                ? UserMessage.of("lead.contact.columns-and-more", names, header.size() - MOST_NAMES)
                : UserMessage.of("lead.contact.columns", names);
    }

    private List<UserMessage> nearest(int column, List<Misfit> misfits) {
        String name = new HeaderName(request.header().get(column)).quoted();
        ColumnProfile values = request.profile().column(column);
        List<UserMessage> sentences = misfits.stream()
                .filter(misfit -> misfit.column() == column && TargetFields.isContact(target, misfit.field()))
                .map(misfit -> namedLike(misfit, name))
                .toList();
        if (!sentences.isEmpty()) {
            return sentences;
        }
        if (values.filled() == 0) {
            boolean isNamed = new HeaderMatcher(target, request.header())
                    .match(new HeaderName(request.header().get(column))).hints().stream()
                            .anyMatch(hint -> TargetFields.isContact(target, hint.field()));
            return isNamed && request.profile().rows() > 0
                    ? List.of(UserMessage.of("lead.contact.empty", name))
                    : List.of();
        }
        return byValues(name, values);
    }

    private static List<UserMessage> byValues(String name, ColumnProfile values) {
        long emails = values.emails();
        long phones = values.phones();
        if (emails == 0 && phones == 0) {
            return List.of();
        }
        return List.of(
                emails >= phones
                        ? UserMessage.of("lead.contact.unclear-emails", name, emails, values.filled())
                        : UserMessage.of("lead.contact.unclear-phones", name, phones, values.filled()));
    }

    private UserMessage namedLike(Misfit misfit, String name) {
        if (target.field(misfit.field())
                .filter(field -> field.type() == FieldType.EMAIL)
                .isPresent()) {
            return UserMessage.of("lead.contact.not-an-email", name, misfit.what());
        }
        return misfit.values().mayBeForeign()
                ? UserMessage.of("lead.contact.maybe-a-foreign-phone", name, misfit.what())
                : UserMessage.of("lead.contact.not-a-phone", name, misfit.what());
    }
}
