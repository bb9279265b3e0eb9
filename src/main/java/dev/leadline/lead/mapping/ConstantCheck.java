package dev.leadline.lead.mapping;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.mapping.InferredMapping.InferenceResult;
import dev.leadline.message.UserMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Warns about a constant in place of a column whose values differ from lead to lead, such as names and phone numbers. */
final class ConstantCheck {

    /** What is often the same for all leads of a file; the rest describes one person. */
    private static final Set<FieldType> OF_A_FILE = Set.of(FieldType.ID, FieldType.BOOLEAN, FieldType.CHOICE);

    private static final String SOURCE = "prospect_source";

    private final PlanRequest request;
    private final Constants constants;
    private final Map<Integer, String> replaced = new LinkedHashMap<>();

    ConstantCheck(PlanRequest request, Constants constants, InferenceResult inferred) {
        this.request = request;
        this.constants = constants;
        IntStream.range(0, inferred.columns().size())
                .forEach(place -> inferred.columns().get(place).feeds().stream()
                        .filter(constants::has)
                        .forEach(field -> replaced.put(place, field)));
        replaced.putAll(inferred.overruled());
    }

    Stream<String> warnings() {
        return replaced.entrySet().stream()
                .filter(entry -> isPersonal(entry.getValue())
                        && request.profile().column(entry.getKey()).filled() > 0)
                .map(entry -> UserMessage.of(
                                "lead.mapping.same-for-all",
                                entry.getValue(),
                                constants.origin(entry.getValue()),
                                new HeaderName(request.header().get(entry.getKey())).quoted())
                        .withAdvice());
    }

    private boolean isPersonal(String name) {
        return request.target()
                .field(name)
                .filter(field -> !name.equals(SOURCE))
                .map(Field::type)
                .filter(type -> !OF_A_FILE.contains(type))
                .isPresent();
    }
}
