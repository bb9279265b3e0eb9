package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.LedgerRow;
import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.Database;
import dev.leadline.testing.InterceptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads leave in the order of a column, whatever happens on the way. */
@Timeout(120)
class SendOrderTests {

    private static final String HEADER = "Email,Phone,Created";
    private static final String FRESHEST_FIRST = "Created:desc";

    @TempDir
    Path folder;

    private @Nullable ImportFixture opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFreshestLeaveFirstAndThoseWithoutADateLast(Database database) {
        ImportFixture office = open(database);
        Path leads = office.file(
                "leads.csv",
                HEADER,
                "old@example.com,,2027-03-01 09:30",
                "empty@example.com,,",
                "new@example.com,,2027-03-22 09:30",
                "soon@example.com,,soon",
                "newer@example.com,,2027-03-22 09:32",
                "same@example.com,,2027-03-22 09:30");

        Summary summary = office.start(request(leads).orderedBy(FRESHEST_FIRST));

        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(6);
        assertThat(sent()).containsExactly("newer", "new", "same", "old", "empty", "soon");
        assertThat(office.watched.notes)
                .contains("Leads are sent in the order of column \"Created\" (dates, latest first).");
        assertThat(office.watched.warnings)
                .contains("1 of 5 sampled values of column \"Created\" are not valid dates."
                        + " Rows with such values are sent last, like rows without a value.");
        assertThat(office.rows(1)).extracting(LedgerRow::row).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @ParameterizedTest
    @EnumSource
    void aLimitTakesTheFirstOfThatOrderAndTheRestFollowsInIt(Database database) {
        ImportFixture office = open(database);
        Path leads = office.file("leads.csv", shuffled(130));

        office.start(limited(leads, 60).orderedBy(FRESHEST_FIRST));

        assertThat(sent()).isEqualTo(newestFirst(130).subList(0, 60));
        assertThat(office.rows(1).stream()
                        .filter(row -> row.status() == RowStatus.STAGED)
                        .count())
                .isEqualTo(70);

        office.reopen();
        office.start(limited(leads, 105));
        assertThat(sent()).isEqualTo(newestFirst(130).subList(0, 105));

        office.resume(1);
        assertThat(sent()).isEqualTo(newestFirst(130));
    }

    @Test
    void aRunThatWasStoppedGoesOnInItsOrder() {
        ImportFixture office = open(Database.H2);
        try (InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            gateway.atEachCreate(body -> {
                if (body.contains("lead35@")) {
                    office.imports().stopAll();
                }
            });
            Summary stopped =
                    office.start(request(office.file("leads.csv", shuffled(40))).orderedBy(FRESHEST_FIRST));
            assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_BY_USER);
            gateway.atEachCreate(body -> {});
            office.reopen();

            assertThat(office.resume(1).rows().of(RowStatus.CREATED)).isEqualTo(40);

            assertThat(sent()).isEqualTo(newestFirst(40));
        }
    }

    @Test
    void aRetryKeepsTheOrder() {
        ImportFixture office = open(Database.H2);
        try (InterceptedApi gateway = new InterceptedApi(office.apiUrl())) {
            office.set("leadline.api.url", gateway.url().toString());
            gateway.answers("/crm/v1/prospects", 400, "{\"error\": {\"code\": \"no\", \"message\": \"No.\"}}");
            office.start(request(office.file("leads.csv", shuffled(10))).orderedBy(FRESHEST_FIRST));
            gateway.passesEverythingOn();

            office.imports().retry(1, Set.of(RowStatus.REFUSED), office.watched);

            assertThat(sent()).isEqualTo(newestFirst(10));
        }
    }

    @Test
    void correctedRejectsAreSentInTheOrderOfTheirRun() throws IOException {
        ImportFixture office = open(Database.H2);
        office.start(request(office.file(
                        "leads.csv",
                        HEADER,
                        "old@,,2027-03-01 09:30",
                        "new@,,2027-03-22 09:30",
                        "fine@example.com,,2027-03-10 09:30",
                        "well@example.com,,2027-03-09 09:30"))
                .orderedBy(FRESHEST_FIRST));
        Path corrected = Files.write(
                folder.resolve("corrected.csv"),
                office.report(1, "rejects.csv").stream()
                        .map(line -> line.replace("old@,", "old@example.com,").replace("new@,", "new@example.com,"))
                        .toList());

        office.start(request(corrected).orderedBy("Email"));

        assertThat(sent()).containsExactly("fine", "well", "new", "old");
        assertThat(office.watched.notes)
                .contains("Corrected rejects are sent in the order of run 1, that of column \"Created:desc\".");
    }

