package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write into a column of e-mail addresses, and what is sent. */
class EmailsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@example.com            | ann@example.com
            Ann.Lee@Example.COM        | Ann.Lee@example.com
            ann+apt@example.co.uk      | ann+apt@example.co.uk
            o'brien@example.com        | o'brien@example.com
            a_n-n%1@mail.example-1.com | a_n-n%1@mail.example-1.com
            """)
    void takesAnAddressAndLowersItsDomainOnly(String cell, String value) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Ann <ann@example.com>         | ann@example.com
            "Lee, Ann" <ann@example.com>  | ann@example.com
            <ann@example.com>             | ann@example.com
            mailto:ann@example.com        | ann@example.com
            ann@example.com.              | ann@example.com
            ann@example.com,              | ann@example.com
            `\u00a0ann@example.com\u200b` | ann@example.com
            """)
    void takesWrappingsOff(String cell, String value) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann example.com      | "ann example.com" holds no @.
            ann@example          | "ann@example" has no proper domain after the @.
            ann@@example.com     | "ann@@example.com" holds more than one @.
            @example.com         | "@example.com" has no proper name before the @.
            ann@                 | "ann@" has no proper domain after the @.
            .ann@example.com     | ".ann@example.com" has no proper name before the @.
            ann.@example.com     | "ann.@example.com" has no proper name before the @.
            ann..lee@example.com | "ann..lee@example.com" has no proper name before the @.
            ann@-example.com     | "ann@-example.com" has no proper domain after the @.
            ann@example-.com     | "ann@example-.com" has no proper domain after the @.
            ann@example..com     | "ann@example..com" has no proper domain after the @.
            ann@example.c        | "ann@example.c" has no proper domain after the @.
            ann@123.456          | "ann@123.456" has no proper domain after the @.
            ann(1)@example.com   | "ann(1)@example.com" has no proper name before the @.
            617-555-0123         | "617-555-0123" holds no @.
            """)
    void refusesWhatIsNoAddress(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Write one address such as ann@example.com.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@example.com; bob@example.com  | "ann@example.com; bob@example.com" holds more than one e-mail address.
            ann@example.com, bob@example.com  | "ann@example.com, bob@example.com" holds more than one e-mail address.
            ann@example.com/bob@example.com   | "ann@example.com/bob@example.com" holds more than one e-mail address.
            ann@example.com bob@example.com   | "ann@example.com bob@example.com" holds more than one e-mail address.
            ann@example.com <bob@example.com> | "ann@example.com <bob@example.com>" holds more than one e-mail address.
            """)
    void refusesTwoAddressesInACell(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Write one address such as ann@example.com.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann @example.com | "ann @example.com" holds a blank.
            ann@exam ple.com | "ann@exam ple.com" holds a blank.
            josé@example.com | "josé@example.com" holds the character "é", which e-mail addresses do not have.
            ann@exämple.com  | "ann@exämple.com" holds the character "ä", which e-mail addresses do not have.
            """)
    void namesTheCharacterThatDoesNotBelong(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Write one address such as ann@example.com.");
    }
}
