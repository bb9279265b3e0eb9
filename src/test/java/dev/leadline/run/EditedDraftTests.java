package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.lead.Problem;
import dev.leadline.lead.ProblemCode;
import dev.leadline.ledger.CellEdit;
import dev.leadline.ledger.DraftFile;
import dev.leadline.ledger.DraftVersion;
import dev.leadline.ledger.ImportDraftRepository;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is imported with edits that are kept beside it: it stays the same file, with the same rows on the same lines. */
class EditedDraftTests {

    private static final String DRAFT = "6fc966d1-bca3-4080-8b0c-a27c84a63ad3";

    @TempDir
    Path folder;

    private ImportFixture office;
    private Path leads;

    @BeforeEach
    void open() {
        office = new ImportFixture(folder);
        leads = office.file(
                "leads.csv",
                "First Name,Last Name,Email,Notes",
                "Ann,Lee,ann@example.com,\"two",
                "lines\"",
                "Bob,Ray,bob at example.com,",
                "Cyd,Fox,cyd@example.com,",
                "Dee,Kay,dee at example.com,");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void sendsEditedCellsAndReportsTheLinesOfTheFile() {
        edits(new CellEdit(2, 2, "bob at example.com", "bob@example.com"), CellEdit.ofRow(3, true));

        Summary summary = office.start(request());

        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(summary.rows().of(RowStatus.REJECTED)).isEqualTo(2);
        assertThat(office.report(1, "rejects.csv"))
                .filteredOn(line -> line.contains("@") || line.contains(" at "))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("dee at example.com", ",6,");
        assertThat(office.rows(1)).extracting(LedgerRow::line).containsExactlyInAnyOrder(2L, 4L, 5L, 6L);
        assertThat(office.rows(1))
                .filteredOn(row -> row.dismissal() != null)
                .singleElement()
                .satisfies(row ->
                        assertThat(row.problems()).extracting(Problem::code).containsExactly(ProblemCode.SKIPPED));
    }

    @Test
    void theSameFileWithEditsIsTheSameImport() {
        office.start(office.request(leads, "generic"));
        edits(new CellEdit(2, 2, "bob at example.com", "bob@example.com"));

        office.start(request());
        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "cyd@example.com");
        assertThat(office.open().ledger().runs()).hasSize(1);
    }

    @Test
    void anUnfinishedRunDoesNotSwallowOtherEdits() {
        office.start(limited(office.request(leads, "generic")));
        edits(new CellEdit(2, 2, "bob at example.com", "bob@example.com"));

        assertThatThrownBy(() -> office.start(request()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Run 1 of this file was started with other edits");
        assertThat(emails()).containsExactly("ann@example.com");
    }

    @Test
    void rowsThatNobodyWantsToSendAreNoRejectsThatHoldUpARun() {
        office.set("leadline.import.max-rejects", "40");
        edits(
                new CellEdit(2, 2, "bob at example.com", "bob@example.com"),
                new CellEdit(4, 2, "dee at example.com", "dee@example.com"),
                CellEdit.ofRow(1, true),
                CellEdit.ofRow(3, true));

        office.start(request());
        assertThat(emails()).containsExactlyInAnyOrder("bob@example.com", "dee@example.com");
    }

    private void edits(CellEdit... cells) {
        drafts().create(DRAFT, "leads.csv", "ann", Map.of());
        drafts().edits().add(new DraftFile(DRAFT, sha256()), "Edit", "ann", List.of(cells));
    }

    private ImportRequest request() {
        long version = drafts().find(DRAFT).orElseThrow().version();
        return office.request(leads, "generic").ofDraft(new DraftVersion(DRAFT, version));
    }

    private static ImportRequest limited(ImportRequest all) {
        return ImportRequest.of(all.file())
                .target(all.target())
                .constants(all.constants())
                .limit(1)
                .build();
    }

    private String sha256() {
        try (InputStream content = Files.newInputStream(leads)) {
            return ImportRequest.sha256Of(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> emails() {
        return office.bodies().stream()
                .map(body -> String.valueOf(body.get("email_1")))
                .toList();
    }

    private ImportDraftRepository drafts() {
        return office.open().context().getBean(ImportDraftRepository.class);
    }
}
