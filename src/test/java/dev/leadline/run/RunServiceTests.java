package dev.leadline.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.ledger.RunStatus;
import dev.leadline.ledger.StopReason;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports from the file to the report, on each database, against the stand-in API over HTTP. */
@ParameterizedClass
@EnumSource
class RunServiceTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone";

    private final Database database;

    @TempDir
    Path folder;

    private ImportFixture trial;

    RunServiceTests(Database database) {
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
    void createsAProspectForEveryRow() {
        Summary summary = trial.start(trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,(617) 555-0101",
                "Bob,Hill,bob@example.com,(617) 555-0102"));

        assertThat(summary.exit()).isEqualTo(ExitCode.OK);
        assertThat(summary.tree().has("reason")).isFalse();
        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(2);
        assertThat(trial.bodies())
                .extracting(body -> body.get("email_1"))
                .containsExactlyInAnyOrder("ann@example.com", "bob@example.com");
        assertThat(trial.rows(1)).extracting(LedgerRow::recordId).doesNotContainNull();
    }

    @Test
    void tellsWhatBecameOfEveryRow() {
        Summary summary = trial.start(trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com,",
                "Bob,Hill,no address,",
                "Cat,Moss,cat+refused@example.com,",
                "Dan,Reed,dan+failure@example.com,",
                "Eve,Park,eve+partial@example.com,",
                "Ann,Lee,ann@example.com,"));

        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(trial.rows(1))
                .extracting(LedgerRow::status)
                .containsExactly(
                        RowStatus.CREATED,
                        RowStatus.REJECTED,
                        RowStatus.REFUSED,
                        RowStatus.FAILED,
                        RowStatus.PARTIAL,
                        RowStatus.DUPLICATE);
        assertThat(trial.report(1, "outcomes.csv")).hasSize(7);
        assertThat(trial.report(1, "rejects.csv"))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("Bob,Hill,no address"));
    }

    @Test
    void doesTheSameImportOnce() {
        Path file = trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,");
        trial.start(file);
        trial.reopen();

        RunResult again = trial.imports().start(trial.request(file, "generic"), trial.watched);

        assertThat(again.summary().run()).isEqualTo(1L);
        assertThat(again.summary().exit()).isEqualTo(ExitCode.OK);
        assertThat(again.notes())
                .singleElement()
                .asString()
                .matches("Run 1 already imported this file, on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\."
                        + " Nothing was sent\\. To import it again: --again");
        assertThat(trial.bodies()).hasSize(1);
    }

    @Test
    void startsAnewWhenToldToAndStillSendsNobodyTwice() {
        Path file = trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,");
        trial.start(file);

        Summary again = trial.start(ImportRequest.of(file)
                .target("generic")
                .constants(trial.request(file, "generic").constants())
                .again(true)
                .build());

        assertThat(again.run()).isEqualTo(2L);
        assertThat(again.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
        assertThat(trial.bodies()).hasSize(1);
    }

    @Test
    void sendsTheFirstFewAndTheRestWhenResumed() {
        Path file = trial.file("leads.csv", people(9));
        ImportRequest all = trial.request(file, "generic");

        Summary first = trial.start(ImportRequest.of(file)
                .target("generic")
                .constants(all.constants())
                .limit(3)
                .build());
        assertThat(first.exit()).isEqualTo(ExitCode.OK);
        assertThat(first.rows().of(RowStatus.CREATED)).isEqualTo(3);
        assertThat(first.rows().of(RowStatus.STAGED)).isEqualTo(6);

        Summary rest = trial.resume(1);
        assertThat(rest.rows().of(RowStatus.CREATED)).isEqualTo(9);
        assertThat(trial.bodies()).hasSize(9);
    }

    @Test
    void leavesRowsQueuedWhenNobodyWaits() {
        Path file = trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,");

        Summary summary = trial.start(ImportRequest.of(file)
                .target("generic")
                .constants(trial.request(file, "generic").constants())
                .confirm(false)
                .build());

        assertThat(summary.exit()).isEqualTo(ExitCode.OK);
        assertThat(summary.rows().of(RowStatus.QUEUED)).isEqualTo(1);
        assertThat(trial.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(1);
    }

    @Test
    void leavesQueuedWhatStaysPendingPastTheDeadline() {
        trial.set("leadline.confirm.deadline", "0s");
        Summary summary = trial.start(trial.file("leads.csv", HEADER, "Ann,Lee,ann+pending@example.com,"));

        assertThat(summary.rows().of(RowStatus.QUEUED)).isEqualTo(1);
        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_UNCERTAIN);
    }

    @Test
    void sendsWhatWaitedBehindARowThatFailed() {
        Summary summary = trial.start(trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann+failure@example.com,(617) 555-0101",
                "Ann,Lee,ann@example.org,(617) 555-0101"));

        assertThat(trial.rows(1)).extracting(LedgerRow::status).containsExactly(RowStatus.FAILED, RowStatus.CREATED);
        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
    }

    @Test
    void stopsAtARefusedTokenAndSendsTheRowWhenItIsRight() {
        Path file = trial.file("leads.csv", people(5));
        trial.set("leadline.api.token", "wrong");

        Summary refused = trial.start(file);
        assertThat(refused.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(refused.rows().of(RowStatus.STAGED)).isEqualTo(5);
        isToldEverywhere(refused, "TOKEN_REJECTED");
        assertThat(trial.bodies()).isEmpty();

        trial.set("leadline.api.token", "sandbox-token");
        trial.reopen();
        assertThat(trial.start(file).rows().of(RowStatus.CREATED)).isEqualTo(5);
    }

    @Test
    void refusesToResumeWhereTheTargetIsNotKnownAndChangesNothing() throws IOException {
        Path targets = Files.createDirectories(folder.resolve("config/targets"));
        Path own = Files.writeString(
                targets.resolve("ours.json"),
                new String(
                                Objects.requireNonNull(getClass().getResourceAsStream("/targets/generic.json"))
                                        .readAllBytes(),
                                UTF_8)
                        .replace("\"generic\"", "\"ours\""));
        Path file = trial.file("leads.csv", people(5));
        trial.set("leadline.api.token", "wrong");
        trial.start(ImportRequest.of(file)
                .target("ours")
                .constants(trial.request(file, "generic").constants())
                .build());
        trial.set("leadline.api.token", "sandbox-token");
        Path elsewhere = Files.move(own, folder.resolve("ours.json"));
        trial.reopen();

        assertThatThrownBy(() -> trial.resume(1))
                .isInstanceOfSatisfying(
                        UserException.class,
                        refused -> assertThat(refused.exit()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith("There is no target \"ours\".");
        assertThat(trial.open().ledger().knownRun(1))
                .as("the run is as it was")
                .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.STOPPED))
                .satisfies(run -> assertThat(run.stopReason())
                        .extracting(StopReason::code)
                        .isEqualTo("TOKEN_REJECTED"));

        Files.move(elsewhere, own);
        trial.reopen();
        assertThat(trial.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(5);
        assertThat(trial.bodies()).hasSize(5);
    }

    @Test
    void endsARunWhoseJobCannotStartWithTheReason() throws SQLException {
        Path file = trial.file("leads.csv", people(5));
        trial.set("leadline.api.token", "wrong");
        trial.start(file);
        execute("update batch_job_execution set status = 'ABANDONED'");
        trial.set("leadline.api.token", "sandbox-token");
        trial.reopen();

        Summary failed = trial.resume(1);

        assertThat(failed.exit()).isEqualTo(ExitCode.INTERNAL_ERROR);
        assertThat(trial.open().ledger().knownRun(1).status()).isEqualTo(RunStatus.FAILED);
        isToldEverywhere(failed, "INTERNAL_ERROR");
        assertThat(trial.bodies()).isEmpty();

        execute("update batch_job_execution set status = 'STOPPED'");
        assertThat(trial.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(5);
        assertThat(trial.bodies()).hasSize(5);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = trial.open().database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void sendsNothingWhenNothingListens() {
        trial.set("leadline.api.url", "http://127.0.0.1:9").set("leadline.api.patience", "1ms");

        Summary summary = trial.start(trial.file("leads.csv", people(5)));

        assertThat(summary.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(summary.rows().of(RowStatus.STAGED)).isEqualTo(5);
        isToldEverywhere(summary, "API_UNREACHABLE");
        assertThat(trial.report(1, "outcomes.csv")).hasSize(6);
    }

    @Test
    void stopsWhenTheFirstTwentyAreRefusedAlike() {
        String[] lines = IntStream.range(0, 60)
                .mapToObj(i -> "Ann,Lee,ann" + i + "+refused@example.com,")
                .toArray(String[]::new);
        Path file = trial.file("leads.csv", with(HEADER, lines));

        Summary summary = trial.start(file);

        assertThat(summary.exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(summary.rows().of(RowStatus.STAGED)).isPositive();
        isToldEverywhere(summary, "ALL_ROWS_REFUSED");
    }

    @Test
    void refusesMoreRejectsThanTheSettingsAllow() {
        trial.set("leadline.import.max-rejects", "20");

        Summary summary =
                trial.start(trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,", "Bob,Hill,none at all,"));

        assertThat(summary.exit()).isEqualTo(ExitCode.INPUT_UNUSABLE);
        isToldEverywhere(summary, "TOO_MANY_REJECTS");
        assertThat(trial.bodies()).isEmpty();
    }

    @Test
    void sendsARunWithTooManyRejectsOnlyOnceTheSettingsAllowIt() {
        trial.set("leadline.import.max-rejects", "20");
        Path file = trial.file("leads.csv", HEADER, "Ann,Lee,ann@example.com,", "Bob,Hill,none at all,");
        trial.start(file);

        assertThat(trial.start(file).exit()).isEqualTo(ExitCode.INPUT_UNUSABLE);
        assertThat(trial.resume(1).exit()).isEqualTo(ExitCode.INPUT_UNUSABLE);
        assertThat(trial.bodies()).isEmpty();

        trial.reopen();
        trial.set("leadline.import.max-rejects", "50");
        assertThat(trial.resume(1).exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(trial.bodies()).hasSize(1);
    }

    @Test
    void takesAFileWithoutRowsForAnEmptyNight() {
        Summary summary = trial.start(trial.file("leads.csv", HEADER));

        assertThat(summary.exit()).isEqualTo(ExitCode.OK);
        assertThat(summary.rows().total()).isZero();
    }

    @Test
    void refusesTheSameFileUnderAnotherMappingWhileOneIsUnfinished() {
        Path file = trial.file("leads.csv", people(5));
        trial.set("leadline.api.token", "wrong");
        trial.start(file);

        ImportRequest other = ImportRequest.of(file)
                .target("generic")
                .constants(Map.of("integration_id", "another"))
                .build();

        assertThatThrownBy(() -> trial.start(other))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "Run 1 of the same file is not finished and uses another target, mapping or constant. Resume"
                                + " that run first, or leave out the rows that it has not sent.");
    }

    @Test
    void wantsAToken() {
        trial.set("leadline.api.token", "");

        assertThatThrownBy(() -> trial.start(trial.file("leads.csv", people(1))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Set LEADLINE_API_TOKEN, or use --sandbox to try Leadline without a token.");
        assertThat(trial.open().ledger().runs()).isEmpty();
    }

    @Test
    void keepsNoCopyOfTheFileOnceItIsStaged() throws IOException {
        trial.start(trial.file("leads.csv", people(3)));

        try (var copies = Files.list(trial.home().resolve("staging"))) {
            assertThat(copies).isEmpty();
        }
    }

    @Test
    void goesThroughMoreRowsThanOnePartitionHolds() {
        Summary summary = trial.start(trial.file("leads.csv", people(700)));

        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(700);
        assertThat(trial.bodies()).hasSize(700).doesNotHaveDuplicates();
        assertThat(summary.requests().sent()).isEqualTo(700);
    }

    @Test
    void beginsNothingOnceAllIsToStop() {
        trial.imports().stopAll();

        assertThatThrownBy(() -> trial.start(trial.file("leads.csv", people(1))))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.STOPPED_BY_USER))
                .hasMessage("Stopped before anything was sent, as you requested.");
        assertThat(trial.open().ledger().runs()).isEmpty();
    }

    /** As in a home that shares the database with the home where the run was stopped. */
    @Test
    void readsTheRestOfAFileThatIsImportedAgainWhereItsCopyIsNot() throws IOException {
        Path file = trial.file("leads.csv", people(1_200));
        trial.watched.atStep = name -> trial.imports().stopAll();
        trial.start(file);
        trial.reopen();
        trial.watched.atStep = name -> {};
        try (var copies = Files.list(trial.home().resolve("staging"))) {
            Files.delete(copies.findFirst().orElseThrow());
        }

        assertThatThrownBy(() -> trial.resume(1))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.INPUT_UNUSABLE))
                .hasMessage(
                        "Run 1 has not read leads.csv completely, and its copy of the file is not in this home. Resume the run"
                                + " in the home where it started, or import the file again here, which continues the run.");
        Summary continued = trial.start(file);

        assertThat(continued.run()).isEqualTo(1);
        assertThat(continued.exit()).isEqualTo(ExitCode.OK);
        assertThat(trial.bodies()).hasSize(1_200).doesNotHaveDuplicates();
    }

    @Test
    void readsTheRestOfAFileThatWasHalfReadWhenItWasStopped() {
        Path file = trial.file("leads.csv", people(1_200));
        trial.watched.atStep = name -> trial.imports().stopAll();
        Summary stopped = trial.start(file);
        assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
        assertThat(stopped.rows().total()).isLessThan(1_200);
        isToldEverywhere(stopped, "STOPPED_BY_USER");
        trial.reopen();
        trial.watched.atStep = name -> {};

        Summary resumed = trial.resume(1);

        assertThat(resumed.rows().of(RowStatus.CREATED)).isEqualTo(1_200);
        assertThat(trial.bodies()).hasSize(1_200).doesNotHaveDuplicates();
    }

    @Test
    void doesNotTakeARunForCompleteThatIsReconciledWhileItsFileIsHalfRead() {
        trial.watched.atStep = name -> trial.imports().stopAll();
        Summary stopped = trial.start(trial.file("leads.csv", people(10_000)));
        assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
        assertThat(stopped.rows().total()).isLessThan(10_000);
        trial.reopen();

        Summary reconciled =
                trial.imports().reconcile(1, null, trial.watched).outcome().summary();

        assertThat(reconciled.status()).isEqualTo("STOPPED");
    }

    @Test
    void saysWhetherThereIsSomebodyToStop() {
        List<Optional<String>> asked = new ArrayList<>();
        trial.watched.atStep = name -> asked.add(trial.imports().stop(1));

        Summary stopped = trial.start(trial.file("leads.csv", people(2)));

        assertThat(asked.get(0))
                .hasValueSatisfying(owner -> assertThat(owner)
                        .startsWith("process " + ProcessHandle.current().pid() + "@"));
        assertThat(stopped.rows().of(RowStatus.SENDING)).isZero();
        assertThat(trial.imports().stop(1)).isEmpty();
        assertThatThrownBy(() -> trial.imports().stop(2)).isInstanceOf(UserException.class);
    }

    /** In what the command prints as JSON, in summary.json, in the report, and when the run is looked at later. */
    private void isToldEverywhere(Summary summary, String code) {
        StopReason reason = Objects.requireNonNull(summary.reason());
        assertThat(reason.code()).isEqualTo(code);
        assertThat(summary.tree().path("reason").path("code").stringValue()).isEqualTo(code);
        assertThat(summary.tree().path("reason").path("message").stringValue()).isEqualTo(reason.message());
        assertThat(String.join("\n", trial.report(1, "summary.json"))).isEqualTo(summary.toJson());
        assertThat(trial.report(1, "report.html")).anyMatch(line -> line.contains("<code>" + code + "</code>"));
        trial.reopen();
        assertThat(trial.open().ledger().run(1))
                .hasValueSatisfying(run -> assertThat(run.stopReason()).isEqualTo(reason));
    }

    private static String[] people(int count) {
        List<String> lines = IntStream.range(0, count)
                .mapToObj(i -> "Ann,Lee,ann" + i + "@example.com,")
                .toList();
        return with(HEADER, lines.toArray(String[]::new));
    }

    private static String[] with(String header, String... lines) {
        String[] all = new String[lines.length + 1];
        all[0] = header;
        System.arraycopy(lines, 0, all, 1, lines.length);
        return all;
    }
}
