package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.run.ImportFixture;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.LedgerRestore;
import dev.leadline.run.OpenHome;
import dev.leadline.run.RestoreResult;
import dev.leadline.run.RunListener;
import dev.leadline.sandbox.ReceivedProspect;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored home never sends again what was sent after its backup. */
class LedgerBackupTests {

    private static final String HEADER = "First Name,Last Name,Email";

    @TempDir
    Path folder;

    private ImportFixture trial;
    private Path backup;
    private Path restored;

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder);
        backup = folder.resolve("backup.zip");
        restored = folder.resolve("restored");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void sendsNothingTwiceAfterABackupThatWasMadeInTheMiddleOfARun() {
        Path file = fourLeads();
        try (InterceptedApi api = new InterceptedApi(trial.apiUrl())) {
            trial.set("leadline.api.url", api.url().toString()).set("leadline.api.concurrency", "1");
            trial.start(limited(file, 2));
            AtomicInteger creates = new AtomicInteger();
            api.atEachCreate(body -> {
                if (creates.getAndIncrement() == 0) {
                    LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());
                }
            });
            trial.resume(1);
            assertThat(trial.received()).hasSize(4);
            restoresAndSendsNothingTwice(file);
        }
    }

    private void restoresAndSendsNothingTwice(Path file) {

        RestoreResult result = LedgerRestore.restore(trial.settings().withHome(restored), backup);

        assertThat(result.runs()).isEqualTo(1);
        assertThat(result.rowsInDoubt()).isEqualTo(2);
        try (OpenHome home = inRestoredHome()) {
            assertThat(home.runs().resume(1, trial.watched).summary().exit()).isEqualTo(ExitCode.ROWS_UNCERTAIN);
            assertThat(home.runs()
                            .start(trial.request(file, "generic"), trial.watched)
                            .summary()
                            .rows()
                            .of(RowStatus.IN_DOUBT))
                    .isEqualTo(2);
            assertThat(trial.received()).as("nothing was sent again").hasSize(4);

            Summary reconciled =
                    home.runs().reconcile(1, null, trial.watched).outcome().summary();
            assertThat(reconciled.rows().of(RowStatus.IN_DOUBT)).isZero();
            assertThat(home.runs().resume(1, trial.watched).summary().rows().of(RowStatus.CREATED))
                    .isEqualTo(4);
        }
        assertThat(trial.received())
                .extracting(ReceivedProspect::jobId)
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void skipsTheSameProspectInAnotherFileWhileItIsInDoubt() {
        trial.start(limited(fourLeads(), 2));
        LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());
        trial.resume(1);

        LedgerRestore.restore(trial.settings().withHome(restored), backup);

        try (OpenHome home = inRestoredHome()) {
            Summary later = home.runs()
                    .start(
                            trial.request(trial.file("later.csv", HEADER, "Dan,Poe,dan@example.com"), "generic"),
                            trial.watched)
                    .summary();
            assertThat(later.rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
        }
        assertThat(trial.received()).hasSize(4);
    }

    @Test
    void doesNotContinueARunThatHadNotReadItsWholeFile() {
        Path file = fourLeads();
        trial.imports().start(trial.request(file, "generic"), new BackupAtTheBeginning());

        RestoreResult result = LedgerRestore.restore(trial.settings().withHome(restored), backup);

        assertThat(result.closedRuns()).isEqualTo(1);
        try (OpenHome home = inRestoredHome()) {
            assertThatThrownBy(() -> home.runs().resume(1, trial.watched))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith(
                            "Run 1 had not read its whole file when the backup was made, so it cannot be resumed after the restore on ");
            assertThatThrownBy(() -> home.runs().start(trial.request(file, "generic"), trial.watched))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("Run 1 had not read its whole file");
        }
        assertThat(trial.received()).hasSize(4);
    }

    @Test
    void bringsRunsReportsAndTheKeyOfDuplicatesBack() throws IOException {
        trial.start(fourLeads());
        String id = trial.open().ledger().homeId();
        LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());

        LedgerRestore.restore(trial.settings().withHome(restored), backup);

        try (OpenHome home = inRestoredHome()) {
            assertThat(home.ledger().homeId()).isEqualTo(id);
            List<LedgerRow> rows = new ArrayList<>();
            home.ledger().forEachRow(1, EnumSet.allOf(RowStatus.class), rows::add);
            assertThat(rows)
                    .extracting(LedgerRow::jobId)
                    .isEqualTo(trial.rows(1).stream().map(LedgerRow::jobId).toList());
            assertThat(home.runs()
                            .start(
                                    trial.request(
                                            trial.file("later.csv", HEADER, "Ann,Lee,ann@example.com"), "generic"),
                                    trial.watched)
                            .summary()
                            .rows()
                            .of(RowStatus.DUPLICATE))
                    .isEqualTo(1);
        }
        assertThat(Files.readString(restored.resolve("runs/1/outcomes.csv")))
                .isEqualTo(String.join("\r\n", trial.report(1, "outcomes.csv")) + "\r\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve("leadline.mv.db"))))
                .isEqualTo("rw-------");
    }

    @Test
    void writesAFileForItsOwnerAloneAndOverwritesNone() throws IOException {
        trial.start(fourLeads());
        LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> LedgerBackup.create(trial.settings(), backup, Clock.systemUTC()))
                .hasMessage("%s already exists. Enter the name of a new file.", backup);
        assertThat(trial.home()).isDirectoryNotContaining("glob:**backup*");
    }

    @Test
    void restoresIntoAnEmptyHomeOnly() throws IOException {
        trial.start(fourLeads());
        LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());

        assertThatThrownBy(() -> LedgerRestore.restore(trial.settings(), backup))
                .hasMessage(
                        "The home %s is not empty. Restore the backup to a new home with --home DIR.", trial.home());
        Files.createDirectory(restored);
        assertThat(LedgerRestore.restore(trial.settings().withHome(restored), backup)
                        .runs())
                .isEqualTo(1);
    }

    @Test
    void leavesNoHomeWhereTheFileIsNotAWholeBackup() throws IOException {
        trial.start(fourLeads());
        LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());
        byte[] whole = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(whole, whole.length - 100));

        assertThatThrownBy(() -> LedgerRestore.restore(trial.settings().withHome(restored), backup))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(backup + " is not a complete backup");

        assertThat(folder).isDirectoryNotContaining("glob:**restor*");
    }

    @Test
    void leavesPostgresqlToItsOwnTools() {
        trial.set("leadline.database.url", String.valueOf(Database.POSTGRESQL.fresh()));

        String sentence = "The ledger is in PostgreSQL. Back it up with pg_dump, and restore it with pg_restore.";
        assertThatThrownBy(() -> LedgerBackup.create(trial.settings(), backup, Clock.systemUTC()))
                .hasMessage(sentence);
        assertThatThrownBy(() -> LedgerRestore.restore(trial.settings(), backup))
                .hasMessage(sentence);
    }

    /** Backs up when a run has begun, and none of its rows was read. */
    private final class BackupAtTheBeginning implements RunListener {

        @Override
        public void note(String sentence) {}

        @Override
        public void warning(String sentence) {}

        @Override
        public void began(long run) {
            LedgerBackup.create(trial.settings(), backup, Clock.systemUTC());
        }

        @Override
        public void step(String name, long total) {}

        @Override
        public void advanced(long done) {}
    }

    private OpenHome inRestoredHome() {
        return OpenHome.of(trial.settings().withHome(restored));
    }

    private ImportRequest limited(Path file, int limit) {
        ImportRequest all = trial.request(file, "generic");
        return ImportRequest.of(file)
                .target("generic")
                .constants(all.constants())
                .limit(limit)
                .build();
    }

    private Path fourLeads() {
        return trial.file(
                "leads.csv",
                HEADER,
                "Ann,Lee,ann@example.com",
                "Bob,Hill,bob@example.com",
                "Cat,Moss,cat@example.com",
                "Dan,Poe,dan@example.com");
    }
}
