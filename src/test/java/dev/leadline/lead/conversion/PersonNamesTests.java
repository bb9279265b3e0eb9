package dev.leadline.lead.conversion;

import static dev.leadline.lead.conversion.Example.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into columns of names, and the first and last name that are sent. */
class PersonNamesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane Doe           | {first_name=Jane, last_name=Doe}
            Mary Ann Smith     | {first_name=Mary Ann, last_name=Smith}
            J. R. R. Tolkien   | {first_name=J. R. R., last_name=Tolkien}
            `Jane   \n Doe`    | {first_name=Jane, last_name=Doe}
            Jane O'Brien-Smith | {first_name=Jane, last_name=O'Brien-Smith}
            Robert (Bob) Smith | {first_name=Robert (Bob), last_name=Smith}
            Andy Anderson      | {first_name=Andy, last_name=Anderson}
            Md Rahman          | {first_name=Md, last_name=Rahman}
            """)
    void splitsAFullName(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Doe, Jane          | {first_name=Jane, last_name=Doe}
            Doe,Jane A.        | {first_name=Jane A., last_name=Doe}
            van der Berg, Jane | {first_name=Jane, last_name=van der Berg}
            Doe, Jane Jr.      | {first_name=Jane, last_name=Doe Jr.}
            Doe Jr., Jane      | {first_name=Jane, last_name=Doe Jr.}
            Smith, MD          | {first_name=MD, last_name=Smith}
            Rahman, Md         | {first_name=Md, last_name=Rahman}
            """)
    void readsTheLastNameBeforeAComma(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane van der Berg    | {first_name=Jane, last_name=van der Berg}
            Juan dela Cruz       | {first_name=Juan, last_name=dela Cruz}
            Ludwig van Beethoven | {first_name=Ludwig, last_name=van Beethoven}
            Eddie Van Halen      | {first_name=Eddie, last_name=Van Halen}
            Maria de la Cruz     | {first_name=Maria, last_name=de la Cruz}
            Ali bin Ahmed        | {first_name=Ali, last_name=bin Ahmed}
            José Ortega y Gasset | {first_name=José, last_name=Ortega y Gasset}
            Van Morrison         | {first_name=Van, last_name=Morrison}
            Sean Ó Briain        | {first_name=Sean, last_name=Ó Briain}
            Sean Ó Briain        | {first_name=Sean, last_name=Ó Briain}
            Maire Ní Bhriain     | {first_name=Maire, last_name=Ní Bhriain}
            Aine Nic Dhomhnaill  | {first_name=Aine, last_name=Nic Dhomhnaill}
            Sean Mac Gabhann     | {first_name=Sean, last_name=Mac Gabhann}
            Mary Uí Bhriain      | {first_name=Mary, last_name=Uí Bhriain}
            Mac Miller           | {first_name=Mac, last_name=Miller}
            John O Smith         | {first_name=John O, last_name=Smith}
            """)
    void keepsParticlesWithTheLastName(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Soledad Ruiz Obregón       | {first_name=Soledad, last_name=Ruiz Obregón}
            maria del carmen ruiz      | {first_name=maria del carmen, last_name=ruiz}
            Ma. de los Ángeles Vega Paz | {first_name=Ma. de los Ángeles, last_name=Vega Paz}
            Jose de Jesus Lara         | {first_name=Jose de Jesus, last_name=Lara}
            Maria del Carmen           | {first_name=Maria, last_name=del Carmen}
            Maria de la Cruz           | {first_name=Maria, last_name=de la Cruz}
            Ismael Quinones Rivera Jr. | {first_name=Ismael, last_name=Quinones Rivera Jr.}
            Diego Armando Salinas Cruz | {first_name=Diego Armando, last_name=Salinas Cruz}
            Ana María López            | {first_name=Ana María, last_name=López}
            María Fernanda Díaz        | {first_name=María Fernanda, last_name=Díaz}
            Ana López Smith            | {first_name=Ana López, last_name=Smith}
            """)
    void keepsTwoSpanishLastNames(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ELM PEST PROS LLC", "Oak & Sons, Inc.", "Ash Homes Ltd"})
    void leavesOutNamesOfCompanies(String cell) {
        assertThat(Conversions.splitName(cell)).isInstanceOf(Converted.Omitted.class);
        assertThat(Conversions.isCompany(cell)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane Doe Jr.   | {first_name=Jane, last_name=Doe Jr.}
            JANE DOE III   | {first_name=JANE, last_name=DOE III}
            Jane Doe 3rd   | {first_name=Jane, last_name=Doe 3rd}
            Jane Doe, Jr.  | {first_name=Jane, last_name=Doe Jr.}
            Doe, Jane, Jr. | {first_name=Jane, last_name=Doe Jr.}
            """)
    void keepsSuffixesWithTheLastName(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Dr. Jane van der Berg Jr. | {first_name=Jane, last_name=van der Berg Jr.} (TITLE_LEFT_OUT)
            Mr Jane Doe               | {first_name=Jane, last_name=Doe} (TITLE_LEFT_OUT)
            Jane Doe, MD, PhD         | {first_name=Jane, last_name=Doe} (TITLE_LEFT_OUT)
            Doe, Dr. Jane             | {first_name=Jane, last_name=Doe} (TITLE_LEFT_OUT)
            Doe, Jane, MD             | {first_name=Jane, last_name=Doe} (TITLE_LEFT_OUT)
            """)
    void leavesTitlesAndDegreesOutAndRemarksOnIt(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Marta Vidal                | {first_name=Marta, last_name=Vidal}
            Marta Vidal Ruiz           | {first_name=Marta, last_name=Vidal Ruiz}
            Marta Vidal Ruiz Jr.       | {first_name=Marta, last_name=Vidal Ruiz Jr.}
            Marta Vidal III            | {first_name=Marta, last_name=Vidal III}
            Marta Vidal Ruiz, Jr.      | {first_name=Marta, last_name=Vidal Ruiz Jr.}
            Ana María López            | {first_name=Ana María, last_name=López}
            Ana Maria López Ruiz II    | {first_name=Ana Maria, last_name=López Ruiz II}
            María Jesus Vidal          | {first_name=María Jesus, last_name=Vidal}
            ANA BELEN LOPEZ            | {first_name=ANA BELEN, last_name=LOPEZ}
            José Julián Vidal Ruiz III | {first_name=José Julián, last_name=Vidal Ruiz III}
            Marta                      | {first_name=Marta}
            """)
    void splitsANameWithTwoLastNames(String cell, String value) {
        assertThat(said(PersonNames.split(cell, NameOrder.FIRST_TWO_LAST))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            María José | true
            Maria Jose | true
            Ana Belen  | true
            María Jesus| true
            Ann Lee    | false
            """)
    void recognizesTwoFirstNames(String cell, boolean areFirstNames) {
        assertThat(Conversions.isTwoFirstNames(cell)).isEqualTo(areFirstNames);
    }

    /** A note may say that the lead must not be contacted, so that a person has to read it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane Doe (prefers text)
            Jane (2br) Doe
            Jane Doe (DNC)
            Jane Doe [do not call]
            (Jane) Doe
            Jane Doe (
            Jane Doe <jane>
            Jane Doe - wants a balcony
            Jane Doe 2BR
            Jane Doe #204
            *VIP* Jane Doe
            """)
    void refusesNamesWithNotes(String cell) {
        String message = "BAD_NAME: \"" + cell + "\" contains a note, which is not part of the name."
                + " Enter the name without it, and move the note to another column.";

        assertThat(said(Conversions.splitName(cell))).isEqualTo(message);
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN))).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane      | {first_name=Jane}
            Null      | {first_name=Null}
            Mr. Smith | {last_name=Smith} (TITLE_LEFT_OUT)
            """)
    void fillsOneFieldFromOneWord(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Jane & John Doe     | "Jane & John Doe" contains the names of more than one person.
            Jane and John Doe   | "Jane and John Doe" contains the names of more than one person.
            Jane Doe / John Doe | "Jane Doe / John Doe" contains the names of more than one person.
            jane@example.com    | "jane@example.com" is an e-mail address, not a name.
            12345               | "12345" is not a name, because it contains no letters.
            Mr.                 | "Mr." is a title without a name.
            """)
    void refusesWhatIsNotOnePersonsName(String cell, String found) {
        assertThat(said(Conversions.splitName(cell)))
                .isEqualTo("BAD_NAME: " + found + " Enter only the name of one person, without notes or other text.");
    }

    @Test
    void asksForANameWithoutCommasWhereItHasTooMany() {
        assertThat(said(Conversions.splitName("Doe, Jane, Mary")))
                .isEqualTo("BAD_NAME: \"Doe, Jane, Mary\" has more than one comma."
                        + " Enter the first name, then the last name, without commas.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            N/A  | nothing
            -    | nothing
            None | {first_name=None}
            """)
    void takesAMarkForEmptyAndNoWord(String cell, String value) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `\u00a0Jane\u00a0` | Jane
            Mary   Ann         | Mary Ann
            Jane & John        | Jane & John
            """)
    void foldsWhiteSpaceOfASingleName(String cell, String value) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Null | Null
            None | None
            NA   | NA
            Nil  | Nil
            """)
    void believesThatPeopleAreCalledNull(String cell, String value) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            N/A    | nothing
            --     | nothing
            ?      | nothing
            (null) | nothing
            """)
    void takesMarksForEmpty(String cell, String value) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ann@example.com | "ann@example.com" is an e-mail address, not a name.
            123             | "123" is not a name, because it contains no letters.
            """)
    void refusesWhatIsNoName(String cell, String found) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN)))
                .isEqualTo("BAD_NAME: " + found + " Enter only the name of one person, without notes or other text.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[not provided]",
                "Unknown",
                "unknown",
                "Not Provided",
                "<unknown>",
                "No Name",
                "WIRELESS CALLER",
                "🙂",
                "(n/a)"
            })
    void leavesOutWhatStandsForNoName(String cell) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN)))
                .matches("nothing|omitted: .*PLACEHOLDER_LEFT_OUT.*");
        assertThat(said(Conversions.splitName(cell))).matches("nothing|omitted: .*PLACEHOLDER_LEFT_OUT.*");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            🙂 Ann Lee, Ann, Lee
            ✨Bob✨ Ray, Bob, Ray
            Cy Poe ❤️, Cy, Poe
            𝓐𝓷𝓷 Lee, Ann, Lee
            Ａｎｎ　Ｌｅｅ, Ann, Lee
            👩‍👩‍👧 Zoë O&#39;Brien, Zoë, O'Brien
            """)
    void keepsOnlyLettersOfAName(String cell, String first, String last) {
        assertThat(said(Conversions.splitName(cell))).startsWith("{first_name=" + first + ", last_name=" + last + "}");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Ann Unknown, {first_name=Ann} (PLACEHOLDER_LEFT_OUT)
            Unknown Smith, {last_name=Smith} (PLACEHOLDER_LEFT_OUT)
            """)
    void leavesOutThePartThatStandsForNoName(String cell, String parts) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(parts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "Null", "نیما‌جان", "Guest", "X Æ A-12"})
    void sendsNamesThatOnlyLookOdd(String cell) {
        assertThat(said(Conversions.convert(FIRST_NAME, cell, PLAIN))).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAMBRIDGE MA",
                "NEW YORK NY",
                "NEW YORK, NY",
                "DALLAS TX",
                "LOS ANGELES CA",
                "SALT LAKE UT",
                "PITTSBURGH PA",
                "OKLAHOMA CITY OK",
                "WIRELESS CALLER",
                "TOLL FREE CALL"
            })
    void takesThePlaceOfACallerForNoName(String cell) {
        assertThat(said(Conversions.splitName(cell))).matches("omitted: .*PLACEHOLDER_LEFT_OUT.*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JACK MA      | {first_name=JACK, last_name=MA}
            YO-YO MA     | {first_name=YO-YO, last_name=MA}
            KEVIN LA     | {first_name=KEVIN, last_name=LA}
            ASHTON MA    | {first_name=ASHTON, last_name=MA}
            SANDRA OH    | {first_name=SANDRA, last_name=OH}
            MARIA DE     | {first_name=MARIA, last_name=DE}
            YU MI        | {first_name=YU, last_name=MI}
            Dallas Tx    | {first_name=Dallas, last_name=Tx}
            LEE JOHN NY  | {first_name=LEE JOHN, last_name=NY}
            """)
    void takesNamesThatEndLikeAStateForNames(String cell, String names) {
        assertThat(said(Conversions.splitName(cell))).isEqualTo(names);
    }
}
