package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.testing.Database;
import dev.leadline.testing.InterceptedApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outcomes of many leads are learned with few requests where the write logs list them, and one by one where they do not. */
class BulkConfirmationTests {

    private static final SandboxSettings QUICK =
            SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aThousandLeadsNeedLittleMoreThanAThousandRequests() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK)) {
            Summary summary = office.start(office.file("leads.csv", leads(1_000)));

            assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(1_000);
            assertThat(summary.requests().sent()).isEqualTo(1_000);
            assertThat(summary.requests().polls()).isLessThanOrEqualTo(30);
            assertThat(office.rows(1))
                    .as("each record of the list is that of its own row")
                    .allSatisfy(row -> assertThat(row.recordId()).isNotBlank());
            assertThat(office.rows(1).stream().map(LedgerRow::recordId)).doesNotHaveDuplicates();
        }
    }

    @Test
    void outcomesAreRecordedWhileOtherLeadsAreSent() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK);
                InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            AtomicInteger creates = new AtomicInteger();
            gateway.atEachCreate(body -> {
                if (creates.incrementAndGet() == 400) {
                    await("most outcomes, before the last create is answered")
                            .atMost(PATIENCE)
                            .until(() -> office.rows(1).stream()
                                            .filter(row -> row.status() == RowStatus.CREATED)
                                            .count()
                                    >= 300);
                }
            });

            Summary summary = office.start(office.file("leads.csv", leads(400)));

            assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(400);
            assertThat(summary.requests().sent()).isEqualTo(400);
            assertThat(summary.requests().polls()).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void logsWithoutProspectsAreNotReadAgainAndAgainWhileLeadsAreSent() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK.withoutWriteLogs());
                InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            AtomicInteger creates = new AtomicInteger();
            gateway.atEachCreate(body -> {
                if (creates.incrementAndGet() == 300) {
                    await("the second read, before the last create is answered")
                            .atMost(PATIENCE)
                            .until(() -> gateway.asked("/v1/admin/logs/writes").size() >= 2);
                }
            });

            office.start(office.file("leads.csv", leads(300)));

            assertThat(office.rows(1)).extracting(LedgerRow::status).containsOnly(RowStatus.CREATED);
            assertThat(gateway.asked("/v1/admin/logs/writes")).hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void recordsAreNotAskedForWhereNobodyWantsThem() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK)) {
            office.set("leadline.confirm.record-ids", "none");

            office.start(office.file("leads.csv", leads(20)));

            assertThat(office.rows(1)).extracting(LedgerRow::status).containsOnly(RowStatus.CREATED);
            assertThat(office.rows(1).stream().filter(row -> row.recordId() == null))
                    .hasSize(17);
        }
    }

    @Test
    void recordsCanBeAskedForOneByOne() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK)) {
            office.set("leadline.confirm.record-ids", "status");

            Summary summary = office.start(office.file("leads.csv", leads(20)));

            assertThat(office.rows(1))
                    .allSatisfy(row -> assertThat(row.recordId()).isNotBlank());
            assertThat(summary.requests().polls()).isBetween(20L, 24L);
        }
    }

    @Test
    void logsWithoutProspectsAreNoticedAfterAFewRequests() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK.withoutWriteLogs())) {
            RunResult result = office.imports()
                    .start(office.request(office.file("leads.csv", leads(40)), "generic"), office.watched);

            assertThat(result.summary().rows().of(RowStatus.CREATED)).isEqualTo(40);
            assertThat(result.summary().requests().polls()).isBetween(40L, 48L);
            assertThat(result.notes())
                    .containsOnlyOnce(
                            "Propexo's write logs do not list these prospects. Leadline requested the status of each prospect separately.");
        }
    }

    @Test
    void onlyASuccessIsTakenFromTheLogs() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK)) {
            office.set("leadline.confirm.deadline", "1s");
            List<String> lines = new ArrayList<>(List.of(leads(10)));
            lines.add("Fay,Failure,fay+failure@example.com");
            lines.add("Pat,Partial,pat+partial@example.com");
            lines.add("Pia,Pending,pia+pending@example.com");

            office.start(office.file("leads.csv", lines.toArray(String[]::new)));

            assertThat(office.rows(1).stream().skip(10))
                    .extracting(LedgerRow::status)
                    .containsExactly(RowStatus.FAILED, RowStatus.PARTIAL, RowStatus.QUEUED);
            assertThat(office.rows(1).stream().limit(10))
                    .extracting(LedgerRow::status)
                    .containsOnly(RowStatus.CREATED);
            assertThat(office.rows(1).get(10).message()).startsWith("The sandbox did not create this prospect");
        }
    }

    @Test
    void aRowGetsTheRecordOfItsOwnProspect() {
        try (ImportFixture office = new ImportFixture(folder, Database.H2, QUICK)) {
            office.start(office.file("leads.csv", leads(30)));

            assertThat(office.rows(1))
                    .hasSize(30)
                    .allSatisfy(
                            row -> assertThat(row.recordId()).isEqualTo(office.recordOf(String.valueOf(row.jobId()))));
        }
    }

    private static String[] leads(int count) {
        return Stream.concat(
                        Stream.of("First Name,Last Name,Email"),
                        IntStream.rangeClosed(1, count).mapToObj("Ann,Lee,ann%d@example.com"::formatted))
                .toArray(String[]::new);
    }
}
