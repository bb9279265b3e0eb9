package dev.leadline.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.report.RunReport;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A row that was left out as a duplicate is sent after all when the row of the other run was not created. */
@ParameterizedClass
@EnumSource
class ReleasedRowsTests {

    private static final String HEADER = "First Name,Last Name,Email,Phone";
    private static final String FAILS = "Ann,Lee,ann+failure@example.com,(617) 555-0101";
    private static final String WORKS = "Ann,Lee,ann@example.org,(617) 555-0101";

    private static final String SECRET = "secret-of-the-webhook";

    private final Database database;

    @TempDir
    Path folder;

    private ImportFixture trial;

    ReleasedRowsTests(Database database) {
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
    void isSentByAResumeOfItsRun() {
        importWithoutWaiting(trial.file("a.csv", HEADER, FAILS));
        trial.start(trial.file("b.csv", HEADER, WORKS));
        assertThat(trial.rows(2)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE);

        RunResult failed = trial.imports().resume(1, trial.watched);

        assertThat(failed.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(failed.related()).singleElement().satisfies(other -> {
            assertThat(other.relation()).isEqualTo(RelatedRun.Relation.ROWS_RELEASED);
            assertThat(other.summary().run()).isEqualTo(2L);
        });
        assertThat(trial.rows(1)).extracting(LedgerRow::status).containsExactly(RowStatus.FAILED);
        assertThat(summary(2).status()).isEqualTo("STOPPED");
        assertThat(summary(2).exit()).isEqualTo(ExitCode.STOPPED_EARLY);
        assertThat(trial.report(2, "outcomes.csv").get(1)).startsWith("1,2,STAGED,");
        assertThat(trial.report(2, "summary.json")).anyMatch(line -> line.contains("\"staged\" : 1"));

        Summary sent = trial.resume(2);

        assertThat(sent.status()).isEqualTo("COMPLETED");
        assertThat(sent.exit()).isEqualTo(ExitCode.OK);
        assertThat(emails()).containsExactly("ann+failure@example.com", "ann@example.org");
    }

    @Test
    void isSentByAnotherImportOfItsFile() {
        importWithoutWaiting(trial.file("a.csv", HEADER, FAILS));
        Path waiting = trial.file("b.csv", HEADER, WORKS);
        trial.start(waiting);
        trial.resume(1);

        Summary sent = trial.start(waiting);

        assertThat(sent.run()).isEqualTo(2L);
        assertThat(sent.rows().of(RowStatus.CREATED)).isEqualTo(1);
        assertThat(emails()).containsExactly("ann+failure@example.com", "ann@example.org");
    }

    @Test
    void waitsNoMoreOnceAPersonSaysThatTheOtherWasNotSent() throws IOException {
        try (InterceptedApi gateway = new InterceptedApi(trial.apiUrl())) {
            trial.set("leadline.api.url", gateway.url().toString());
            gateway.answers("/crm/v1/prospects/", 500, "{}");
            trial.start(trial.file("a.csv", HEADER, "Ann,Lee,ann@example.com,(617) 555-0101"));
            gateway.passesEverythingOn();
            trial.start(trial.file("b.csv", HEADER, WORKS));
            assertThat(trial.rows(2)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE);

            trial.imports().reconcile(1, new ManualDecision(false, Set.of(), "ann"), trial.watched);

            assertThat(summary(2).status()).isEqualTo("STOPPED");
            assertThat(trial.report(2, "outcomes.csv").get(1)).startsWith("1,2,STAGED,");
            trial.resume(2);
            assertThat(trial.resume(1).rows().of(RowStatus.DUPLICATE)).isEqualTo(1);
            assertThat(emails()).containsExactly("ann@example.org");
        }
    }

    @Test
    void isKnownAsSoonAsPropexoTellsOfTheFailure() throws Exception {
        trial.set("leadline.serve.webhook-secret", SECRET);
        importWithoutWaiting(trial.file("a.csv", HEADER, "Ann,Lee,ann+pending@example.com,(617) 555-0101"));
        trial.start(trial.file("b.csv", HEADER, WORKS));
        String body = """
                {"trigger": "WRITE_OPERATION_FAILURE", "data": {"root_job_id": "%s", "write_status": "FAILURE", "errors": ["No"]}}
                """.formatted(trial.rows(1).get(0).jobId());

        assertThat(trial.imports().told(body.getBytes(UTF_8), signed(body))).isEqualTo(WebhookResult.SETTLED);

        assertThat(summary(2).status()).isEqualTo("STOPPED");
        assertThat(trial.report(2, "outcomes.csv").get(1)).startsWith("1,2,STAGED,");
        assertThat(trial.imports().runsWithReleasedRows()).containsExactly(2L);
    }

    private static String signed(String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }

    private void importWithoutWaiting(Path file) {
        ImportRequest all = trial.request(file, "generic");
        trial.start(ImportRequest.of(file)
                .target("generic")
                .constants(all.constants())
                .confirm(false)
                .build());
    }

    private Summary summary(long run) {
        return RunReport.summarise(
                trial.open().ledger(),
                trial.open().ledger().run(run).orElseThrow(),
                trial.home().resolve("runs/" + run));
    }

    private List<Object> emails() {
        return trial.bodies().stream().map(body -> body.get("email_1")).toList();
    }
}
