package dev.leadline.lead.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.message.UserException;
import dev.leadline.source.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of leads as a part of their plan. */
class LeadOrderTests {

    private static final List<String> HEADER = List.of("Email", "Moving", "Score", "Age:desc");

    @TempDir
    Path folder;

    private final List<Row> rows = rows(
            List.of("ann@example.com", "13/4/2027", "9", "b"),
            List.of("bob@example.com", "5/4/2027", "70", "c"),
            List.of("cat@example.com", "4/5/2027", "", "a"));

    @ParameterizedTest
    @CsvSource({
        "Moving, 2 1 3, 'dates, earliest first', Moving",
        "Moving:desc, 3 1 2, 'dates, latest first', Moving:desc",
        "' moving : DESC', 3 1 2, 'dates, latest first', Moving:desc",
        "Moving:asc, 2 1 3, 'dates, earliest first', Moving",
        "Score, 1 2 3, 'numbers, lowest first', Score",
        "Score:desc, 2 1 3, 'numbers, highest first', Score:desc",
        "Email:desc, 3 2 1, 'text, Z to A', Email:desc",
        "Age:desc, 3 1 2, 'text, A to Z', Age:desc",
        "Age:desc:desc, 2 1 3, 'text, Z to A', Age:desc:desc",
    })
    void isThatOfTheColumn(String asked, String sent, String words, String text) {
        MappingPlan ordered = plan().orderedBy(asked, profile());

        assertThat(rows.stream()
                        .sorted(Comparator.comparing(row -> ordered.sortKey(row).orElseThrow()))
                        .map(row -> String.valueOf(row.number())))
                .containsExactly(sent.split(" "));
        assertThat(ordered.notes()).last().asString().endsWith("(" + words + ").");
        assertThat(ordered.order()).hasValue(text);
    }

    @Test
    void isKeptWithTheRunAndMakesNoOtherRun() {
        MappingPlan ordered = plan().orderedBy("Moving:desc", profile());
        MappingPlan kept = MappingPlan.fromJson(ordered.toJson(), Sheet.TARGETS);

        assertThat(kept.order()).hasValue("Moving:desc");
        assertThat(rows).allSatisfy(row -> assertThat(kept.sortKey(row)).isEqualTo(ordered.sortKey(row)));
        assertThat(MappingPlan.orderOf(ordered.toJson())).hasValue("Moving:desc");
        assertThat(ordered.identity()).isEqualTo(plan().identity());
        assertThat(MappingPlan.orderOf(plan().toJson())).isEmpty();
        assertThat(plan().sortKey(rows.get(0))).isEmpty();
    }

    @Test
    void isPartOfThePlanAsAMappingFile() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, plan().orderedBy("Moving:desc", profile()).toYaml());

        assertThat(Mapping.read(file).orderBy()).isEqualTo("Moving:desc");
        assertThat(plan().toYaml()).doesNotContain("order-by");
    }

    @Test
    void isRefusedForAColumnThatDoesNotExist() {
        assertThatThrownBy(() -> plan().orderedBy("Scores:desc", profile()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "The file has no column \"Scores\" by which its leads could be ordered; did you mean Score?");
        assertThatThrownBy(() -> plan().orderedBy("Created at", profile()))
                .hasMessage("The file has no column \"Created at\" by which its leads could be ordered."
                        + " Valid values: Email, Moving, Score, Age:desc.");
    }

    @Test
    void isThatOfTheFileWhereTheColumnIsEmpty() {
        FileProfile empty = FileProfile.of(
                HEADER, rows(List.of("ann@example.com", "", "", "")).iterator());

        assertThat(plan().orderedBy("Moving", empty).warnings())
                .contains("Column \"Moving\" is empty, so the leads are sent in the order of the file.");
    }

    private MappingPlan plan() {
        Sheet sheet = Sheet.with(HEADER.toArray(String[]::new)).set("integration_id", "int-1");
        rows.forEach(row -> sheet.row(row.cells().toArray(String[]::new)));
        return sheet.planFor("generic");
    }

    private FileProfile profile() {
        return FileProfile.of(HEADER, rows.iterator());
    }

    @SafeVarargs
    private static List<Row> rows(List<String>... cells) {
        return IntStream.range(0, cells.length)
                .mapToObj(i -> new Row(i + 1, i + 2, cells[i], null))
                .toList();
    }
}
