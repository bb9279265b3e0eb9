package dev.leadline.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Warnings as they are printed after the number of rows and the column. */
class WarningCodeTests {

    @ParameterizedTest
    @EnumSource
    void readsOnAfterTheColumn(WarningCode warning) {
        assertThat("In 12 rows of column \"Phone\", " + warning.sentence())
                .matches("In 12 rows of column \"Phone\", (the|a|only|emoji|\"or more\") [^.]+\\.( [A-Z][^.]+\\.)?");
    }
}
