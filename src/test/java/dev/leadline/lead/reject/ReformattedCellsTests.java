package dev.leadline.lead.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReformattedCellsTests {

    private final ReformattedCells american = ReformattedCells.in("US");
    private final ReformattedCells european = ReformattedCells.in("DE");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02139 | 2139",
                "+16175550123 | 16175550123",
                "16175550123456 | 1.61756E+13",
                "1234567890123456789 | 1.23457E+18",
                "1234567890123456789 | 1234567890123450000",
                "1250.00 | 1250",
                "1250.50 | 1250.5",
                "true | TRUE",
                "False | FALSE",
                "2027-06-01 | 6/1/2027",
                "2027-06-01 | 06/01/2027",
                "2027-06-01 | 6/1/27",
                "2027-06-01 | 1-Jun-27",
                "06/01/2027 | 6/1/2027",
                "2026-11-20 09:30:12 | 11/20/2026 9:30",
                "2026-11-20 21:30 | 11/20/2026 9:30 PM",
                "1-2 | 2-Jan",
            })
    void isWhatASpreadsheetMakesOfACell(String original, String returned) {
        assertThat(american.isUntouched(original, returned)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2139 | 02139",
                "16175550123 | +16175550123",
                "02139 | 2138",
                "16175550123456 | 1.61757E+13",
                "ASAP | 6/1/2027",
                "2027-06-01 | 1/6/2027",
                "2027-06-01 | 6/2/2027",
                "2027-06-01 | 6/1/2028",
                "2026-11-20 09:30:12 | 11/20/2026 9:31",
                "2026-11-20 09:30:12 | 11/20/2026",
                "1-2 | 1-Feb",
                "yes | TRUE",
                "0 | FALSE",
                "Ann | ann",
                "Ann | 'Ann '",
                "ann@example.con | ann@example.com",
                "'' | 0",
                "13/45/2027 | 6/1/2027",
            })
    void isWhatAPersonHasChanged(String original, String returned) {
        assertThat(american.isUntouched(original, returned)).isFalse();
    }

    @Test
    void knowsThatTheDayComesFirstElsewhere() {
        assertThat(european.isUntouched("2027-06-01", "01.06.2027")).isTrue();
        assertThat(european.isUntouched("2027-06-01", "06/01/2027")).isFalse();
        assertThat(european.isUntouched("1-2", "1-Feb")).isTrue();
    }

    @Test
    void doesNotMindHowALineEnds() {
        assertThat(american.isUntouched("two\r\nlines", "two\nlines")).isTrue();
    }

    @Test
    void putsBackWhatNobodyChanged() {
        assertThat(american.restored(List.of("02139", "ASAP", "Ann"), List.of("2139", "6/1/2027", "Ann")))
                .containsExactly("02139", "6/1/2027", "Ann");
    }

    @Test
    void keepsTheCellsOfARowThatBecameLongerOrShorter() {
        assertThat(american.restored(List.of("02139"), List.of("2139", "more"))).containsExactly("02139", "more");
        assertThat(american.restored(List.of("02139", "gone"), List.of("2139"))).containsExactly("02139");
    }
}
