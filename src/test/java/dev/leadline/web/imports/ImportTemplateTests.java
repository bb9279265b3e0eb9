package dev.leadline.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.Target;
import dev.leadline.lead.mapping.ChosenAccount;
import dev.leadline.lead.mapping.ColumnPlan;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.ImportPlanner;
import dev.leadline.plan.MappingOptions;
import dev.leadline.plan.ProfiledFile;
import dev.leadline.report.CsvExport;
import dev.leadline.run.SilentListener;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever fills in a template and imports it has nothing to match. */
class ImportTemplateTests {

    private static final Map<String, String> TEXTS = Map.of(
            "city",
            "Boston",
            "state",
            "MA",
            "zip",
            "02134",
            "country",
            "US",
            "first_contact_type",
            "Phone",
            "preferred_contact_method",
            "Email");

    @TempDir
    static Path folder;

    private static Settings settings() {
        return Settings.load(folder, Map.of());
    }

    static Stream<Target> targets() {
        return settings().targets().all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyColumnOfAFilledTemplateMatchesItsField(Target target) throws IOException {
        List<Field> fields = target.fields().stream()
                .filter(field -> field.type() != FieldType.ID)
                .toList();
        String rows = IntStream.rangeClosed(1, 8)
                .mapToObj(row -> fields.stream()
                        .map(field -> '"' + example(field, row) + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        StringBuilder template = new StringBuilder();
        CsvExport.to(template, ImportTemplate.columns(target));
        Path file = Files.writeString(folder.resolve(target.name() + ".csv"), template + rows + "\n");

        ImportPlan plan = new ImportPlanner(settings(), Clock.systemUTC())
                .draft(
                        ProfiledFile.read(file, settings().readOptions(), new SilentListener()),
                        new MappingOptions(target, null, null, Map.of()),
                        ChosenAccount.NONE);

        assertThat(plan.mapping().columns())
                .extracting(ColumnPlan::field)
                .containsExactlyElementsOf(fields.stream().map(Field::name).toList());
    }

    private static String example(Field field, int row) {
        return switch (field.type()) {
            case NAME ->
                List.of("Ann", "Bob", "Cyd", "Dee", "Eve", "Fay", "Gus", "Hal").get(row - 1);
            case EMAIL -> "lead" + row + "@example.com";
            case PHONE -> "(617) 555-01%02d".formatted(row + (field.name().endsWith("2") ? 20 : 0));
            case DATE -> "2027-06-0" + row;
            case MONEY -> String.valueOf(1_000 + row);
            case INTEGER, BEDROOMS -> String.valueOf(1 + row % 3);
            case BOOLEAN -> row % 2 == 0 ? "yes" : "no";
            case CHOICE, CHOICES ->
                field.allowed().isEmpty()
                        ? TEXTS.getOrDefault(field.name(), "Zillow")
                        : field.allowed().get(0);
            case TEXT, ID -> TEXTS.getOrDefault(field.name(), "Text " + row);
        };
    }
}