    @Test
    void ofTwoEqualLeadsTheOneThatComesFirstIsSent() {
        ImportFixture office = open(Database.H2);

        office.start(request(office.file(
                        "leads.csv",
                        HEADER,
                        "ann@example.com,617-555-0101,2027-03-01 09:30",
                        "ann@example.com,617-555-0102,2027-03-22 09:30"))
                .orderedBy(FRESHEST_FIRST));

        assertThat(office.bodies())
                .singleElement()
                .satisfies(body -> assertThat(body).containsEntry("phone_1", "+16175550102"));
        assertThat(office.rows(1))
                .extracting(LedgerRow::status)
                .containsExactly(RowStatus.DUPLICATE, RowStatus.CREATED);
    }

    @Test
    void aMappingNamesTheColumnUnlessTheImportDoes() throws IOException {
        ImportFixture office = open(Database.H2);
        Path mapping = Files.writeString(
                folder.resolve("mine.yaml"), "columns: {Email: email_1, Phone: phone_1}\norder-by: Created:desc\n");
        Path leads = office.file("leads.csv", shuffled(5));
        ImportRequest usual = request(leads);
        ImportRequest mapped = ImportRequest.of(leads)
                .target("generic")
                .mapping(mapping)
                .constants(usual.constants())
                .build();

        office.start(mapped);
        assertThat(sent()).isEqualTo(newestFirst(5));

        office.start(ImportRequest.of(office.file("again.csv", shuffled(8)))
                .target("generic")
                .mapping(mapping)
                .constants(usual.constants())
                .build()
                .orderedBy("created"));
        assertThat(sent().subList(5, 8)).containsExactly("lead5", "lead6", "lead7");
    }

    @Test
    void aRunThatIsImportedAgainKeepsItsOrderAndSaysSo() {
        ImportFixture office = open(Database.H2);
        Path leads = office.file("leads.csv", shuffled(4));
        office.start(limited(leads, 2).orderedBy(FRESHEST_FIRST));
        office.watched.warnings.clear();

        office.start(request(leads).orderedBy("Email"));

        assertThat(sent()).isEqualTo(newestFirst(4));
        assertThat(office.watched.warnings)
                .contains(
                        "Run 1 sends its leads in the order of column \"Created:desc\", as when it started. To import the"
                                + " file in the other order after that: --again. Rows that this run sent are duplicates then.");
    }

    @Test
    void aColumnThatDoesNotExistIsNamedWithTheNearest() {
        ImportFixture office = open(Database.H2);
        ImportRequest request = request(office.file("leads.csv", shuffled(2))).orderedBy("Creatd:desc");

        assertThatThrownBy(() -> office.start(request))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "The file has no column \"Creatd\" by which its leads could be ordered; did you mean Created?");
        assertThat(office.bodies()).isEmpty();
    }

    private ImportFixture open(Database database) {
        ImportFixture office = new ImportFixture(folder, database).set("leadline.api.concurrency", "1");
        opened = office;
        return office;
    }

    private ImportFixture office() {
        return Objects.requireNonNull(opened);
    }

    private ImportRequest request(Path leads) {
        return office().request(leads, "generic");
    }

    private ImportRequest limited(Path leads, int most) {
        ImportRequest all = request(leads);
        return ImportRequest.of(leads)
                .target(all.target())
                .constants(all.constants())
                .limit(most)
                .build();
    }

    /** The names of those who were sent, in the order in which the API received them. */
    private List<String> sent() {
        return office().bodies().stream()
                .map(body -> String.valueOf(body.get("email_1")).replace("@example.com", ""))
                .toList();
    }

    private static String[] shuffled(int leads) {
        List<String> rows = new ArrayList<>(IntStream.range(0, leads)
                .mapToObj(i -> "lead%d@example.com,,3/%d/2027 %d:%02d %s"
                        .formatted(
                                i, 1 + i / 144, (i / 6 % 12 + 11) % 12 + 1, i % 6 * 10, i / 72 % 2 == 0 ? "AM" : "PM"))
                .toList());
        Collections.shuffle(rows, new Random(7));
        return Stream.concat(Stream.of(HEADER), rows.stream()).toArray(String[]::new);
    }

    private static List<String> newestFirst(int leads) {
        return IntStream.range(0, leads).mapToObj(i -> "lead" + (leads - 1 - i)).toList();
    }
}
