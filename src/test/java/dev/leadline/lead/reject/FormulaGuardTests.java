package dev.leadline.lead.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTests {

    private static final List<String> PIECES = List.of(
            "'",
            "''",
            "=",
            "+",
            "-",
            "@",
            "\t",
            "\r",
            "\n",
            " ",
            "\u00a0",
            "\ufeff",
            "\u200b",
            "\u202e",
            "＝",
            "＋",
            "－",
            "＠",
            "\u0000",
            "a",
            "1",
            "é",
            "\"",
            ",",
            ";",
            "|",
            "SUM(A1)",
            "\ud83c\udfe0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"https://example.com\")",
                "+16175550123",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1,1)",
                "\tplain",
                "\nplain",
                "   =1",
                "\u00a0=1",
                "\ufeff=1",
                "\u200b\u200b=1",
                "\u202e=1",
                "\u0000=1",
                "＝1",
                "＋1",
                "－1",
                "＠SUM(1)"
            })
    void putsAnApostropheBeforeWhatASpreadsheetWouldRun(String formula) {
        assertThat(FormulaGuard.guard(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Ann", "O'Neil", "'tis", "'", "a=1", "2-3", "1 + 1", "(617) 555-0123", "ann@example.com"
            })
    void leavesAPlainCellAlone(String plain) {
        assertThat(FormulaGuard.guard(plain)).isEqualTo(plain);
        assertThat(FormulaGuard.unguard(plain)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        ";=1, ;'=1",
        "|=1, |'=1",
        "'a;=cmd|'' /C calc''!A0;b', 'a;''=cmd|'' /C calc''!A0;b'",
        "a;+1|-1;@x, a;'+1|'-1;'@x",
        "'a;  =1', 'a;''  =1'",
        "'a;\"=1', 'a;''\"=1'",
        "a;＝1, a;'＝1",
        "a;;=1, a;;'=1",
        "a;'=1, a;''=1"
    })
    void putsAnApostropheBehindWhereAnotherListSeparatorCutsTheCell(String cell, String guarded) {
        assertThat(FormulaGuard.guard(cell)).isEqualTo(guarded);
        assertThat(FormulaGuard.unguard(guarded)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "\r", "\n"})
    void putsAnApostropheAlsoBehindATabOrALineBreak(String separator) {
        assertThat(FormulaGuard.guard(separator + "=1")).isEqualTo("'" + separator + "'=1");
        assertThat(FormulaGuard.guard("a" + separator + "=1")).isEqualTo("a" + separator + "'=1");
    }

    @Test
    void leavesNoPartThatRunsWhereverASpreadsheetCuts() {
        Random random = new Random(20261128);
        for (int i = 0; i < 20_000; i++) {
            String guarded = FormulaGuard.guard(anyText(random)).replace("\"", "\"\"");
            for (String separator : List.of(";", "\\|", "\t")) {
                List<String> parts = List.of(("," + guarded + ",").split("[\r\n]|" + separator, -1));
                assertThat(parts.subList(1, parts.size()))
                        .as(guarded)
                        .noneMatch(part -> part.replaceAll("[\"\\s\\p{Z}\\p{Cc}\\p{Cf}]", "")
                                .matches("[-=+@＝＋－＠].*"));
            }
        }
    }

    @Test
    void guardsALongRunOfSeparatorsInOnePass() {
        String tabs = "\t".repeat(1_000_000) + "=1";

        assertThat(FormulaGuard.unguard(FormulaGuard.guard(tabs))).isEqualTo(tabs);
    }

    @Test
    void tellsACellThatLookedGuardedFromOneThatIs() {
        assertThat(FormulaGuard.guard("'=1")).isEqualTo("''=1");
        assertThat(FormulaGuard.unguard("''=1")).isEqualTo("'=1");
        assertThat(FormulaGuard.unguard("'=1")).isEqualTo("=1");
    }

    @Test
    void givesEveryTextBack() {
        Random random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            String text = anyText(random);
            assertThat(FormulaGuard.unguard(FormulaGuard.guard(text))).isEqualTo(text);
        }
    }

    private static String anyText(Random random) {
        return random.ints(random.nextInt(8), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .reduce("", String::concat);
    }
}
