package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Remarks as they are printed after the number of rows and the column. */
class ConversionNoteTests {

    @ParameterizedTest
    @EnumSource
    void readsOnAfterTheColumn(ConversionNote remark) {
        assertThat("In 12 rows of column \"Phone\", " + remark.sentence())
                .matches("In 12 rows of column \"Phone\", (the|only|\"or more\") [^.]+\\.");
    }
}
