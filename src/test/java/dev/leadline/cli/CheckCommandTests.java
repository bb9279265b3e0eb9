package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.testing.ImmutableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTests {

    private static final String ID = "integration_id=abc";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void saysWhatIsWrongAndLeavesTheRejects() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com", "bob", "cid@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("""
                        leads.csv for generic: checked, nothing was sent.

                          3  rows read
                          2  valid
                          1  rejected   you can fix these

                        Reasons
                          1  email_1  BAD_EMAIL  Enter one address, such as ann@example.com.

                        Files
                          rejects  FOLDER/leads.rejects.csv

                        A real import of 2 valid rows takes about 2 s at 150 requests a minute.

                        Next
                          Fix the rejected rows in leads.csv and check it again:
                            leadline check leads.csv --set integration_id=abc
                          Or send the valid rows now, and fix the rejected rows later:
                            leadline import leads.csv --set integration_id=abc
                        """);
        assertThat(folder.resolve("leads.rejects.csv"))
                .content()
                .startsWith(
                        "\ufeffleadline_run,leadline_row,leadline_line,leadline_status,leadline_problems,email_1\r\n"
                                + "check,2,3,REJECTED,")
                .endsWith(",bob\r\n")
                .contains("[BAD_EMAIL]");
        assertThat(terminal.settings).isEmpty();
    }

    /** An import of them takes no target, mapping or constant, and needs none. */
    @Test
    void rejectsOfARunAreImportedWithoutOptions() throws IOException {
        terminal.file(
                "fixed.csv",
                "leadline_run,leadline_row,leadline_line,leadline_status,leadline_problems,email_1",
                "0f8c/12,2,3,REJECTED,Not an address.,bob@example.com");

        assertThat(terminal.type("check", "fixed.csv", "--target", "generic")).isZero();

        assertThat(terminal.err()).doesNotContain("leadline_", "integration_id is missing");
        assertThat(terminal.out())
                .contains("  These rows are rejects of a run. An import uses that run's target, mapping and constants.")
                .endsWith("    leadline import fixed.csv\n");
    }

    @Test
    void rejectsOfACheckAreNotOfferedToAnImportThatRefusesThem() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com", "bob");
        terminal.type("check", "leads.csv", "--set", ID);

        assertThat(terminal.type("check", "leads.rejects.csv", "--set", ID)).isEqualTo(4);

        assertThat(terminal.out()).endsWith("""
                        Next
                          Correct these rows in the file that you checked, and import that file: leads.rejects.csv cannot be imported.
                        """).doesNotContain("leadline import");
    }

    @Test
    void saysWhatTheFileContainsAlsoInAReadOnlyFolder() throws Exception {
        terminal.file("leads.csv", "email_1", "ann@example.com", "bob");

        ImmutableFiles.during(
                () -> assertThat(terminal.type("check", "leads.csv", "--set", ID))
                        .isEqualTo(4),
                folder);

        assertThat(terminal.out())
                .contains("  1  valid\n  1  rejected   you can fix these\n")
                .doesNotContain("leads.rejects.csv");
        assertThat(terminal.err())
                .contains(
                        "Warning: Leadline cannot write FOLDER/leads.rejects.csv (",
                        "The rejected rows are not saved to a file.");
    }

    /** A reject file keeps the columns of its run, so that no advice may ask for other columns. */
    @Test
    void givesOneAdviceThatFitsEveryNameOfAReason() throws IOException {
        terminal.file(
                "leads.csv",
                "Name,email_1",
                "Ann Lee (prefers text),ann@example.com",
                "Bob and Cid Ray,bob@example.com",
                "\"Doe, Dee, Mary\",dee@example.com",
                "Eve Fox,eve@example.com",
                "Flo Gray,flo@example.com",
                "Gil Hill,gil@example.com");

        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isEqualTo(4);
        assertThat(terminal.out()).contains("""
                        Reasons
                          3  full_name  BAD_NAME  Enter only the name of one person, without notes or other text.
                        """);
        assertThat(folder.resolve("leads.rejects.csv"))
                .content()
                .contains(
                        "contains a note, which is not part of the name. Enter the name without it, and move the note to"
                                + " another column.",
                        "contains the names of more than one person. Enter only the name of one person,"
                                + " without notes or other text.",
                        "has more than one comma. Enter the first name, then the last name, without commas.");
    }

    /** Whoever enters 1250 in a column of cents sends a rent of $12.50. */
    @Test
    void asksForNoDollarsWithoutASignWhereAColumnIsInCents() throws IOException {
        terminal.file(
                "m.yaml", "columns:", "  email_1: email_1", "  Rent: {field: rent_maximum_in_cents, money: cents}");
        terminal.file("leads.csv", "email_1,Rent", "ann@example.com,125000", "bob@example.com,a lot");

        assertThat(terminal.type("check", "leads.csv", "--set", ID, "--mapping", "m.yaml"))
                .isEqualTo(4);
        assertThat(terminal.out()).contains("""
                        Reasons
                          1  rent_maximum_in_cents  BAD_MONEY  Enter one amount, such as $1,250.00, or 125000 if the column is in cents.
                        """);
    }

    @Test
    void validatesEverythingElseWhereTheIdOfTheAccountIsMissing() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com", "bob");

        assertThat(terminal.type("check", "leads.csv")).isEqualTo(4);
        assertThat(terminal.err())
                .containsOnlyOnce(
                        "Before you import: integration_id is missing. Add --set integration_id=VALUE, or add it to the mapping or to leadline.constants.");
        assertThat(terminal.out())
                .contains("1  valid", "1  rejected", "leadline import leads.csv --set integration_id=VALUE\n")
                .contains("leadline check leads.csv\n");
    }

    @Test
    void givesEachTargetTheConfiguredConstantsThatItHasAFieldFor() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        terminal.file(
                "config/application.yaml",
                "leadline:",
                "  constants:",
                "    integration_id: int-1",
                "    community_id: com-1",
                "    attribution_id: att-1",
                "    agent_id: agt-1");
        terminal.file("leads.csv", "email_1,first_name,last_name", "ann@example.com,Ann,Lee");

        for (String target : List.of("generic", "knock", "funnel", "rentcafe", "eliseai")) {
            assertThat(terminal.type("check", "leads.csv", "--target", target))
                    .as("%s: %s", target, terminal.err())
                    .isNotEqualTo(2);
        }
    }

    @Test
    void refusesAConfiguredConstantThatNoTargetHasAFieldFor() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        terminal.file("config/application.yaml", "leadline:", "  constants:", "    comunity_id: com-1");
        terminal.file("leads.csv", "email_1", "ann@example.com");

        assertThat(terminal.type("check", "leads.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("comunity_id", "community_id");
    }

    @Test
    void namesEveryIdThatIsMissingAtOnce() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com");

        assertThat(terminal.type("check", "leads.csv", "--target", "knock")).isZero();
        assertThat(terminal.err())
                .contains(
                        "Before you import: integration_id, community_id, attribution_id are missing. Add --set integration_id=VALUE --set community_id=VALUE --set attribution_id=VALUE, or add them to the mapping or to leadline.constants.");
    }

    @Test
    void leavesNoRejectsForAValidFile() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        leads.csv for generic: checked, nothing was sent.

                          1  row read
                          1  valid

                        A real import of 1 valid row takes about 1 s at 150 requests a minute.

                        Next
                          Send the rows:
                            leadline import leads.csv --set integration_id=abc
                        """);
        assertThat(folder).isDirectoryNotContaining("glob:**rejects*");
    }

    @Test
    void offersTheSandboxWhereThereIsNoToken() throws IOException {
        terminal.withoutToken().file("leads.csv", "email_1", "ann@example.com");
        terminal.type("check", "leads.csv", "--set", ID);
        assertThat(terminal.out()).endsWith("""
                        Next
                          Try it without a token:
                            leadline import leads.csv --set integration_id=abc --sandbox
                        """);
    }

    @Test
    void saysThatAFileHasNoRows() throws IOException {
        terminal.file("leads.csv", "email_1");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        leads.csv for generic: checked, nothing was sent.

                          The file contains a header but no rows, so there is nothing to send.
                        """);
    }

    @Test
    void printsTheFirstBodiesAsTheyWouldBeSent() throws IOException {
        terminal.file("leads.csv", "email_1", "bob", "ann@example.com", "cid@example.com");
        terminal.type("check", "leads.csv", "--set", ID, "--bodies", "1");
        assertThat(terminal.out()).contains("""

                        POST /crm/v1/prospects/
                        {
                          "integration_id" : "abc",
                          "email_1" : "ann@example.com"
                        }

                        """).doesNotContain("cid@example.com");
    }

    @Test
    void saysWhatEachChoiceForInvalidValuesRejects() throws IOException {
        terminal.file(
                "leads.csv", "email_1,phone_1", "ann@example.com,555-0101", "bob@,", "cid@example.com,617-555-0102");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isEqualTo(4);
        assertThat(terminal.out())
                .contains(
                        "  2  rejected   you can fix these",
                        "--invalid-values reject (used here) rejects 2 rows, --invalid-values omit rejects 1 row and sends"
                                + " the others without these values.");
    }

    @Test
    void saysWhichChoiceForInvalidValuesCountedWhereRowsAreSentWithoutThem() throws IOException {
        terminal.file("leads.csv", "email_1,phone_1", "ann@example.com,555-0101", "bob@example.com,");
        assertThat(terminal.type("check", "leads.csv", "--set", ID, "--invalid-values", "omit"))
                .isEqualTo(0);
        assertThat(terminal.out())
                .contains("--invalid-values omit (used here) rejects 0 rows and sends the others without these values,"
                        + " --invalid-values reject rejects 1 row.");
    }

    @Test
    void omitsInvalidValuesWhereAskedTo() throws IOException {
        terminal.file("leads.csv", "email_1,phone_1", "ann@example.com,555-0101", "bob@example.com,");
        assertThat(terminal.type("check", "leads.csv", "--set", ID, "--invalid-values", "omit"))
                .isEqualTo(0);
        assertThat(terminal.out()).contains("In 1 row of column \"phone_1\", a value that is not valid is not sent.");
    }

    @Test
    void refusesAnUnknownChoiceForInvalidValues() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", ID, "--invalid-values", "drop"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("--invalid-values must be reject or omit, not \"drop\".");
    }

    @Test
    void printsOneDocumentForPrograms() throws IOException {
        terminal.file("leads.csv", "email_1", "bob", "ann@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", ID, "--json", "--bodies", "1"))
                .isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("""
                        {
                          "run" : null,
                          "status" : null,
                          "file" : "leads.csv",
                          "target" : "generic",
                          "started_at" : null,
                          "ended_at" : null,
                          "rows" : {
                            "read" : 2,
                            "rejected" : 1,
                            "duplicate" : 0,
                            "staged" : 1,
                            "sending" : 0,
                            "queued" : 0,
                            "created" : 0,
                            "partial" : 0,
                            "refused" : 0,
                            "failed" : 0,
                            "in_doubt" : 0
                          },
                          "problems" : [ {
                            "code" : "BAD_EMAIL",
                            "field" : "email_1",
                            "count" : 1
                          } ],
                          "warnings" : [ ],
                          "requests" : {
                            "sent" : 0,
                            "polls" : 0,
                            "throttled" : 0
                          },
                          "files" : {
                            "rejects" : "FOLDER/leads.rejects.csv",
                            "outcomes" : null,
                            "report" : null,
                            "summary" : null
                          },
                          "exit" : 4,
                          "invalid_values" : {
                            "choice" : "reject",
                            "rejected" : {
                              "reject" : 1,
                              "omit" : 1
                            }
                          },
                          "bodies" : [ {
                            "integration_id" : "abc",
                            "email_1" : "ann@example.com"
                          } ]
                        }
                        """);
    }

    @Test
    void replacesTheRejectsOfAnEarlierCheckEvenWhenNothingIsWrongAnyMore() throws IOException {
        terminal.file("leads.csv", "email_1", "bob");
        terminal.type("check", "leads.csv", "--set", ID);
        terminal.file("leads.csv", "email_1", "bob@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isZero();
        assertThat(folder.resolve("leads.rejects.csv")).content().hasLineCount(1);
    }

    @Test
    void keepsItsHandsOffAFileThatNoCheckHasLeft() throws IOException {
        terminal.file("leads.csv", "email_1", "bob");
        Path own = terminal.file("leads.rejects.csv", "\ufeffleadline_run,leadline_row", "k7f3/12,3");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "FOLDER/leads.rejects.csv already exists and was not written by leadline check. Move it or delete it first.\n");
        assertThat(Files.readString(own)).endsWith("k7f3/12,3\n");
    }

    @Test
    void refusesTwoFilesWhoseRejectsWouldBeOne() throws IOException {
        Files.createDirectory(folder.resolve("old"));
        terminal.file("leads.csv", "email_1");
        terminal.file("old/leads.CSV", "email_1");
        assertThat(terminal.type("check", "leads.csv", "old/leads.CSV")).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo("Two of the files would both create leads.rejects.csv in this folder."
                        + " Check them one at a time.\n");
    }

    @Test
    void checksEachOfSeveralFiles() throws IOException {
        terminal.file("a.csv", "email_1", "ann@example.com");
        terminal.file("b.csv", "email_1", "bob");
        assertThat(terminal.type("check", "a.csv", "b.csv", "--set", ID)).isEqualTo(4);
        assertThat(terminal.out())
                .startsWith("a.csv for generic: checked, nothing was sent.\n")
                .contains("\n\nb.csv for generic: checked, nothing was sent.\n");
    }

    @Test
    void refusesAFieldThatTheTargetDoesNotHave() throws IOException {
        terminal.file("leads.csv", "email_1", "ann@example.com");
        assertThat(terminal.type("check", "leads.csv", "--set", "nope=1", "--json"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("nope").hasLineCount(1);
        assertThat(terminal.out()).startsWith("{\n  \"error\" : \"").endsWith("\",\n  \"exit\" : 2\n}\n");
    }

    @Test
    void refusesAFileWithoutAnyContact() throws IOException {
        terminal.file("leads.csv", "colour,shape", "red,round");
        assertThat(terminal.type("check", "leads.csv", "--set", ID)).isEqualTo(3);
        assertThat(terminal.err()).isNotBlank();
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void mapsAFileForPeopleAndPrograms() throws IOException {
        terminal.file("leads.csv", "email_1,colour", "ann@example.com,red");
        assertThat(terminal.type("map", "leads.csv", "--set", ID)).isZero();
        assertThat(terminal.out()).contains("target: generic\n");
        assertThat(terminal.type("map", "leads.csv", "--set", ID, "--json")).isZero();
        assertThat(terminal.out())
                .startsWith("{\n  \"target\" : \"generic\",\n  \"columns\" : [ {\n    \"column\" : \"email_1\",\n"
                        + "    \"field\" : \"email_1\",\n    \"confidence\" : ")
                .contains("\"column\" : \"colour\",\n    \"field\" : null,\n");
    }
}
