package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of properties, sources and agents in files, and the ids that they stand for, as the commands tell of it. */
class LookupCommandTests {

    private static final String[] KNOCK = {
        "target: knock",
        "columns:",
        "  Email: email_1",
        "  Property: {field: community_id, lookup: config/lookups/properties.csv}",
        "constants: {integration_id: int-1, attribution_id: src-1, subscribe: false}"
    };

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() throws IOException {
        terminal = new Terminals(folder);
        Files.createDirectories(folder.resolve("config/lookups"));
        Files.createDirectories(folder.resolve("config/mappings"));
        terminal.file("config/mappings/knock.yaml", KNOCK);
        terminal.file(
                "config/lookups/properties.csv", "Id,Name,city", "com-1,Maple Court,Boston", "com-2,\"Elm, East\",");
    }

    @Test
    void sendsTheIdThatANameStandsFor() throws IOException {
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court", "bob@example.com,Elm East");

        assertThat(check("--bodies", "2")).isZero();

        assertThat(terminal.out()).contains("\"community_id\" : \"com-1\"", "\"community_id\" : \"com-2\"");
        assertThat(terminal.err())
                .contains("The names in column \"Property\" are looked up in config/lookups/properties.csv.\n");
    }

    @Test
    void rejectsANameThatTheTableDoesNotKnow() throws IOException {
        terminal.file("leads.csv", "Email,Property", "ann@example.com,Maple Cuort", "bob@example.com,Elm East");

        assertThat(check()).isEqualTo(4);

        assertThat(terminal.out()).contains("1  community_id  UNKNOWN_NAME  Enter a listed name, or the ID.\n");
        assertThat(folder.resolve("leads.rejects.csv"))
                .content()
                .contains("\"\"Maple Cuort\"\" is not listed in config/lookups/properties.csv; did you mean \"\"Maple"
                        + " Court\"\"? Enter a listed name, or the ID.");
    }

    @ParameterizedTest
    @CsvSource({
        "'lookup: properties.csv', config/mappings/properties.csv",
        "'lookup: lookups/properties.csv', config/lookups/properties.csv",
        "'lookup: ../lookups/properties.csv', config/lookups/properties.csv"
    })
    void findsTheTableBesideTheMappingOrInTheConfiguration(String lookup, String place) throws IOException {
        Files.delete(folder.resolve("config/lookups/properties.csv"));
        terminal.file(place, "name,id", "Maple Court,com-9");
        terminal.file(
                "config/mappings/knock.yaml",
                String.join("\n", KNOCK).replace("lookup: config/lookups/properties.csv", lookup));
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check("--bodies", "1")).isZero();

