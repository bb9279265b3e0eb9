package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What cells may have meant: shown with the rejects, and applied when a person says so. */
@ParameterizedClass
@EnumSource
class FixTests {

    private final Database database;

    @TempDir
    Path folder;

    private final Sandbox sandbox = Sandbox.start(
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
    private Terminals terminal;

    FixTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void importLeadsWithSlips() throws IOException {
        terminal = new Terminals(folder).withRealJob(Terminals.sendingTo(sandbox, database));
        terminal.file(
                "leads.csv",
                "First Name,Last Name,Email,Phone,Move-in Date",
                "Ann,Lee,ann@gmial.com,(617) 555-0101,06/15/2027",
                "Bob,Hill,(617) 555-0102,bob@example.com,06/16/2027",
                "Cat,Moss,cat@example.com,(617) 555-0103,17/06/2027",
                "Dan,Reed,dan at home,(617) 555-0104,06/18/2027",
                "Eve,Park,eve@example.com,(617) 555-0105,06/19/2027",
                "Flo,Hunt,flo@example.com,(617) 555-0106,06/20/2027",
                "Gus,Kane,gus@example.com,(617) 555-0107,06/21/2027");
        terminal.file(
                "mapping.yaml",
                "columns:",
                "  First Name: first_name",
                "  Last Name: last_name",
                "  Email: email_1",
                "  Phone: phone_1",
                "  Move-in Date: {field: move_in_date, date_order: month-first}",
                "constants: {integration_id: i-1}");
        assertThat(terminal.type("import", "leads.csv", "--mapping", "mapping.yaml"))
                .isEqualTo(4);
        assertThat(bodies()).hasSize(3);
    }

    @AfterEach
    void closeTheSandbox() {
        sandbox.close();
    }

    @Test
    void asksWithTheRejectWhatWasMeant() throws IOException {
        assertThat(Files.readString(folder.resolve("leadline-data/runs/1/rejects.csv")))
                .contains("Did you mean \"\"ann@gmail.com\"\"?")
                .contains("Did you mean \"\"2027-06-17\"\"?")
                .contains("Did you swap it with the value in column \"\"Phone\"\"?");
    }

    @Test
    void listsWhatCouldBeApplied() {
        assertThat(terminal.type("fix", "1")).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        Suggestions
                          1  email-domain     the e-mail's domain is misspelled
                          1  swapped-date     day and month are swapped
                          1  swapped-columns  e-mail and phone are in each other's column

                        Next
                          Review the suggestions in rejects.csv or report.html, then write a file with the ones you accept:
                            leadline fix 1 --apply email-domain
                            leadline fix 1 --apply swapped-date
                            leadline fix 1 --apply swapped-columns
                        """);
        assertThat(bodies()).hasSize(3);
    }

    @Test
    void writesAFileThatCanBeImportedAsItIs() {
        assertThat(terminal.type(
                        "fix", "1", "--apply", "email-domain", "--apply", "swapped-columns", "--apply", "swapped-date"))
                .isZero();
        assertThat(terminal.out()).startsWith("3 rows with the suggestion applied, in ");

        assertThat(terminal.type("import", "leadline-data/runs/1/fixed.csv")).isZero();

        assertThat(bodies())
                .extracting(body -> body.get("first_name") + " " + body.get("email_1") + " " + body.get("phone_1") + " "
                        + body.get("move_in_date"))
                .contains(
                        "Ann ann@gmail.com +16175550101 2027-06-15",
                        "Bob bob@example.com +16175550102 2027-06-16",
                        "Cat cat@example.com +16175550103 2027-06-17")
                .hasSize(6);
    }

    @Test
    void writesNoFileAndNamesNoImportWhereNothingWasLeftToApply() throws IOException {
        terminal.type("fix", "1", "--apply", "email-domain");
        terminal.type("import", "leadline-data/runs/1/fixed.csv");
        Path fixed = folder.resolve("leadline-data/runs/1/fixed.csv");
        String before = Files.readString(fixed);

        assertThat(terminal.type("fix", "1", "--apply", "email-domain")).isZero();
        assertThat(terminal.out())
                .isEqualTo("No reject of run 1 has this suggestion, so no file was written. To list the suggestions:"
                        + " leadline fix 1\n");
        assertThat(Files.readString(fixed)).isEqualTo(before);
        terminal.type("fix", "1", "--apply", "email-domain", "--json");
        assertThat(terminal.out()).contains("\"rows\" : 0", "\"file\" : null");
    }

    /** Rows that were corrected keep their status, but there is nothing left to correct or to send again. */
    @Test
    void asksForNothingMoreOnceEveryRejectWasCorrected() throws IOException {
        Path rejects = folder.resolve("leadline-data/runs/1/rejects.csv");
        Files.writeString(
                rejects,
                Files.readString(rejects)
                        .replace(",dan at home,", ",dan@example.com,")
                        .replace(",ann@gmial.com,", ",ann@gmail.com,")
                        .replace(",(617) 555-0102,bob@example.com,", ",bob@example.com,(617) 555-0102,")
                        .replace(",17/06/2027", ",06/17/2027"));
        assertThat(terminal.type("import", rejects.toString())).isZero();

        for (String command : List.of("show", "retry", "resume")) {
            terminal.type(command, "1");
            assertThat(terminal.out())
                    .as(command)
                    .contains("4  rejected")
                    .doesNotContain("rejects.csv", "leadline retry 1");
        }
        assertThat(terminal.type("retry", "1")).isEqualTo(4);
        assertThat(terminal.err()).contains("Run 1 has no rows to send again.");
        assertThat(terminal.out()).endsWith("""
                        Next
                          Nothing is left to do. To show this run again:
                            leadline show 1
                        """);
        assertThat(terminal.type("import", "leads.csv", "--mapping", "mapping.yaml"))
                .isEqualTo(4);
        assertThat(terminal.out()).contains("already imported this file").doesNotContain("rejects.csv");
        assertThat(bodies()).hasSize(7);
    }

    @Test
    void appliesOnlyWhatWasAskedFor() throws IOException {
        assertThat(terminal.type("fix", "1", "--apply", "email-domain")).isZero();
        assertThat(Files.readAllLines(folder.resolve("leadline-data/runs/1/fixed.csv")))
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",Ann,Lee,ann@gmail.com,(617) 555-0101,06/15/2027");
    }

    @Test
    void doesNotKnowEverySuggestion() {
        assertThat(terminal.type("fix", "1", "--apply", "email-domian")).isEqualTo(2);
        assertThat(terminal.err())
                .contains("There is no suggestion \"email-domian\"")
                .contains("email-domain");
    }

    private List<Map<String, Object>> bodies() {
        return sandbox.received().stream().map(prospect -> prospect.body()).toList();
    }
}
