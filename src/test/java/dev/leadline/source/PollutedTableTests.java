package dev.leadline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to rows of a table, no cell of a row that is read without a fault stands in another column. */
class PollutedTableTests {

    private static final List<String> NAMES = List.of("First Name", "Last Name", "Email", "Phone", "Source");
    private static final List<String> KINDS =
            List.of("first\\d+", "last\\d+", "lead\\d+@example\\.com", "617-555-01\\d\\d", "source\\d+");

    @TempDir
    private Path folder;

    @RepeatedTest(200)
    void neverMovesACellIntoAnotherColumn(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> lines = new ArrayList<>(List.of(String.join(",", NAMES)));
        int polluted = 0;
        for (int number = 10; number < 40; number++) {
            boolean isPolluted = random.nextInt(10) == 0;
            polluted += isPolluted ? 1 : 0;
            lines.add(isPolluted ? polluted(cells(number), random) : String.join(",", cells(number)));
        }
        if (random.nextBoolean()) {
            addTableInAnotherOrder(lines, random);
        }
        Path file = Files.write(folder.resolve("leads.csv"), lines);

        List<Row> rows = LeadFiles.rowsOf(file, ReadOptions.DEFAULTS);

        assertThat(rows).filteredOn(row -> row.fault() != null).hasSize(polluted);
        assertThat(rows).filteredOn(row -> row.fault() == null).allSatisfy(PollutedTableTests::isInItsColumns);
    }

    @RepeatedTest(200)
    void readsNoRowAsGoodWhoseQuotesOrDelimitersMoveItsCells(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> lines = new ArrayList<>(List.of("Name,Email,Notes,Phone,Source"));
        for (int number = 10; number < 40; number++) {
            List<String> cells = List.of(
                    "name" + number,
                    "lead" + number + "@example.com",
                    "\"note" + number + (random.nextBoolean() ? ", with a comma" : " \"\"quoted\"\", and") + "\"",
                    "617-555-01" + number,
                    "source" + number);
            lines.add(random.nextInt(8) == 0 ? brokenMarks(cells, random) : String.join(",", cells));
        }
        Path file = Files.write(folder.resolve("leads.csv"), lines);

        List<Row> rows = LeadFiles.rowsOf(file, ReadOptions.DEFAULTS);

        assertThat(rows)
                .filteredOn(row -> row.fault() == null)
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> {
                    List<String> words = List.of("name\\d", "lead\\d", "note\\d", "617-", "source\\d");
                    for (int i = 0; i < words.size(); i++) {
                        int column = i;
                        assertThat(row.cells().get(i)).containsPattern(words.get(i));
                        assertThat(words)
                                .filteredOn(word -> !word.equals(words.get(column)))
                                .allSatisfy(word ->
                                        assertThat(row.cells().get(column)).doesNotContainPattern(word));
                    }
                });
    }

    /** A row whose quotes or delimiters are others, or too many, or too few. */
    private static String brokenMarks(List<String> row, Random random) {
        List<String> cells = new ArrayList<>(row);
        int place = random.nextInt(cells.size());
        String line = String.join(",", cells);
        return switch (random.nextInt(9)) {
            case 0 -> {
                cells.set(place, "\"" + cells.get(place));
                yield String.join(",", cells);
            }
            case 1 -> {
                cells.set(place, cells.get(place) + "\"");
                yield String.join(",", cells);
            }
            case 2 -> line.replace('"', '\'');
            case 3 -> line.replace("\"", "");
            case 4 -> line.replace(",", ";");
            case 5 -> line.replace(",", "\t");
            case 6 -> line.replace("\"\"", "\\\"");
            case 7 -> line.replaceFirst(",(?=[^,]*$)", "");
            default -> "\"" + line.replace("\"", "\"\"") + "\"";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first10,last10,lead10@example.com,617-555-0110",
                "first10,last10,,+1 617 555 0110",
                "first10,14:30,2026-11-03"
            })
    void takesNoRowForTheHeaderThatIsMissing(String first) throws IOException {
        Path file = Files.write(folder.resolve("leads.csv"), List.of(first, first.replace("10", "11")));

        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> LeadFiles.rowsOf(file, ReadOptions.DEFAULTS))
                .withMessageContaining("has no header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a tour on Friday, please", "cats, dogs, fish"})
    void doesNotDivideANoteThatLostTheDelimiterInFrontOfItsQuote(String note) throws IOException {
        Path file = Files.write(
                folder.resolve("leads.csv"),
                List.of(
                        "Email,Source,Notes,Pets",
                        "ann@example.com,Website,\"Wants " + note + "\",",
                        "bo@example.com,Website\"Wants " + note + "\",",
                        "cy@example.com,Website,\"Wants " + note + "\","));

        assertThat(LeadFiles.rowsOf(file, ReadOptions.DEFAULTS))
                .extracting(row -> row.fault() == null ? "" : row.fault().kind().name())
                .containsExactly("", "UNCLOSED_QUOTE", "");
    }

    @Test
    void keepsInchMarks() throws IOException {
        Path file = Files.write(
                folder.resolve("leads.csv"),
                List.of(
                        "Email,Screen,Table,Notes",
                        "ann@example.com,32\",40\",fits a 5\" gap",
                        "bo@example.com,32\",,6\" gap"));

        assertThat(LeadFiles.rowsOf(file, ReadOptions.DEFAULTS).get(1).cells())
                .containsExactly("bo@example.com", "32\"", "", "6\" gap");
    }

    private static void isInItsColumns(Row row) {
        for (int i = 0; i < KINDS.size(); i++) {
            assertThat(row.cells().get(i)).matches(KINDS.get(i));
        }
    }

    private static List<String> cells(int number) {
        return List.of(
                "first" + number,
                "last" + number,
                "lead" + number + "@example.com",
                "617-555-01" + number,
                "source" + number);
    }

    /** A row with a cell too many or too few, or with those of the next one behind its own. */
    private static String polluted(List<String> row, Random random) {
        List<String> cells = new ArrayList<>(row);
        int place = random.nextInt(cells.size());
        switch (random.nextInt(4)) {
            case 0 -> cells.add(place, "");
            case 1 -> cells.add(place, "stray");
            case 2 -> cells.remove(place);
            default -> cells.addAll(row);
        }
        return String.join(",", cells);
    }

    private static void addTableInAnotherOrder(List<String> lines, Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(order, random);
        lines.add(ordered(NAMES, order));
        for (int number = 40; number < 50; number++) {
            lines.add(ordered(cells(number), order));
        }
    }

    private static String ordered(List<String> cells, List<Integer> order) {
        return String.join(",", order.stream().map(cells::get).toList());
    }
}
