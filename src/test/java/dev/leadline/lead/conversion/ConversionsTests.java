package dev.leadline.lead.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Field;
import dev.leadline.lead.FieldType;
import dev.leadline.lead.ProblemCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every type of field. */
class ConversionsTests {

    private static final int LARGE = 100_000;

    @ParameterizedTest
    @EnumSource
    void paddingAloneIsNothing(FieldType type) {
        assertThat(List.of("", " ", "\t\n", "\u00a0", "\u200b\ufeff", "-", "n/a"))
                .allSatisfy(cell -> assertThat(convert(type, cell)).isEqualTo(new Converted.Nothing()));
    }

    @ParameterizedTest
    @EnumSource
    void aSpreadsheetsErrorIsNoValue(FieldType type) {
        assertThat(Example.said(convert(type, "#VALUE!")))
                .isEqualTo("SPREADSHEET_ERROR: \"#VALUE!\" is a spreadsheet error, not a value."
                        + " Fix the cell in the spreadsheet and save the file again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "a", "a ", "1,", "1.", "1-", "a@", "a,b ", "-", "(", "1 a", "$1 ", "\u00a0", "é", "<a", "x1"
            })
    void aHugeCellIsAnsweredWithAShortMessage(String unit) {
        String cell = "q" + unit.repeat(LARGE / unit.length()) + "q";
        for (FieldType type : FieldType.values()) {
            if (convert(type, cell) instanceof Converted.Failed failed) {
                assertThat(failed.message()).hasSizeLessThan(250);
            }
        }
        if (Conversions.splitName(cell) instanceof Converted.Failed failed) {
            assertThat(failed.message()).hasSizeLessThan(250);
        }
    }

    @Test
    void aHugeCellIsNoValueOfATypeThatHasAForm() {
        for (FieldType type : List.of(
                FieldType.EMAIL,
                FieldType.PHONE,
                FieldType.DATE,
                FieldType.MONEY,
                FieldType.INTEGER,
                FieldType.BOOLEAN,
                FieldType.BEDROOMS)) {
            assertThat(convert(type, "1".repeat(LARGE))).isInstanceOf(Converted.Failed.class);
        }
    }

    @Test
    void aTextThatIsTooLongIsNeverCut() {
        assertThat(Conversions.convert(Example.NOTES, "x".repeat(1000), Example.PLAIN))
                .isEqualTo(new Converted.Value("x".repeat(1000)));
        assertThat(Conversions.convert(Example.NOTES, "x".repeat(1001), Example.PLAIN))
                .isEqualTo(new Converted.Failed(
                        ProblemCode.TOO_LONG,
                        '"' + "x".repeat(60)
                                + "…\" has 1001 characters, but the maximum for notes is 1000. Shorten the text."));
    }

    @Test
    void charactersBeyondTheBasicPlaneCountOnce() {
        assertThat(Conversions.convert(Example.STATE, "😀😀😀😀", Example.PLAIN))
                .isEqualTo(new Converted.Value("😀😀😀😀"));
    }

    @Test
    void aMessageHoldsNoControlCharacterOfTheCell() {
        assertThat(Example.said(Conversions.convert(Example.SUBSCRIBE, "y\u001b[31m\n", Example.PLAIN)))
                .isEqualTo("BAD_BOOLEAN: \"y�[31m\" is not yes or no. Enter yes or no.");
    }

    @Test
    void anInvisibleCharacterInsideAnAddressIsNamed() {
        assertThat(Example.said(Conversions.convert(Example.EMAIL, "ann\u200b@example.com", Example.PLAIN)))
                .endsWith(
                        " is not a valid e-mail address: it contains an invisible character (U+200B). Enter one address, such as ann@example.com.");
    }

    @Test
    void theDefaultLocaleDoesNotCount() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Conversions.convert(Example.CONTACT_BY, "email", Example.PLAIN))
                    .isEqualTo(new Converted.Value("EMAIL"));
            assertThat(Conversions.convert(Example.EMAIL, "INFO@EXAMPLE.COM", Example.PLAIN))
                    .isEqualTo(new Converted.Value("INFO@example.com"));
            assertThat(Conversions.convert(Example.STATE, "ILLINOIS", Example.PLAIN))
                    .isEqualTo(new Converted.Value("IL"));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Converted convert(FieldType type, String cell) {
        Field field = new Field("anything", type, false, null, null, null, List.of(), null, "");
        return Conversions.convert(field, cell, ColumnFormat.DEFAULT);
    }
}
