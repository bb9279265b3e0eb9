package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.InvalidValues;
import dev.leadline.lead.Target;
import dev.leadline.lead.Targets;
import dev.leadline.lead.Verdict;
import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.message.UserMessage;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.RowReader;
import dev.leadline.testing.PrintedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Files whose columns are easily mapped wrongly, with what is right: {@code mapping-cases/cases.yaml}. */
class MappingCasesTests {

    private static final Path FOLDER = Path.of("src/test/resources/mapping-cases");
    private static final Map<String, String> ACCOUNT =
            Map.of("integration_id", "int-1", "community_id", "com-1", "attribution_id", "att-1");

    record MappingCase(
            String file,
            @Nullable String target,
            @Nullable Map<String, String> set,
            @Nullable List<@Nullable Map<String, Object>> bodies,
            @Nullable List<String> refusal,
            @Nullable List<String> says) {

        @Override
        public String toString() {
            return file + (set == null ? "" : " " + set);
        }
    }

    static Stream<MappingCase> cases() throws IOException {
        return YAMLMapper.shared()
                .readValue(FOLDER.resolve("cases.yaml").toFile(), new TypeReference<List<MappingCase>>() {})
                .stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isMappedAsItShouldBe(MappingCase one) {
        LeadFile file = LeadFile.open(FOLDER.resolve(one.file()), ReadOptions.DEFAULTS);
        MappingPlan plan = Planner.draft(request(file, one));

        List<String> refusal = Objects.requireNonNullElse(one.refusal(), List.of());
        assertThat(plan.gap().isPresent()).isEqualTo(!refusal.isEmpty());
        assertThat(refusal)
                .allSatisfy(text -> assertThat(
                                plan.gap().map(UserMessage::withAdvice).orElse(""))
                        .contains(text));
        List<String> says = Objects.requireNonNullElse(one.says(), List.of());
        assertThat(says).allSatisfy(text -> assertThat(said(plan)).contains(text));
        if (one.bodies() != null) {
            assertThat(bodies(file, plan)).isEqualTo(one.bodies());
        }
    }

    @Test
    void areInTheTableThatPeopleRead() throws IOException {
        PrintedTable.isIn(
                "cases.md",
                "mapping-cases",
                PrintedTable.of(
                        "| file | what is sent, or why nothing is |",
                        cases().map(one -> List.of("`" + one + "`", outcome(one)))
                                .toList()));
    }

    private static String outcome(MappingCase one) {
        MappingPlan plan = Planner.draft(request(LeadFile.open(FOLDER.resolve(one.file()), ReadOptions.DEFAULTS), one));
        return plan.gap()
                .map(gap -> "Refused: " + gap.withAdvice())
                .orElseGet(() -> Stream.concat(plan.notes().stream(), plan.warnings().stream())
                        .filter(note -> !note.startsWith("Propexo routes"))
                        .collect(Collectors.joining(" ")));
    }

    private static PlanRequest request(LeadFile file, MappingCase one) {
        Target target = Targets.load(null).named(Objects.requireNonNullElse(one.target(), "generic"));
        Map<String, String> constants = new LinkedHashMap<>(Objects.requireNonNullElse(one.set(), Map.of()));
        ACCOUNT.forEach((field, value) -> {
            if (target.field(field).filter(known -> known.required()).isPresent()) {
                constants.put(field, value);
            }
        });
        try (RowReader rows = file.read()) {
            return new PlanRequest(
                    target,
                    file.header(),
                    FileProfile.of(file.header(), rows),
                    null,
                    constants,
                    Map.of(),
                    ChosenAccount.NONE,
                    Lookups.none(),
                    file.name(),
                    file.isDelimited(),
                    InvalidValues.REJECT,
                    LocalDate.of(2026, 11, 30));
        }
    }

    private static List<@Nullable Map<String, Object>> bodies(LeadFile file, MappingPlan plan) {
        List<@Nullable Map<String, Object>> bodies = new ArrayList<>();
        try (RowReader rows = file.read()) {
            while (rows.hasNext()) {
                Verdict verdict = plan.convert(rows.next());
                bodies.add(verdict instanceof Verdict.Accepted accepted ? sent(accepted) : null);
            }
        }
        return bodies;
    }

    private static Map<String, Object> sent(Verdict.Accepted accepted) {
        Map<String, Object> body = new LinkedHashMap<>(accepted.lead().body());
        body.keySet().removeAll(ACCOUNT.keySet());
        return body;
    }

    private static String said(MappingPlan plan) {
        return String.join(
                "\n",
                Stream.of(
                                plan.notes().stream(),
                                plan.warnings().stream(),
                                plan.columns().stream().flatMap(column -> column.evidence().stream()))
                        .flatMap(texts -> texts)
                        .toList());
    }
}
