package dev.leadline.web.page;

import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.MappingPlan;
import java.util.Map;
import java.util.Optional;

/** Where leads go, as people know it. */
public final class Destination {

    private static final Map<String, String> ACCOUNTS =
            Map.of("community_id", "community", "integration_id", "integration");

    private Destination() {}

    /** Of the leads of an import, such as {@code Knock (community com_1)}. */
    public static String of(MappingPlan plan) {
        String name = vendor(plan.target()).orElse("your CRM through Propexo");
        return place(plan).map(place -> "%s (%s)".formatted(name, place)).orElse(name);
    }

    /** Of a target alone, such as {@code Knock}; Propexo knows which CRM the others are for. */
    public static String of(Target target) {
        return vendor(target).orElse("Your CRM");
    }

    private static Optional<String> vendor(Target target) {
        return target.vendor()
                .map(Target::title)
                .or(() -> target.routedTo().isEmpty() ? Optional.of(target.title()) : Optional.empty());
    }

    private static Optional<String> place(MappingPlan plan) {
        return account(plan, "community_id")
                .or(() -> plan.columns().stream()
                        .filter(column -> "community_id".equals(column.field()))
                        .map(column -> "communities from column “%s”".formatted(column.column()))
                        .findFirst())
                .or(() -> account(plan, "integration_id"));
    }

    private static Optional<String> account(MappingPlan plan, String field) {
        return Optional.ofNullable(plan.constants().get(field)).map(id -> ACCOUNTS.get(field) + " " + id);
    }
}
