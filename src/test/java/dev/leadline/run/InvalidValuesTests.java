package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.ProblemCount;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of values that are not valid for optional fields, from the file to the report. */
class InvalidValuesTests {

    private static final String HEADER = "First Name,Email,Phone";

    @TempDir
    Path folder;

    private ImportFixture trial;

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder, Database.H2);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void areSaidInTheOutcomeOfARowThatIsSentWithoutThem() {
        trial.set("leadline.import.invalid-values", "omit");

        Summary summary = trial.start(leads());

        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(2);
        assertThat(summary.rows().of(RowStatus.REJECTED)).isEqualTo(1);
        assertThat(summary.warnings()).containsExactly(new ProblemCount("INVALID_OMITTED", "phone_1", 1));
        assertThat(trial.bodies())
                .noneSatisfy(body -> assertThat(body.toString()).contains("555-0101"));
        assertThat(trial.report(1, "outcomes.csv").get(1)).contains("has no area code", "[INVALID_OMITTED]");
    }

    @Test
    void areRejectedUnlessTheSettingSaysOtherwise() {
        Summary summary = trial.start(leads());

        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(1);
        assertThat(summary.rows().of(RowStatus.REJECTED)).isEqualTo(2);
        assertThat(summary.warnings()).isEmpty();
    }

    @Test
    void startNoSecondRunWithTheOtherChoice() {
        Path file = leads();
        trial.start(file);
        trial.reopen();
        trial.set("leadline.import.invalid-values", "omit");

        Summary again = trial.start(file);

        assertThat(again.run()).isEqualTo(1);
        assertThat(trial.bodies()).hasSize(1);
        assertThat(trial.watched.warnings)
                .contains(
                        "Run 1 uses --invalid-values reject, as when it started. To import the file with the other choice"
                                + " after that: --again. Rows that this run sent are duplicates then.");
    }

    @Test
    void areLeftOutOfCorrectedRejectsAsOfTheirRun() throws Exception {
        trial.set("leadline.import.invalid-values", "omit");
        trial.start(leads());
        List<String> rejects = trial.report(1, "rejects.csv");
        trial.reopen();
        trial.set("leadline.import.invalid-values", "reject");

        Path corrected = folder.resolve("corrected.csv");
        Files.write(
                corrected,
                rejects.stream()
                        .map(line -> line.replace("cy@,12", "cy@example.com,12"))
                        .toList());
        Summary summary = trial.start(corrected);

        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(1);
        assertThat(summary.warnings()).containsExactly(new ProblemCount("INVALID_OMITTED", "phone_1", 1));
    }

    private Path leads() {
        return trial.file(
                "leads.csv", HEADER, "Ann,ann@example.com,555-0101", "Bo,bo@example.com,617-555-0102", "Cy,cy@,12");
    }
}
