package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of lists, closed and open. */
class EnumValuesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            email      | EMAIL
            E-Mail     | EMAIL
            Phone Call | PHONE_CALL
            phone-call | PHONE_CALL
            """)
    void findsTheFieldsOwnSpelling(String cell, String value) {
        assertThat(said(Conversions.convert(CONTACT_BY, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fax | "fax" is not a valid value for preferred_contact_method.
            """)
    void refusesWhatIsNotInTheList(String cell, String found) {
        assertThat(said(Conversions.convert(CONTACT_BY, cell, PLAIN)))
                .isEqualTo("NOT_ALLOWED: " + found + " Enter one of EMAIL, PHONE_CALL.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Walk-in | Walk-in
            """)
    void takesAnyTextWhereTheListIsOpen(String cell, String value) {
        assertThat(said(Conversions.convert(OPEN_CHOICE, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pool, gym      | [POOL, GYM]
            Gym; Pool; gym | [GYM, POOL]
            """)
    void readsSeveralValues(String cell, String value) {
        assertThat(said(Conversions.convert(INTERESTS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            pool, sauna | "sauna" is not a valid value for interests.
            """)
    void refusesOneUnknownValueAmongSeveral(String cell, String found) {
        assertThat(said(Conversions.convert(INTERESTS, cell, PLAIN)))
                .isEqualTo("NOT_ALLOWED: " + found + " Enter one of POOL, GYM.");
    }
}
