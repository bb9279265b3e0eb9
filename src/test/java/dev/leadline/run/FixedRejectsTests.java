package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.Replacement;
import dev.leadline.ledger.RowRef;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The rejects of a run, fixed in a spreadsheet and imported again as they are. */
@ParameterizedClass
@EnumSource
class FixedRejectsTests {

    private static final String HEADER = "First Name,Last Name,Email,Move-in Date,Notes";

    private final Database database;

    @TempDir
    Path folder;

    private ImportFixture trial;

    FixedRejectsTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder, database);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void goOutInThePlaceOfTheRowsThatTheyCameFrom() {
        trial.start(trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,2027-06-01,",
                "Bob,Hill,bobexample.com,2027-06-02,",
                "Cat,Moss,cat@example.com,2027-06-31,"));

        Summary fixed = fix(1, "bobexample.com", "bob@example.com");

        assertThat(fixed.run()).isEqualTo(2L);
        assertThat(trial.rows(2)).extracting(LedgerRow::status).containsExactly(RowStatus.CREATED, RowStatus.REJECTED);
        assertThat(emails()).containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(trial.open().ledger().replacements(1))
                .containsExactly(
                        new Replacement(new RowRef(1, 2), new RowRef(2, 1)),
                        new Replacement(new RowRef(1, 3), new RowRef(2, 2)));
        assertThat(trial.report(2, "rejects.csv"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(trial.open().ledger().homeId() + "/2,2,3,REJECTED,");
    }

    @Test
    void areTakenOnceHoweverOftenTheFileIsImported() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        Path rejects = edited(1, "fixed.csv", "bobexample.com", "bob@example.com");
        trial.start(asItIs(rejects));
        trial.reopen();

        RunResult again = trial.imports().start(asItIs(rejects), trial.watched);

        assertThat(again.notes()).singleElement().asString().startsWith("Run 2 already imported this file, on ");
        assertThat(emails()).containsExactly("bob@example.com");
    }

    @Test
    void canBeFixedABitEveryDay() {
        trial.start(trial.file(
                "leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,", "Cat,Moss,cat@example.com,2027-06-31,"));
        fix(1, "bobexample.com", "bob@example.com");

        trial.start(asItIs(edited(1, "both.csv", "bobexample.com", "bob@example.com", "2027-06-31", "2027-07-01")));

        assertThat(trial.rows(3)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE, RowStatus.CREATED);
        assertThat(trial.rows(3).get(0).message()).isEqualTo("Corrects row 1 of run 2, which is already CREATED.");
        assertThat(emails()).containsExactlyInAnyOrder("bob@example.com", "cat@example.com");
    }

    @Test
    void areNotSentFromTheFirstFileOnceThoseOfTheSecondWere() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-31,"));
        fix(1, "bobexample.com", "bob@example.com");
        fix(2, "2027-06-31", "2027-07-01");

        Summary late = trial.start(
                asItIs(edited(1, "late.csv", "bobexample.com", "bob@example.org", "2027-06-31", "2027-08-01")));

        assertThat(late.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
        assertThat(emails()).containsExactly("bob@example.com");
    }

    @Test
    void keepARetryFromSendingTheOldRow() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bob+failure@example.com,2027-06-02,"));
        fix(1, "bob+failure@example.com", "bob@example.com");

        Summary retried = trial.imports()
                .retry(1, Set.of(RowStatus.FAILED), trial.watched)
                .summary();

        assertThat(retried.rows().of(RowStatus.FAILED)).isEqualTo(1);
        assertThat(trial.received()).hasSize(2);
        assertThat(trial.report(1, "rejects.csv")).hasSize(1);
    }

    @Test
    void areLeftOutWhereARetryWasFaster() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bob+failure@example.com,2027-06-02,"));
        Path rejects = edited(1, "fixed.csv", "bob+failure@example.com", "bob@example.com");
        trial.imports().retry(1, Set.of(RowStatus.FAILED), trial.watched);
        assertThat(trial.rows(1)).extracting(LedgerRow::status).containsExactly(RowStatus.CREATED);

        Summary fixed = trial.start(asItIs(rejects));

        assertThat(fixed.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
        assertThat(emails()).doesNotContain("bob@example.com");
    }

    @Test
    void standForARowOnceEvenWhenTheLineIsThereTwice() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        List<String> lines = trial.report(1, "rejects.csv");

        Summary fixed = trial.start(asItIs(trial.file(
                "fixed.csv",
                lines.get(0),
                lines.get(1).replace("bobexample.com,2027", "bob@example.com,2027"),
                lines.get(1).replace("bobexample.com,2027", "bob@example.org,2027"))));

        assertThat(fixed.rows().of(RowStatus.CREATED)).isEqualTo(1);
        assertThat(fixed.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
        assertThat(emails()).containsExactly("bob@example.com");
    }

    @Test
    void countAsTheyWereCorrectedLastWhereTheEarlierCorrectionsWereNotSent() {
        trial.start(trial.file(
                "leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,", "Cat,Moss,catexample.com,2027-06-03,"));
        trial.set("leadline.api.token", "wrong");
        trial.reopen();
        Path first = edited(1, "first.csv", "bobexample", "bob@example", "catexample", "cat@example");
        assertThat(trial.start(asItIs(first)).exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        trial.set("leadline.api.token", "sandbox-token");
        trial.reopen();

        RunResult newer = trial.imports()
                .start(asItIs(edited(1, "second.csv", "bobexample.com", "bob@example.org")), trial.watched);

        assertThat(trial.rows(3)).extracting(LedgerRow::status).containsExactly(RowStatus.CREATED, RowStatus.DUPLICATE);
        assertThat(trial.rows(3).get(1).message()).isEqualTo("Corrects row 2 of run 2, which is already STAGED.");
        assertThat(trial.rows(2)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE, RowStatus.STAGED);
        assertThat(trial.report(2, "outcomes.csv").get(1)).startsWith("1,2,DUPLICATE,");
        assertThat(newer.related()).singleElement().satisfies(waiting -> {
            assertThat(waiting.relation()).isEqualTo(RelatedRun.Relation.CORRECTIONS_WAIT);
            assertThat(waiting.summary().run()).isEqualTo(2L);
        });
        assertThat(newer.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        trial.resume(2);
        assertThat(emails()).containsExactly("bob@example.org", "cat@example.com");
    }

    @Test
    void sendCellsAsTheyStoodWhereASpreadsheetHasOnlyRespelledThem() {
        trial.start(
                trial.file("leads.csv", HEADER.replace("Notes", "Zip"), "Bob,Hill,bobexample.com,2027-06-02,02139"));

        trial.start(asItIs(
                edited(1, "fixed.csv", "bobexample.com", "bob@example.com", ",2027-06-02,02139", ",6/2/2027,2139")));

        assertThat(trial.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .containsEntry("move_in_date", "2027-06-02")
                        .containsEntry("zip", "02139"));
    }

    @Test
    void sendACellThatLooksLikeAFormulaAsItStood() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,=1+1 -- '+me"));
        assertThat(trial.report(1, "rejects.csv").get(1)).endsWith(",'=1+1 -- '+me");

        fix(1, "bobexample.com", "bob@example.com");

        assertThat(trial.bodies()).extracting(body -> body.get("notes")).containsExactly("=1+1 -- '+me");
    }

    @Test
    void areSentUnderTheConstantsOfTheirRun() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));

        fix(1, "bobexample.com", "bob@example.com");

        assertThat(trial.bodies())
                .extracting(body -> body.get("integration_id"))
                .containsExactlyElementsOf(
                        trial.request(folder, "generic").constants().values());
    }

    @Test
    void areRejectedWhereNothingSaysWhichRowTheyStandFor() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        List<String> lines = trial.report(1, "rejects.csv");

        Summary fixed = trial.start(asItIs(trial.file(
                "fixed.csv",
                lines.get(0),
                lines.get(1).replace("bobexample.com,2027", "bob@example.com,2027"),
                ",,,,,New,Lead,new@example.com,2027-06-02,")));

        assertThat(trial.rows(2)).extracting(LedgerRow::code).containsExactly(null, "NOT_A_REJECT");
        assertThat(fixed.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(emails()).containsExactly("bob@example.com");
    }

    @Test
    void ofAnotherHomeAreRefused() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        String home = trial.open().ledger().homeId();

        refused(3, edited(1, "fixed.csv", home + "/1", "another/1"))
                .hasMessage(
                        "fixed.csv contains rejects from another home, or its leadline_run column was changed. Import"
                                + " it with the --home of the original run.");
    }

    @Test
    void withOtherColumnsAreRefused() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));

        refused(3, edited(1, "fixed.csv", "First Name", "Forename"))
                .hasMessage(
                        "fixed.csv has different columns than run 1 (missing: First Name) (added: Forename). Restore "
                                + "the original columns, and change only cell values.");
    }

    @Test
    void ofSeveralRunsAreRefused() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        trial.start(trial.file("more.csv", HEADER, "Cat,Moss,catexample.com,2027-06-02,"));
        List<String> first = trial.report(1, "rejects.csv");

        refused(
                        3,
                        trial.file(
                                "both.csv",
                                first.get(0),
                                first.get(1),
                                trial.report(2, "rejects.csv").get(1)))
                .hasMessage(
                        "both.csv contains rejects from more than one run. Put the rejects of each run in a separate file.");
    }

    @Test
    void underAnotherMappingAreRefused() {
        trial.start(trial.file("leads.csv", HEADER, "Bob,Hill,bobexample.com,2027-06-02,"));
        Path rejects = edited(1, "fixed.csv", "bobexample.com", "bob@example.com");

        assertThatThrownBy(() -> trial.start(ImportRequest.of(rejects)
                        .constants(Map.of("lead_source", "Zillow"))
                        .build()))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.USAGE))
                .hasMessage("Rejects use the settings of run 1: target generic, with its mapping and constants. Remove"
                        + " --target, --mapping and --set from the command.");
        assertThat(trial.open().ledger().runs()).hasSize(1);
    }

    @Test
    void areNothingToDoWhereThereAreNone() {
        trial.start(trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,2027-06-01,"));

        refused(0, edited(1, "none.csv")).hasMessage("none.csv contains no rejected rows. There is nothing to import.");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(int exit, Path file) {
        return assertThatThrownBy(() -> trial.start(asItIs(file)))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exit().code()).isEqualTo(exit));
    }

    private Summary fix(long run, String wrong, String right) {
        return trial.start(asItIs(edited(run, "fixed" + run + ".csv", wrong, right)));
    }

    /** The rejects of a run with cells changed. */
    private Path edited(long run, String name, String... wrongAndRight) {
        List<String> lines = trial.report(run, "rejects.csv").stream()
                .map(line -> {
                    String edited = line;
                    for (int i = 0; i < wrongAndRight.length; i += 2) {
                        edited = edited.replace(wrongAndRight[i], wrongAndRight[i + 1]);
                    }
                    return edited;
                })
                .toList();
        return trial.file(name, lines.toArray(String[]::new));
    }

    private static ImportRequest asItIs(Path file) {
        return ImportRequest.of(file).build();
    }

    private List<Object> emails() {
        return trial.bodies().stream().map(body -> body.get("email_1")).toList();
    }
}
