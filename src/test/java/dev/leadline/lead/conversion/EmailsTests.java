package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            ann example.com      | "ann example.com" is not a valid e-mail address: it has no @.
            ann@example          | "ann@example" is not a valid e-mail address: check the domain after the @.
            ann@@example.com     | "ann@@example.com" is not a valid e-mail address: it contains more than one @.
            @example.com         | "@example.com" is not a valid e-mail address: check the part before the @.
            ann@                 | "ann@" is not a valid e-mail address: check the domain after the @.
            .ann@example.com     | ".ann@example.com" is not a valid e-mail address: check the part before the @.
            ann.@example.com     | "ann.@example.com" is not a valid e-mail address: check the part before the @.
            ann..lee@example.com | "ann..lee@example.com" is not a valid e-mail address: check the part before the @.
            ann@-example.com     | "ann@-example.com" is not a valid e-mail address: check the domain after the @.
            ann@example-.com     | "ann@example-.com" is not a valid e-mail address: check the domain after the @.
            ann@example..com     | "ann@example..com" is not a valid e-mail address: check the domain after the @.
            ann@example.c        | "ann@example.c" is not a valid e-mail address: check the domain after the @.
            ann@123.456          | "ann@123.456" is not a valid e-mail address: check the domain after the @.
            ann(1)@example.com   | "ann(1)@example.com" is not a valid e-mail address: check the part before the @.
            617-555-0123         | "617-555-0123" is not a valid e-mail address: it has no @.
            """)
    void refusesWhatIsNoAddress(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Enter one address, such as ann@example.com.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com; bob@example.com",
                "ann@example.com, bob@example.com",
                "ann@example.com/bob@example.com",
                "ann@example.com bob@example.com",
                "ann@example.com and bob@example.com",
                "ann@example.com\nbob@example.com;",
                "ann@example.com <bob@example.com>"
            })
    void readsTwoAddressesInACell(String cell) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN))).isEqualTo("ann@example.com and bob@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noemail@noemail.com",
                "NoEmail@noemail.com",
                "no-email@example.com",
                "none@none.com",
                "none@gmail.com",
                "no@email.com",
                "a@a.com",
                "na@na.com",
                "xxx@xxx.com",
                "test@test.com",
                "not.provided@example.com",
                "lead4711@noemail.com",
                "ann@mail.invalid",
                "noreply@elmcourt.example",
                "No e-mail",
                "declined to provide",
                "refused"
            })
    void leavesOutAddressesThatStandForNone(String cell) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("omitted: \"" + cell
                        + "\" is a placeholder, not the e-mail address of a person. (PLACEHOLDER_LEFT_OUT)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "nona@example.com",
                "noe@mailbox.org",
                "na@gmail.com",
                "a@example.com",
                "testa.rossa@example.com",
                "user@gmail.com",
                "nonette@none-such.com"
            })
    void sendsAddressesThatOnlyLookLikeThem(String cell) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN))).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@example.com; bob@example.c  | "ann@example.com; bob@example.c" contains more than one e-mail address.
            ann@example.com, call first bob@example.com  | "ann@example.com, call first bob@example.com" contains more than one e-mail address.
            """)
    void refusesTwoAddressesOfWhichOneMayBeWrong(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Enter one address, such as ann@example.com.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann @example.com | "ann @example.com" is not a valid e-mail address: it contains a space.
            ann@exam ple.com | "ann@exam ple.com" is not a valid e-mail address: it contains a space.
            josé@example.com | "josé@example.com" is not a valid e-mail address: it contains the character "é", which is not allowed.
            ann@exämple.com  | "ann@exämple.com" is not a valid e-mail address: it contains the character "ä", which is not allowed.
            """)
    void namesTheCharacterThatDoesNotBelong(String cell, String found) {
        assertThat(said(Conversions.convert(EMAIL, cell, PLAIN)))
                .isEqualTo("BAD_EMAIL: " + found + " Enter one address, such as ann@example.com.");
    }
}
