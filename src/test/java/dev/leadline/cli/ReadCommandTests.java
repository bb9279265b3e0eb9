package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCommandTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() {
        terminal = new Terminals(folder);
    }

    @Test
    void printsTheTableAsCsvWhateverItWasWrittenIn() throws IOException {
        Files.write(
                folder.resolve("leads.csv"),
                "name;notes\r\nJos\u00e9 N\u00fa\u00f1ez;\"2 beds, \"\"quiet\"\"\"\r\n Ann ;\"two\nlines\"\r\n"
                        .getBytes(Charset.forName("windows-1252")));

        assertThat(terminal.type("read", "leads.csv")).as(terminal.err()).isZero();
        assertThat(terminal.out())
                .isEqualTo(
                        "name,notes\nJos\u00e9 N\u00fa\u00f1ez,\"2 beds, \"\"quiet\"\"\"\n\" Ann \",\"two\nlines\"\n");
        assertThat(terminal.err()).contains("Read as Windows-1252, separated by semicolons.");
    }

    @Test
    void namesFaultyRowsBesideTheResult() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,ann@example.com", "Bob", "Cy,cy@example.com");

        assertThat(terminal.type("read", "leads.csv")).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("name,email\nAnn,ann@example.com\nCy,cy@example.com\n");
        assertThat(terminal.err()).contains("Line 3: The row has 1 cell, but the header has 2.");
    }

    @Test
    void writesFaultyRowsToAFile() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,Lee,ann@example.com", "Cy,cy@example.com");

        assertThat(terminal.type("read", "leads.csv", "--faults", "faults.csv")).isEqualTo(4);
        assertThat(terminal.err()).doesNotContain("Line 2:");
        assertThat(folder.resolve("faults.csv")).content().isEqualTo("""
                        number,line,fault,detail\r
                        1,2,TOO_MANY_CELLS,"The row has 3 cells, but the header has 2.",Ann,Lee,ann@example.com\r
                        """);
    }

    @Test
    void printsOneObjectForEachRow() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,ann@example.com", "Bob");

        assertThat(terminal.type("read", "leads.csv", "--json")).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("""
                {"number":1,"line":2,"cells":["Ann","ann@example.com"],"fault":null}
                {"number":2,"line":3,"cells":["Bob"],"fault":{"kind":"TOO_FEW_CELLS","detail":"The row has 1 cell, but the header has 2."}}
                """);
    }

    @Test
    void refusesWhatAnImportRefuses() throws IOException {
        terminal.file("leads.csv", "name,email,,email", "Ann,ann@example.com,x,b@example.com");

        assertThat(terminal.type("read", "leads.csv")).isEqualTo(3);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).contains("leads.csv has more than one column with the same name (email).");
    }

    @Test
    void readsHiddenRowsAndAnotherSheetOnRequest() throws IOException {
        Path inputs = Path.of("src/test/resources/hard-inputs").toAbsolutePath();
        Files.copy(inputs.resolve("workbook-hidden-rows.xlsx"), folder.resolve("hidden.xlsx"));
        Files.copy(inputs.resolve("workbook-hidden-sheet.xlsx"), folder.resolve("sheets.xlsx"));

        assertThat(terminal.type("read", "hidden.xlsx", "--hidden-rows", "include"))
                .isZero();
        assertThat(terminal.out()).contains("\nBob,Ray,bob@example.com,6175550102\n");
        assertThat(terminal.err()).doesNotContain("hidden");
        assertThat(terminal.type("read", "hidden.xlsx", "--hidden-rows", "no")).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("--hidden-rows must be skip or include, not \"no\".\n");

        assertThat(terminal.type("read", "sheets.xlsx", "--sheet", "Nope")).isEqualTo(3);
        assertThat(terminal.err())
                .contains("has no sheet \"Nope\". Its sheets are \"Lookup\", \"Leads\", \"Old\". Specify one of them");
    }

    @Test
    void saysWhereFaultsCannotBeWritten() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,ann@example.com");

        assertThat(terminal.type("read", "leads.csv", "--faults", "nowhere/faults.csv"))
                .isNotZero();
        assertThat(terminal.err()).contains("nowhere/faults.csv").doesNotContain("Exception");
    }
}
