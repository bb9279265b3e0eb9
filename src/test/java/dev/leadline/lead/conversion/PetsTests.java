package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pets in words, and the kinds that are sent. */
class PetsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cat                 | [CAT]
            kitten              | [CAT]
            CAT                 | [CAT]
            small dog and a cat | [SMALL_DOG, CAT]
            large dog           | [LARGE_DOG]
            Cat; Large Dog      | [CAT, LARGE_DOG]
            SMALL_DOG           | [SMALL_DOG]
            small-dog           | [SMALL_DOG]
            cat, cat            | [CAT]
            """)
    void readsEachKindOnce(String cell, String value) {
        assertThat(said(Conversions.convert(PETS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2 cats, 1 small dog | [CAT, SMALL_DOG] (COUNT_LEFT_OUT)
            two large dogs      | [LARGE_DOG] (COUNT_LEFT_OUT)
            """)
    void remarksOnHowMany(String cell, String value) {
        assertThat(said(Conversions.convert(PETS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no      | nothing
            none    | nothing
            No pets | nothing
            0       | nothing
            no cats | nothing
            """)
    void sendsNothingForNoPets(String cell, String value) {
        assertThat(said(Conversions.convert(PETS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            no cats, 1 small dog | [SMALL_DOG]
            """)
    void leavesOutWhatIsSaidNotToBeThere(String cell, String value) {
        assertThat(said(Conversions.convert(PETS, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dog        | "dog" can mean a small dog or a large dog.
            2 dogs     | "2 dogs" can mean a small dog or a large dog.
            yes        | "yes" is not a cat, a small dog or a large dog.
            parrot     | "parrot" is not a cat, a small dog or a large dog.
            medium dog | "medium dog" is not a cat, a small dog or a large dog.
            dog 20 lbs | "dog 20 lbs" is not a cat, a small dog or a large dog.
            2          | "2" is not a cat, a small dog or a large dog.
            """)
    void refusesPetsThatHaveNoKind(String cell, String found) {
        assertThat(said(Conversions.convert(PETS, cell, PLAIN)))
                .isEqualTo("NOT_ALLOWED: " + found
                        + " Enter cat, small dog or large dog (separate several with commas), or none.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            small_dog | [SMALL_DOG]
            cat       | [CAT]
            """)
    void sendsTheSameKindsWhereTheListIsOpen(String cell, String value) {
        assertThat(said(Conversions.convert(OPEN_PETS, cell, PLAIN))).isEqualTo(value);
    }
}
