package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.PrintedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small files of a kind that people have sent, each with the right result beside it. */
class ValueCasesTests {

    private static final Path CASES = Path.of("src/test/resources/cases/values");
    private static final List<String> RESULTS = List.of("bodies", "problems", "warnings");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            foreign-mobiles, reject
            postal-codes-of-other-countries, reject
            states-of-other-countries, reject
            countries-of-rows, reject
            nothing-to-send, reject
            two-contacts-in-a-cell, reject
            invalid-phones, reject
            invalid-phones, omit
            move-in-asap, reject
            placeholder-addresses, reject
            emoji-in-names, reject
            garbled-letters, reject
            a-digit-too-many, reject
            two-orders-of-dates, reject
            empty-cells, reject
            answers-of-lead-forms, reject
            groups-of-a-report, reject
            """)
    void comeToWhatAPersonWouldMakeOfThem(String file, String choice) throws IOException {
        Terminals terminal = new Terminals(folder);
        Files.copy(CASES.resolve(file + ".csv"), folder.resolve("leads.csv"));

        terminal.type(
                "check",
                "leads.csv",
                "--set",
                "integration_id=int-1",
                "--bodies",
                "50",
                "--json",
                "--quiet",
                "--invalid-values",
                choice);

        assertThat(results(terminal.out()).toPrettyString())
                .isEqualTo(JsonMapper.shared()
                        .readTree(CASES.resolve(file + "." + choice + ".json"))
                        .toPrettyString());
    }

    @Test
    void areInTheTableThatPeopleRead() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            PrintedTable.isIn(
                    "cases.md",
                    "value-cases",
                    PrintedTable.of(
                            "| file | bad values | sent | rejected | warnings |",
                            files.filter(file -> file.toString().endsWith(".json"))
                                    .sorted()
                                    .map(ValueCasesTests::line)
                                    .toList()));
        }
    }

    private static List<String> line(Path file) {
        String[] name = String.valueOf(file.getFileName()).split("\\.");
        JsonNode results = JsonMapper.shared().readTree(file);
        return List.of(
                "`" + name[0] + ".csv`",
                name[1],
                String.valueOf(results.path("bodies").size()),
                counted(results.path("problems")),
                counted(results.path("warnings")));
    }

    private static String counted(JsonNode problems) {
        return problems.valueStream()
                .map(problem -> problem.path("count").asInt() + " "
                        + problem.path("code").asString()
                        + (problem.path("field").isNull()
                                ? ""
                                : " (" + problem.path("field").asString() + ")"))
                .collect(Collectors.joining(", "));
    }

    private static ObjectNode results(String printed) {
        JsonNode all = JsonMapper.shared().readTree(printed);
        ObjectNode results = JsonMapper.shared().createObjectNode();
        RESULTS.forEach(name -> results.set(name, all.path(name)));
        results.path("bodies").forEach(body -> ((ObjectNode) body).remove("integration_id"));
        return results;
    }
}
