package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.Targets;
import dev.leadline.ledger.CorrectionRepository;
import dev.leadline.ledger.DuplicatePolicy;
import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.OpenRejects;
import dev.leadline.ledger.RowStatus;
import dev.leadline.review.CorrectionService;
import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A person decides to send a row although it looks like a lead that was sent before: that lead, and no other. */
@ParameterizedClass
@EnumSource
class SendAnywayTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone";

    private final Database database;

    @TempDir
    Path folder;

    private ImportFixture trial;

    SendAnywayTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void annAndTwoRowsWithHerPhone() {
        trial = new ImportFixture(folder, database);
        trial.start(trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,(617) 555-0101",
                "Bob,Fox,bob@example.com,(617) 555-0101",
                "Cyd,Orr,cyd@example.com,(617) 555-0101"));
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void sendsTheRowBesideTheOneThatWasShown() {
        sendsAnyway(1, 2);

        assertThat(emails()).containsExactly("ann@example.com", "bob@example.com");
        assertThat(corrections().duplicates().toSend(1)).isEmpty();
    }

    @Test
    void sendsNobodyWhomAnotherImportHasSentSinceTheDecision() {
        decides(1, 2);
        trial.start(trial.file("later.csv", HEADER, "Bob,Fox,bob@example.com,(617) 555-0109"));

        sends(1);

        assertThat(emails()).containsExactly("ann@example.com", "bob@example.com");
        assertThat(trial.rows(3)).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(RowStatus.DUPLICATE);
            assertThat(row.message()).isEqualTo("The same prospect as row 1 of run 2.");
        });
    }

    @Test
    void asksAgainAboutARowThatLooksLikeALeadSentSinceTheDecision() {
        decides(1, 2);
        trial.start(sharesThePhone());

        sends(1);

        assertThat(emails()).containsExactly("ann@example.com", "eve@example.com");
        assertThat(trial.rows(3)).singleElement().satisfies(row -> {
            assertThat(row.code()).isEqualTo("POSSIBLE_DUPLICATE");
            assertThat(row.message()).endsWith("The earlier row is row 1 of run 2.");
        });
        assertThat(corrections().duplicates().undecided(3)).containsExactly(1L);
        assertThat(corrections().duplicates().toSend(3)).isEmpty();

        sendsAnyway(3, 1);
        assertThat(emails()).containsExactly("ann@example.com", "eve@example.com", "bob@example.com");
    }

    /** Sent whatever else has this phone number, because its import says so. */
    private ImportRequest sharesThePhone() {
        Path file = trial.file("later.csv", HEADER, "Eve,Roe,eve@example.com,(617) 555-0101");
        return ImportRequest.of(file)
                .target("generic")
                .constants(trial.request(file, "generic").constants())
                .duplicates(DuplicatePolicy.SEND)
                .build();
    }

    @Test
    void sendsAFamilyThatSharesAPhoneNumberTogether() {
        sendsAnyway(1, 2, 3);

        assertThat(trial.rows(2)).extracting(LedgerRow::status).containsOnly(RowStatus.CREATED);
        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com", "cyd@example.com");
    }

    @Test
    void sendsOnePersonOnceThoughTwoRowsOfThePersonWereDecidedAbout() {
        trial.start(trial.file(
                "family.csv",
                HEADER,
                "Gus,Hay,gus@example.com,(617) 555-0101",
                "Gus,Hay,Gus@example.com,(617) 555-0101",
                "G.,Hay,gus@example.com,(617) 555-0101"));

        sendsAnyway(2, 1, 2, 3);

        assertThat(emails()).hasSize(2);
        assertThat(trial.rows(3))
                .extracting(LedgerRow::status)
                .containsExactlyInAnyOrder(RowStatus.CREATED, RowStatus.DUPLICATE, RowStatus.DUPLICATE);
        assertThat(trial.rows(3))
                .filteredOn(row -> row.status() == RowStatus.DUPLICATE)
                .allSatisfy(row -> assertThat(row.message()).matches("The same prospect as row [123] of run 3\\."));
    }

    @Test
    void forgetsADecisionAboutARowThatAFileCorrects() {
        decides(1, 2);
        List<String> rejects = trial.report(1, "rejects.csv");
        trial.start(ImportRequest.of(trial.file(
                        "fixed.csv", rejects.get(0), rejects.get(1).replace("bob@example.com", "bob@example.org")))
                .build());

        assertThat(emails()).containsExactly("ann@example.com");
        assertThat(trial.rows(2))
                .singleElement()
                .satisfies(row -> assertThat(row.code()).isEqualTo("POSSIBLE_DUPLICATE"));
    }

    private void sendsAnyway(long run, long... rows) {
        decides(run, rows);
        sends(run);
    }

    private void decides(long run, long... rows) {
        corrections().duplicates().sendAnyway(run, LongStream.of(rows).boxed().toList(), "Dana");
    }

    private void sends(long run) {
        Path file = folder.resolve("anyway-%d.csv".formatted(run));
        CorrectionService.of(
                        trial.open().ledger().run(run).orElseThrow(),
                        trial.open().ledger(),
                        trial.open().context().getBean(OpenRejects.class),
                        corrections(),
                        Targets.load(null))
                .writeAnyway(file);
        trial.start(ImportRequest.of(file).build());
        corrections().dropSent(run);
    }

    private CorrectionRepository corrections() {
        return trial.open().context().getBean(CorrectionRepository.class);
    }

    private List<Object> emails() {
        return trial.bodies().stream().map(body -> body.get("email_1")).toList();
    }
}
