package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words for yes and no. */
class YesNoTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Yes    | true
            y      | true
            TRUE   | true
            1      | true
            on     | true
            x      | true
            ✓      | true
            opt-in | true
            """)
    void readsYes(String cell, String value) {
        assertThat(said(Conversions.convert(SUBSCRIBE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            No        | false
            n         | false
            false     | false
            0         | false
            off       | false
            opted out | false
            """)
    void readsNo(String cell, String value) {
        assertThat(said(Conversions.convert(SUBSCRIBE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            maybe      | "maybe" is not yes or no.
            2          | "2" is not yes or no.
            yes please | "yes please" is not yes or no.
            """)
    void refusesWhatMeansNeither(String cell, String found) {
        assertThat(said(Conversions.convert(SUBSCRIBE, cell, PLAIN)))
                .isEqualTo("BAD_BOOLEAN: " + found + " Enter yes or no.");
    }
}
