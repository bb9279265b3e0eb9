package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping that was kept, and the files of later nights. */
class KeptMappingTests {

    private static final String ID = "integration_id=abc";
    private static final String[] LEAD = {"Name,Email,Moving date,Colour", "Ann Lee,ann@example.com,2027-06-15,red"};
    private static final String KEPT = "config/mappings/leads.yaml";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void isKeptBesideTheOthersUnderTheNameOfTheFile() throws IOException {
        terminal.file("leads.csv", LEAD);

        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--save")).isZero();

        assertThat(folder.resolve(KEPT)).hasContent(terminal.out());
        assertThat(terminal.out()).contains("header:\n- Name\n- Email\n- Moving date\n- Colour\ncolumns:\n");
        assertThat(terminal.err())
                .contains("Saved as FOLDER/config/mappings/leads.yaml. To use it: leadline import leads.csv --mapping"
                        + " FOLDER/config/mappings/leads.yaml\n");
        assertThat(terminal.type("check", "leads.csv", "--mapping", KEPT)).isZero();
        assertThat(terminal.err()).doesNotContain("new", "missing", "order");
    }

    @Test
    void isKeptWhereOneLikes() throws IOException {
        terminal.file("leads.csv", LEAD);

        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--save", "kept/acme.yaml", "--json"))
                .isZero();

        assertThat(folder.resolve("kept/acme.yaml")).content().startsWith("# How each column is sent.");
        assertThat(terminal.out()).startsWith("{");
    }

    @Test
    void neverOverwritesAnother() throws IOException {
        terminal.file("leads.csv", LEAD);
        Files.createDirectories(folder.resolve("config/mappings"));
        terminal.file(KEPT, "columns: {Email: email_1}");

        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--save")).isEqualTo(2);

        assertThat(terminal.err())
                .isEqualTo(
                        "FOLDER/config/mappings/leads.yaml already exists and is not overwritten. Move it, or choose another file with --save PATH.\n");
        assertThat(folder.resolve(KEPT)).hasContent("columns: {Email: email_1}");
    }

    @Test
    void saysWhereItCannotBeKept() throws IOException {
        terminal.file("leads.csv", LEAD);

        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--save", "leads.csv/x.yaml"))
                .isEqualTo(2);

        assertThat(terminal.err())
                .endsWith(
                        "FOLDER/leads.csv/x.yaml cannot be written. Check the folder and its permissions, or choose another file with --save.\n");
    }

    @Test
    void refusesAFileThatLacksWhatItSends() throws IOException {
        keep();
        terminal.file(
                "tonight.csv", "Name,Contact address,Moving date,Colour", "Bob Lee,bob@example.com,2027-07-01,red");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", KEPT)).isEqualTo(3);

        assertThat(terminal.err())
                .endsWith(
                        "The file's columns have changed since FOLDER/config/mappings/leads.yaml was made: column"
                                + " \"Email\", which is sent as email_1, is missing; \"Contact address\" (by its values) is new and may be its new name. New columns: \"Contact address\". Update the column names in"
                                + " FOLDER/config/mappings/leads.yaml, under header and columns, or remove the columns that you no longer send.\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void knowsARenamedColumnByItsNameToo() throws IOException {
        keep();
        terminal.file("tonight.csv", "Guest name,E-Mail,Desired move-in date,Colour", "Bob Lee,,,red");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", KEPT)).isEqualTo(3);

        assertThat(terminal.err())
                .contains(
                        "column \"Name\", which is sent as full_name, is missing; \"Guest name\" is new and may be its new name;",
                        "column \"Email\", which is sent as email_1, is missing; \"E-Mail\" is new and may be its new name;",
                        "column \"Moving date\", which is sent as move_in_date, is missing; \"Desired move-in date\" is new and may be its new name.");
    }

    @Test
    void refusesAtTheImportBeforeAnythingIsSent() throws IOException {
        keep();
        terminal.withRealJob(Map.of()).file("tonight.csv", "Name,Moving date,Colour", "Bob Lee,2027-07-01,red");

        assertThat(terminal.type("import", "tonight.csv", "--mapping", KEPT, "--sandbox"))
                .isEqualTo(3);

        assertThat(terminal.err())
                .endsWith(
                        "column \"Email\", which is sent as email_1, is missing. Update the column names in"
                                + " FOLDER/config/mappings/leads.yaml, under header and columns, or remove the columns that you no longer send.\n");
        assertThat(terminal.type("runs")).isZero();
        assertThat(terminal.out()).doesNotContain("tonight.csv");
    }

    @Test
    void namesANewColumnThatIsNotSent() throws IOException {
        keep();
        terminal.file(
                "tonight.csv",
                "Name,Email,Moving date,Colour,Phone",
                "Bob Lee,bob@example.com,2027-07-01,red,617-555-0123");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", KEPT)).isZero();

        assertThat(terminal.err())
                .contains(
                        "Column \"Phone\" is new since FOLDER/config/mappings/leads.yaml was made, and is not sent. To send it, add it to the mapping under columns. To hide this warning, add it under header only.\n");
    }

    @Test
    void namesAMissingColumnThatWasNotSent() throws IOException {
        keep();
        terminal.file("tonight.csv", "Name,Email,Moving date,Color", "Bob Lee,bob@example.com,2027-07-01,red");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", KEPT)).isZero();

        assertThat(terminal.err())
                .contains("Column \"Colour\", which FOLDER/config/mappings/leads.yaml does not send, is missing;"
                        + " \"Color\" is new and may be its new name.\n");
    }

    @Test
    void takesColumnsInAnotherOrder() throws IOException {
        keep();
        terminal.file("tonight.csv", "colour,Moving date, EMAIL ,Name", "red,2027-07-01,bob@example.com,Bob Lee");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", KEPT, "--bodies", "1"))
                .isZero();

        assertThat(terminal.err())
                .contains(
                        "The column order has changed since FOLDER/config/mappings/leads.yaml was made. Columns are matched by name, so nothing else changes.\n")
                .doesNotContain("new", "missing");
        assertThat(terminal.out())
                .contains("\"email_1\" : \"bob@example.com\"", "\"first_name\" : \"Bob\"", "2027-07-01");
    }

    @Test
    void saysNothingWhereItRemembersNoHeader() throws IOException {
        terminal.file("acme.yaml", "columns: {Email: email_1}", "constants: {integration_id: abc}");
        terminal.file("tonight.csv", "Email,Phone", "bob@example.com,617-555-0123");

        assertThat(terminal.type("check", "tonight.csv", "--mapping", "acme.yaml"))
                .isZero();

        assertThat(terminal.err()).doesNotContain("new since", "missing", "order");
    }

    private void keep() throws IOException {
        terminal.file("leads.csv", LEAD);
        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--save")).isZero();
    }
}
