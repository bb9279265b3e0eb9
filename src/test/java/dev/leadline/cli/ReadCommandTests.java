package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    /** The faulty rows are opened for writing before the last row is read. */
    @Test
    void neverWritesFaultsOverTheFileThatItReads() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,ann@example.com");
        terminal.file("faults.csv", "number,line,fault,detail", "Ann,ann@example.com,x,y");
        Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("faults.csv"));

        assertThat(terminal.type("read", "leads.csv", "--faults", "./leads.csv"))
                .isEqualTo(2);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err())
                .isEqualTo("--faults ./leads.csv is the file that is read. Specify the name of a new file.\n");
        assertThat(folder.resolve("leads.csv")).content().isEqualTo("name,email\nAnn,ann@example.com\n");

        assertThat(terminal.type("read", "faults.csv", "--faults", "link.csv")).isEqualTo(2);
        assertThat(folder.resolve("faults.csv"))
                .content()
                .isEqualTo("number,line,fault,detail\nAnn,ann@example.com,x,y\n");
    }

    @Test
    void writesFaultsOverThoseOfAnEarlierReadAndNoOtherFile() throws IOException {
        terminal.file("leads.csv", "name,email", "Ann,ann@example.com", "Bob");
        terminal.file("partner.csv", "name,email", "Cy,cy@example.com");

        assertThat(terminal.type("read", "leads.csv", "--faults", "partner.csv"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "partner.csv already exists and does not contain faulty rows of an earlier leadline read, so it"
                                + " is not overwritten. Specify the name of a new file, or move this one.\n");
        assertThat(folder.resolve("partner.csv")).content().isEqualTo("name,email\nCy,cy@example.com\n");

        assertThat(terminal.type("read", "leads.csv", "--faults", "faults.csv")).isEqualTo(4);
        terminal.file("leads.csv", "name,email", "Dee", "Eve,eve@example.com");
        assertThat(terminal.type("read", "leads.csv", "--faults", "faults.csv")).isEqualTo(4);
        assertThat(folder.resolve("faults.csv")).content().contains("Dee").doesNotContain("Bob");
        assertThat(Files.getPosixFilePermissions(folder.resolve("faults.csv"))).isEqualTo(OwnerOnly.FILE);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysThatTheDiskIsFullWhereFaultsDoNotFit() throws IOException {
        terminal.file("leads.csv", "name,email", "Bob");

        assertThat(terminal.type("read", "leads.csv", "--faults", "/dev/full")).isEqualTo(5);
        assertThat(terminal.err())
                .isEqualTo("--faults /dev/full cannot be written. Specify a file in a folder that exists, that you may"
                        + " write to, and that has free disk space.\n");
    }
}
