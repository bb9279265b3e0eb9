package dev.leadline.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DollarAmountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1200|120000", "$1,450|145000", "$ 950.50|95050", "12,000|1200000", "85|8500"})
    void takesARentInDollars(String typed, String cents) {
        assertThat(DollarAmount.cents(typed)).contains(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "145000", "1200 or less", "1.5", "7", "12,00", "-1200", "€1,200"})
    void takesNothingThatMayBeAnotherAmount(String typed) {
        assertThat(DollarAmount.cents(typed)).isEmpty();
    }

    @Test
    void writesCentsAsDollars() {
        assertThat(DollarAmount.of("145000")).isEqualTo("$1,450");
        assertThat(DollarAmount.of("145050")).isEqualTo("$1,450.50");
        assertThat(DollarAmount.of("0")).isEqualTo("$0.00");
        assertThat(DollarAmount.of("about 1,200")).isEqualTo("about 1,200");
    }
}
