package dev.leadline.lead.mapping;

import dev.leadline.lead.mapping.InferredMapping.InferenceResult;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes plans: by a mapping file where there is one, by a guess with evidence where there is none. */
public final class Planner {

    private Planner() {}

    /**
     * A plan that may be carried out.
     *
     * @param request what is known
     * @return never null
     * @throws UserException when a field, column, constant or value that somebody named does not exist or does not fit,
     *     or a required field or a contact is fed by nothing
     */
    public static MappingPlan plan(PlanRequest request) {
        return sure(draft(request));
    }

    private static MappingPlan sure(MappingPlan plan) {
        plan.gap().ifPresent(gap -> {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, gap);
        });
        return plan;
    }

    /**
     * A plan for validating rows before the account is known: ids that identify the account, such as {@code integration_id},
     * may be missing. A placeholder stands for each, and a warning of the plan lists them.
     *
     * @param request what is known
     * @throws UserException as {@link #plan} does, when anything else is missing
     */
    public static MappingPlan planForCheck(PlanRequest request) {
        MappingPlan draft = draft(request);
        return sure(withPlaceholders(request, draft, draft.missingAccountFields()));
    }

    /**
     * A plan that may be incomplete, for showing what was recognized. Which integration the leads go to does not matter for
     * that: a placeholder stands for a missing {@code integration_id}, and a warning of the plan says so.
     *
     * @param request what is known
     * @throws UserException as {@link #draft} does
     */
    public static MappingPlan draftToShow(PlanRequest request) {
        MappingPlan draft = draft(request);
        return withPlaceholders(
                request,
                draft,
                draft.missingAccountFields().stream()
                        .filter("integration_id"::equals)
                        .toList());
    }

    private static MappingPlan withPlaceholders(PlanRequest request, MappingPlan draft, List<String> missing) {
        return missing.isEmpty()
                ? draft
                : draft(request.withPlaceholders(missing))
                        .withPlaceholders(missing)
                        .telling(List.of(), toGive(request, missing));
    }

    /** Rejects have the fields of their run. */
    private static List<String> toGive(PlanRequest request, List<String> missing) {
        return RejectForm.isRejects(request.header()) ? List.of() : List.of(toGive(missing));
    }

    private static String toGive(List<String> missing) {
        String names = String.join(", ", missing);
        String options =
                missing.stream().map(field -> "--set " + field + "=VALUE").collect(Collectors.joining(" "));
        return (missing.size() == 1
                        ? UserMessage.of("lead.plan.account-field-missing", names, options)
                        : UserMessage.of("lead.plan.account-fields-missing", names, options))
                .text();
    }

    /**
     * A plan that may be incomplete, for showing what was recognized.
     *
     * @param request what is known
     * @return a plan whose {@link MappingPlan#gap()} says what it lacks, if anything
     * @throws UserException as {@link #plan} does, and when a column is missing that the mapping was made for and sends
     */
    public static MappingPlan draft(PlanRequest request) {
        AccountDefaults defaults = AccountDefaults.of(request);
        return draft(request, Constants.of(request, defaults.values()))
                .withChosen(List.copyOf(defaults.values().keySet()))
                .telling(defaults.notes(), defaults.warnings());
    }

    private static MappingPlan draft(PlanRequest request, Constants constants) {
        Mapping mapping = request.mapping();
        if (mapping == null) {
            return plan(request, Mapping.DEFAULT_REGION, InferredMapping.of(request, constants), constants, List.of());
        }
        HeaderChanges changes = new HeaderChanges(request, mapping);
        changes.refuseWhatIsMissing();
        List<ColumnPlan> columns = MappedColumns.of(request, mapping, constants);
        InferenceResult mapped = new InferenceResult(columns, List.of(), List.of(), Map.of());
        return plan(request, mapping.region(), mapped, constants, mapping.drop())
                .telling(changes.notes(), changes.warnings());
    }

    private static MappingPlan plan(
            PlanRequest request, String region, InferenceResult mapped, Constants stated, List<String> drop) {
        Map<String, Object> constants = stated.values();
        List<ColumnPlan> columns =
                new Formats(request.target(), region).withRanges(mapped.columns(), constants.keySet());
        PlanNotices findings = new PlanNotices(request, columns, constants, mapped);
        Optional<UserMessage> gap = findings.gap();
        return new MappingPlan(
                new StoredPlan(
                        request.target().name(),
                        request.target().vendor().map(vendor -> vendor.name()).orElse(null),
                        region,
                        columns,
                        constants,
                        drop,
                        findings.notes(drop),
                        Stream.concat(
                                        new ConstantCheck(request, stated, mapped).warnings(),
                                        findings.warnings().stream())
                                .toList(),
                        request.invalidValues(),
                        null,
                        null),
                request.target(),
                gap,
                findings.misfits());
    }
}
