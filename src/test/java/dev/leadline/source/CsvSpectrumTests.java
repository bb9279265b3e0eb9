package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The acid test of max-mapper/csv-spectrum. */
class CsvSpectrumTests {

    private static final Path FOLDER = Path.of("src/test/resources/files/csv-spectrum");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void validFilesAreReadExactly(String name) {
        JsonNode expected = new ObjectMapper()
                .readTree(FOLDER.resolve(name + ".csv.expected.json"))
                .get("expected");
        LeadFile file = LeadFile.open(FOLDER.resolve(name + ".csv"), ReadOptions.DEFAULTS);

        assertThat(file.header()).isEqualTo(texts(expected.get("header")));
        assertThat(LeadFiles.rowsOf(FOLDER.resolve(name + ".csv"), ReadOptions.DEFAULTS))
                .noneMatch(row -> row.fault() != null)
                .extracting(Row::cells)
                .isEqualTo(expected.get("records")
                        .valueStream()
                        .map(CsvSpectrumTests::texts)
                        .toList());
    }

    @Test
    void bareQuotesShiftNoColumn() {
        List<Row> rows = LeadFiles.rowsOf(FOLDER.resolve("location_coordinates.csv"), ReadOptions.DEFAULTS);

        assertThat(rows)
                .extracting(Row::cells)
                .containsExactly(
                        List.of("2095257564", "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W", "Modesto", "Stanislaus"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.stringValue()));
        return texts;
    }
}
