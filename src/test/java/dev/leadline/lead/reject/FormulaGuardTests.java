package dev.leadline.lead.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "\t=1",
                "\r=1",
                "\n=1",
                "\tplain",
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
        return random.ints(random.nextInt(6), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .reduce("", String::concat);
    }
}
