package dev.leadline.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.lead.reject.FormulaGuard;
import dev.leadline.lead.reject.RejectForm;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileTests {

    private static final List<Problem> BAD_EMAIL = List.of(InMemoryLedger.badEmail("annexample.com"));

    @TempDir
    Path folder;

    @Test
    void putsTheReasonsBeforeTheCellsAsTheyStood() throws IOException {
        Path file = folder.resolve("leads.rejects.csv");
        try (RejectsFile rejects = RejectsFile.open(file, List.of("Name", "Email"), "k7f3/12")) {
            rejects.write(3, 5, BAD_EMAIL, List.of("Zoë", "annexample.com"));
            rejects.publish();
        }
        assertThat(file).hasContent("""
                        \ufeffleadline_run,leadline_row,leadline_line,leadline_status,leadline_problems,Name,Email\r
                        k7f3/12,3,5,REJECTED,"Email: ""annexample.com"" is not a valid e-mail address. Enter one address, such as\
                         ann@example.com. [BAD_EMAIL]",Zoë,annexample.com\r
                        """);
    }

    @Test
    void beginsWithAByteOrderMarkForExcel() throws IOException {
        Path file = folder.resolve("leads.rejects.csv");
        publishOne(file, List.of("Email"), List.of("x"));
        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF, 'l');
    }

    @Test
    void joinsAllProblemsOfARow() throws IOException {
        Path file = folder.resolve("leads.rejects.csv");
        try (RejectsFile rejects = RejectsFile.open(file, List.of("Email"), RejectForm.NO_RUN)) {
            rejects.write(
                    1,
                    2,
                    List.of(
                            new Problem(ProblemCode.BAD_EMAIL, "email_1", "Email", "x", "This is no address."),
                            new Problem(ProblemCode.MISSING, "last_name", null, null, "The name is missing."),
                            new Problem(ProblemCode.TOO_FEW_CELLS, null, null, null, "Cells are missing.")),
                    List.of("x"));
            rejects.publish();
        }
        assertThat(parsed(file).get(1).get(4))
                .isEqualTo("Email: This is no address. [BAD_EMAIL] | last_name: The name is missing. [MISSING]"
                        + " | Cells are missing. [TOO_FEW_CELLS]");
    }

    @Test
    void guardsHeadersProblemsAndCellsAndGivesThemBack() throws IOException {
        List<String> header = List.of("=Name", "'@Email", "Phone");
        List<String> cells = List.of("=1+1", "'-2", "+16175550123");
        Path file = folder.resolve("leads.rejects.csv");
        try (RejectsFile rejects = RejectsFile.open(file, header, RejectForm.NO_RUN)) {
            rejects.write(1, 2, List.of(new Problem(ProblemCode.MISSING, "f", "=Name", null, "No.")), cells);
            rejects.publish();
        }
        List<CSVRecord> records = parsed(file);
        assertThat(records.get(0).toList()).endsWith("'=Name", "''@Email", "Phone");
        assertThat(records.get(1).toList()).endsWith("'=Name: No. [MISSING]", "'=1+1", "''-2", "'+16175550123");
        assertThat(own(records.get(0))).isEqualTo(header);
        assertThat(own(records.get(1))).isEqualTo(cells);
    }

    @Test
    void keepsEveryCellToTheByte() throws IOException {
        List<String> cells = List.of(
                "",
                " ",
                " padded ",
                "\"",
                "a\"b",
                "a,b",
                "two\nlines",
                "two\r\nlines",
                "cr\ralone",
                "\\",
                "#",
                "0042",
                "\u00a0",
                "日本",
                "\ud83c\udfe0",
                "tab\tinside",
                "'",
                "\u200bx",
                "\u0000");
        Path file = folder.resolve("leads.rejects.csv");
        publishOne(file, cells, cells);
        assertThat(own(parsed(file).get(1))).isEqualTo(cells);
        assertThat(own(parsed(file).get(0))).isEqualTo(cells);
    }

    @Test
    void quotesOnlyWhatNeedsIt() throws IOException {
        Path file = folder.resolve("leads.rejects.csv");
        publishOne(file, List.of("First Name", "E-Mail"), List.of("Ann", "", "surplus"));
        assertThat(Files.readString(file))
                .endsWith(",First Name,E-Mail\r\ncheck,1,2,REJECTED,No. [MISSING],Ann,,surplus\r\n");
    }

    @Test
    void leavesTheEarlierFileAloneUntilItIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("leads.rejects.csv"), "of yesterday");
        try (RejectsFile rejects = RejectsFile.open(file, List.of("Email"), RejectForm.NO_RUN)) {
            rejects.write(1, 2, BAD_EMAIL, List.of("x"));
        }
        assertThat(file).hasContent("of yesterday");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        Path file = folder.resolve("leads.rejects.csv");
        publishOne(file, List.of("Email"), List.of("x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhereItCannotBeWritten() {
        Path file = folder.resolve("missing/leads.rejects.csv");
        assertThatThrownBy(() -> RejectsFile.open(file, List.of("Email"), RejectForm.NO_RUN))
                .isInstanceOf(ReportNotWrittenException.class)
                .hasMessage(
                        "Leadline cannot write " + file
                                + " (its folder does not exist). Free disk space or grant Leadline's user write permission there.");
    }

    private static void publishOne(Path file, List<String> header, List<String> cells) {
        try (RejectsFile rejects = RejectsFile.open(file, header, RejectForm.NO_RUN)) {
            rejects.write(1, 2, List.of(new Problem(ProblemCode.MISSING, null, null, null, "No.")), cells);
            rejects.publish();
        }
    }

    private static List<CSVRecord> parsed(Path file) throws IOException {
        String text = Files.readString(file, UTF_8).substring(1);
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSVFormat.RFC4180)) {
            return parser.getRecords();
        }
    }

    private static List<String> own(CSVRecord row) {
        return row.toList().stream()
                .skip(RejectForm.OWN_COLUMNS.size())
                .map(FormulaGuard::unguard)
                .toList();
    }
}