        assertThat(terminal.out()).contains("\"community_id\" : \"com-9\"");
    }

    @Test
    void takesANameOnlyWhereItsTableSaysThatItHolds() throws IOException {
        terminal.file(
                "config/lookups/properties.csv",
                "name,id,Integration_ID",
                "Maple Court,com-1,int-1",
                "Maple Court,com-2,int-2",
                "Elm East,com-3,int-2",
                "Oak Hill,com-4,");
        terminal.file(
                "leads.csv",
                "Email,Property",
                "ann@example.com,Maple Court",
                "bob@example.com,Oak Hill",
                "cy@example.com,Elm East");

        assertThat(check("--bodies", "2")).isEqualTo(4);

        assertThat(terminal.out()).contains("\"community_id\" : \"com-1\"", "\"community_id\" : \"com-4\"");
        assertThat(folder.resolve("leads.rejects.csv"))
                .content()
                .contains("is listed in config/lookups/properties.csv, but not for integration_id int-1.");
    }

    @Test
    void saysThatThereIsNoTable() throws IOException {
        Files.delete(folder.resolve("config/lookups/properties.csv"));
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check()).isEqualTo(2);

        assertThat(terminal.err())
                .isEqualTo(
                        "The lookup table config/lookups/properties.csv, which FOLDER/config/mappings/knock.yaml"
                                + " uses for column \"Property\", does not exist. Save it next to that file or in FOLDER/config.\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,key~A,b | , line 1: there is no column id. The first line of a lookup table must be name,id.",
                "name,id~A,1~B, | , line 3: the id is empty. Enter a value, or delete the line.",
                "name,id~,1 | , line 2: the name is empty. Enter a value, or delete the line."
            })
    void namesTheLineOfATableThatIsWrong(String table, String sentence) throws IOException {
        terminal.file("config/lookups/properties.csv", table.split("~"));
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check()).isEqualTo(2);

        assertThat(terminal.err()).isEqualTo("FOLDER/config/lookups/properties.csv" + sentence + "\n");
    }

    @Test
    void namesTheLineOfATableThatCannotBeRead() throws IOException {
        terminal.file("config/lookups/properties.csv", "name,id", "A,1", "B,2,3");
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check()).isEqualTo(2);

        assertThat(terminal.err()).startsWith("FOLDER/config/lookups/properties.csv, line 3: ");
    }

    @Test
    void saysThatATableIsNone() throws IOException {
        terminal.file("config/lookups/properties.csv", "");
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check()).isEqualTo(2);

        assertThat(terminal.err()).startsWith("FOLDER/config/lookups/properties.csv is not a valid lookup table: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Email: {field: email_1, lookup: propexo} | looks up column \"Email\", but email_1 is not an ID field. Remove the lookup.",
                "Property: {field: integration_id, lookup: propexo} | looks up column \"Property\" in Propexo's lists,"
                        + " which contain community_id, attribution_id, agent_id but not integration_id. Name a CSV table instead of propexo."
            })
    void refusesALookupThatCannotBe(String column, String sentence) throws IOException {
        terminal.file("config/mappings/knock.yaml", "columns:", "  " + column);
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(check()).isEqualTo(2);

        assertThat(terminal.err()).isEqualTo("FOLDER/config/mappings/knock.yaml " + sentence + "\n");
    }

    @Test
    void saysThatNamesInPropexosListAreCheckedAtTheImport() throws IOException {
        terminal.file("config/mappings/knock.yaml", mappedByPropexo());
        terminal.file("leads.csv", "Email,Property", "ann@example.com,Nowhere", "bob@example.com,");

        assertThat(check("--bodies", "1")).isEqualTo(4);

        assertThat(terminal.err())
                .contains(
                        "The names in column \"Property\" are looked up in Propexo's list during the import. They are not checked now.\n");
        assertThat(terminal.out()).contains("\"community_id\" : \"<id of Nowhere>\"", "1  community_id  MISSING");
        assertThat(terminal.settings).isEmpty();
    }

    @Test
    void looksNamesUpInTheSandboxsListsToo() throws IOException {
        terminal.withRealJob(Map.of("leadline.confirm.interval", "5ms"));
        terminal.file("config/mappings/knock.yaml", mappedByPropexo());
        terminal.file("leads.csv", "Email,Property", "ann@example.com,Harbor Lofts", "bob@example.com,Nowhere");

        assertThat(terminal.type("import", "leads.csv", "--mapping", "config/mappings/knock.yaml", "--sandbox"))
                .isEqualTo(4);

        assertThat(terminal.out()).contains("1  created", "1  community_id  UNKNOWN_NAME");
        assertThat(terminal.err()).contains("Fetched Propexo's list of communities: 2 names.\n");
    }

    @Test
    void takesAColumnOfNamesWithoutAMappingWhereTheTableKnowsThem() throws IOException {
        terminal.file("config/lookups/community_id.csv", "name,id", "Maple Court,com-1", "Elm East,com-2");
        terminal.file("leads.csv", "Email,Property Name", "ann@example.com,maple court", "bob@example.com,Elm East");

        assertThat(terminal.type("map", "leads.csv", "--set", "integration_id=int-1", "--save"))
                .isZero();

        assertThat(terminal.out()).contains("""
                  # the header is similar; 2 of 2 sampled names are listed in lookups/community_id.csv; confidence 0.97
                  Property Name:
                    field: community_id
                    lookup: lookups/community_id.csv
                """);
        assertThat(terminal.type("check", "leads.csv", "--mapping", "config/mappings/leads.yaml", "--bodies", "2"))
                .isZero();
        assertThat(terminal.out()).contains("\"community_id\" : \"com-1\"", "\"community_id\" : \"com-2\"");
    }

    @Test
    void leavesAColumnOfNamesAloneThatTheTableHardlyKnows() throws IOException {
        terminal.file("config/lookups/community_id.csv", "name,id", "Maple Court,com-1");
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court", "bob@example.com,Elm East");

        assertThat(terminal.type("map", "leads.csv", "--set", "integration_id=int-1"))
                .isZero();

        assertThat(terminal.out())
                .contains("# not sent: may be community_id, but only 1 of 2 sampled names are listed in"
                        + " lookups/community_id.csv\n");
    }

    @Test
    void leavesAPropertyAloneWhereThereIsNoTable() throws IOException {
        terminal.file("leads.csv", "Email,Property", "ann@example.com,maple court");

        assertThat(terminal.type("check", "leads.csv", "--set", "integration_id=int-1"))
                .isZero();

        assertThat(terminal.err()).contains("Not mapped: \"Property\". Run `leadline map FILE` to see why.\n");
    }

    private int check(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(
                new String[] {"check", "leads.csv", "--mapping", "config/mappings/knock.yaml"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return terminal.type(arguments);
    }

    private static String mappedByPropexo() {
        return String.join("\n", KNOCK)
                .replace("config/lookups/properties.csv", "propexo")
                .replace("integration_id: int-1", "integration_id: sandbox-knock");
    }
}
