package dev.leadline.lead.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes plans: by a mapping file where there is one, by a guess with evidence where there is none. */
public final class Planner {

    private Planner() {}

    /**
     * A plan that may be carried out.
     *
     * @param request what is known
     * @return never null
     * @throws dev.leadline.lead.UsageException when a field, column, constant or value that somebody named does not exist
     *     or does not fit
     * @throws NoSureMappingException when a required field or a contact is fed by nothing
     */
    public static MappingPlan plan(PlanRequest request) {
        MappingPlan plan = draft(request);
        plan.gap().ifPresent(gap -> {
            throw new NoSureMappingException(gap);
        });
        return plan;
    }

    /**
     * A plan for validating rows before the account is known: ids that identify the account, such as {@code integration_id},
     * may be missing. A placeholder stands for each, and a warning of the plan lists them.
     *
     * @param request what is known
     * @throws dev.leadline.lead.UsageException as {@link #plan} does
     * @throws NoSureMappingException when anything else is missing
     */
    public static MappingPlan planForCheck(PlanRequest request) {
        MappingPlan draft = draft(request);
        List<String> missing = draft.missingAccountFields();
        return missing.isEmpty()
                ? plan(request)
                : plan(request.withPlaceholders(missing))
                        .withPlaceholders(missing)
                        .telling(List.of(), List.of(toGive(missing)));
    }

    private static String toGive(List<String> missing) {
        return "Before you import: "
                + String.join(", ", missing)
                + (missing.size() == 1 ? " is missing." : " are missing.")
                + " Add "
                + missing.stream().map(field -> "--set " + field + "=VALUE").collect(Collectors.joining(" "))
                + ", or add "
                + (missing.size() == 1 ? "it" : "them")
                + " to the mapping or to leadline.constants.";
    }

    /**
     * A plan that may be incomplete, for showing what was recognized.
     *
     * @param request what is known
     * @return a plan whose {@link MappingPlan#gap()} says what it lacks, if anything
     * @throws dev.leadline.lead.UsageException as {@link #plan} does
     * @throws NoSureMappingException when a column is missing that the mapping was made for and sends
     */
    public static MappingPlan draft(PlanRequest request) {
        Constants constants = Constants.of(request);
        Map<String, Object> values = constants.values();
        Mapping mapping = request.mapping();
        if (mapping == null) {
            InferredMapping.InferenceResult guess = InferredMapping.of(request, constants);
            return plan(request, Mapping.DEFAULT_REGION, guess.columns(), values, List.of(), guess.questions());
        }
        HeaderChanges changes = new HeaderChanges(request, mapping);
        changes.refuseWhatIsMissing();
        List<ColumnPlan> columns = MappedColumns.of(request, mapping, constants);
        return plan(request, mapping.region(), columns, values, mapping.drop(), List.of())
                .telling(changes.notes(), changes.warnings());
    }

    private static MappingPlan plan(
            PlanRequest request,
            String region,
            List<ColumnPlan> mapped,
            Map<String, Object> constants,
            List<String> drop,
            List<String> questions) {
        List<ColumnPlan> columns = new Formats(request.target(), region).withRanges(mapped, constants.keySet());
        PlanNotices findings = new PlanNotices(request, columns, constants.keySet());
        Optional<String> gap = findings.gap(questions);
        return new MappingPlan(
                new MappingPlan.Stored(
                        request.target().name(),
                        request.target().vendor().map(vendor -> vendor.name()).orElse(null),
                        region,
                        columns,
                        constants,
                        drop,
                        findings.notes(questions, drop),
                        findings.warnings(),
                        request.invalidValues()),
                request.target(),
                gap);
    }
}
