package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new version of a mapping, compared with the one in use before anything is imported by it. */
class CompareMappingTests {

    private static final String ID = "integration_id=abc";

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void writeTwoMappingsOfOneFile() throws IOException {
        terminal = new Terminals(folder);
        terminal.file(
                "leads.csv",
                "Mail,Mobile,Office,Remark",
                "ann@example.com,617-555-0101,508-555-0101,Two cats",
                "bob@example.com,617-555-0102,617-555-0102,",
                "cat@example.com,617-555-0103,12,",
                "dan@example.com,12,508-555-0104,",
                "eve@example.com,,508-555-0105,");
        terminal.file("old.yaml", "columns:", "  Mail: email_1", "  Mobile: phone_1");
        terminal.file("new.yaml", "columns:", "  Mail: email_1", "  Office: phone_1", "  Remark: notes");
    }

    @Test
    void countsWhatChangesThenNamesTheFieldsAndTheRows() {
        assertThat(compare("new.yaml")).isEqualTo(4);

        assertThat(terminal.out()).contains("""

                        With new.yaml instead, 4 of 5 rows change: 2 rows are sent with other values, 1 row is no longer valid, 1 row becomes valid.
                          phone_1  1 changed, 1 added
                          notes    1 added
                          row 1 (line 2): phone_1 "+16175550101" -> "+15085550101", notes (not sent) -> "Two cats"
                          row 3 (line 4): is no longer valid. "12" has too few digits for a phone number.""").contains("""
                          row 4 (line 5): becomes valid. Problem now: "12" has too few digits for a phone number.""").contains("""
                          row 5 (line 6): phone_1 (not sent) -> "+15085550105"
                        """);
        assertThat(terminal.settings).as("the job was never opened").isEmpty();
    }

    @Test
    void showsAsManyRowsAsBodies() {
        compare("new.yaml", "--bodies", "1");

        assertThat(terminal.out())
                .contains("row 1 (line 2): phone_1")
                .doesNotContain("row 3 (line 4)")
                .contains("  and 3 more rows that change; to see more: --bodies N\n");
    }

    @Test
    void saysThatNothingChanges() {
        compare("old.yaml");

        assertThat(terminal.out()).contains("\nWith old.yaml instead, no row changes.\n");
    }

    @Test
    void showsThatTheOtherMappingLacksAnId() throws IOException {
        terminal.file(
                "with-id.yaml", "columns:", "  Mail: email_1", "  Mobile: phone_1", "constants: {integration_id: abc}");

        terminal.type("check", "leads.csv", "--mapping", "with-id.yaml", "--compare-mapping", "old.yaml");

        assertThat(terminal.out())
                .contains("integration_id  4 removed\n")
                .contains("integration_id \"abc\" -> (not sent)");
    }

    @Test
    void leavesTheRejectsAndTheExitCodeToTheMappingInUse() throws IOException {
        terminal.file("leads.csv", "Mail,Mobile,Office,Remark", "ann@example.com,617-555-0101,12,");

        assertThat(compare("new.yaml")).isZero();

        assertThat(terminal.out()).contains("1 of 1 row changes: 1 row is no longer valid.");
        assertThat(folder).isDirectoryNotContaining("glob:**rejects*");
    }

    @Test
    void comparesForPrograms() {
        compare("new.yaml", "--json", "--bodies", "1");

        assertThat(terminal.out()).endsWith("""
                          "comparison" : {
                            "mapping" : "new.yaml",
                            "rows_changed" : 4,
                            "became_valid" : 1,
                            "became_invalid" : 1,
                            "fields" : [ {
                              "field" : "phone_1",
                              "added" : 1,
                              "removed" : 0,
                              "changed" : 1
                            }, {
                              "field" : "notes",
                              "added" : 1,
                              "removed" : 0,
                              "changed" : 0
                            } ],
                            "rows" : [ {
                              "row" : 1,
                              "line" : 2,
                              "change" : "body",
                              "problem" : null,
                              "changes" : [ {
                                "field" : "phone_1",
                                "before" : "+16175550101",
                                "after" : "+15085550101"
                              }, {
                                "field" : "notes",
                                "before" : null,
                                "after" : "Two cats"
                              } ]
                            } ]
                          }
                        }
                        """);
    }

    @Test
    void refusesAMappingThatDoesNotExist() {
        assertThat(compare("nope.yaml")).isEqualTo(2);
        assertThat(terminal.err()).contains("nope.yaml");
    }

    private int compare(String other, String... more) {
        String[] command = {"check", "leads.csv", "--set", ID, "--mapping", "old.yaml", "--compare-mapping", other};
        return terminal.type(Stream.of(command, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
