package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.leadline.lead.Problem;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Names in files, and the ids that they stand for in Propexo's lists and in tables, on each database. */
@ParameterizedClass
@EnumSource
class NamesTests {

    private static final String COMMUNITIES = "/crm/v1/communities/";
    private static final String HEADER = "Email,Property,Source";
    private static final String ANN = "ann@example.com,Harbor Lofts,Zillow Rentals";

    private final Database database;

    @TempDir
    Path folder;

    private ImportFixture trial;
    private InterceptedApi gateway;

    NamesTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws IOException {
        trial = new ImportFixture(folder, database);
        gateway = new InterceptedApi(trial.apiUrl());
        trial.set("leadline.api.url", gateway.url().toString());
        mapping("propexo", "propexo");
    }

    @AfterEach
    void close() {
        trial.close();
        gateway.close();
    }

    @Test
    void becomeTheIdsOfTheRowsOwnCommunity() {
        Summary summary = start("leads.csv", ANN, "bob@example.com,MAPLE COURT,website");

        assertThat(summary.exit()).isEqualTo(ExitCode.OK);
        assertThat(trial.bodies())
                .extracting(body -> body.get("community_id"), body -> body.get("attribution_id"))
                .containsExactlyInAnyOrder(
                        tuple("sandbox-knock-harbor-lofts", "sandbox-knock-harbor-lofts-zillow-rentals"),
                        tuple("sandbox-knock-maple-court", "sandbox-knock-maple-court-website"));
    }

    @Test
    void areAskedForOnceADay() {
        start("leads.csv", ANN);
        trial.reopen();
        start("more.csv", "bob@example.com,Maple Court,Website");

        assertThat(gateway.asked("/crm/v1/"))
                .containsExactlyInAnyOrder(
                        "/crm/v1/communities/?integration_id=sandbox-knock&order-by=created_at%3Aasc&offset=0&limit=250",
                        "/crm/v1/attributions/?integration_id=sandbox-knock&order-by=created_at%3Aasc&offset=0&limit=250");
        assertThat(trial.bodies()).hasSize(2);
        assertThat(trial.watched.notes)
                .contains("Fetched Propexo's list of communities: 2 names.")
                .anySatisfy(note -> assertThat(note).matches("Using Propexo's list of communities as of 2\\S+Z\\."));
    }

    @Test
    void areAskedForAgainWhenTheListIsOld() {
        trial.set("leadline.lookup.max-age", "0s");
        start("leads.csv", ANN);
        start("more.csv", "bob@example.com,Maple Court,Website");

        assertThat(gateway.asked(COMMUNITIES)).hasSize(2);
    }

    @Test
    void areReadFromAllPages() {
        gateway.answers(
                COMMUNITIES + "?integration_id=sandbox-knock&order-by=created_at%3Aasc&offset=0",
                200,
                page(0, 250, true));
        gateway.answers(
                COMMUNITIES + "?integration_id=sandbox-knock&order-by=created_at%3Aasc&offset=250",
                200,
                page(250, 20, false));
        mapping("propexo", null);

        start("leads.csv", "ann@example.com,House 3,", "bob@example.com,House 269,");

        assertThat(trial.bodies())
                .extracting(body -> body.get("community_id"))
                .containsExactlyInAnyOrder("com-3", "com-269");
        assertThat(gateway.asked(COMMUNITIES)).hasSize(2);
    }

    @Test
    void comeFromTheOldListWhereThereIsNoNewOne() {
        trial.set("leadline.lookup.max-age", "0s");
        start("leads.csv", ANN);
        gateway.answers(COMMUNITIES, 500, "{}");

        Summary later = start("more.csv", "bob@example.com,Maple Court,Website");

        assertThat(later.exit()).isEqualTo(ExitCode.OK);
        assertThat(trial.bodies()).hasSize(2);
        assertThat(trial.watched.warnings)
                .filteredOn(warning -> warning.contains("communities"))
                .singleElement()
                .asString()
                .startsWith("Leadline cannot fetch Propexo's list of communities, so it uses the list as of 2");
    }

    @Test
    void stopTheImportWhereThereIsNoList() {
        gateway.answers(COMMUNITIES, 500, "{}");

        assertThatThrownBy(() -> start("leads.csv", ANN))
                .isInstanceOfSatisfying(
                        UserException.class,
                        stopped -> assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_EARLY))
                .hasMessageStartingWith(
                        "Leadline cannot fetch Propexo's list of communities, which it needs to look up names: ")
                .hasMessageEndingWith(" Nothing was sent. To start the import, run the same command again.");
        assertThat(gateway.asked(COMMUNITIES)).hasSize(3);
        assertThat(trial.open().ledger().runs()).isEmpty();

        gateway.passesEverythingOn();
        assertThat(start("leads.csv", ANN).exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void stopTheImportWhereTheTokenIsNotAccepted() {
        gateway.answers(COMMUNITIES, 403, "{}");

        assertThatThrownBy(() -> start("leads.csv", ANN))
                .isInstanceOfSatisfying(
                        UserException.class,
                        stopped -> assertThat(stopped.exit()).isEqualTo(ExitCode.STOPPED_EARLY));
        assertThat(gateway.asked(COMMUNITIES)).hasSize(1);
    }

    @Test
    void areAProblemOfTheirRowWhereTheyAreUnknown() {
        Summary summary = start("leads.csv", ANN, "bob@example.com,Harbour Lofts,Zillow Rentals");

        assertThat(summary.exit()).isEqualTo(ExitCode.ROWS_TO_FIX);
        assertThat(trial.rows(1)).extracting(LedgerRow::status).containsExactly(RowStatus.CREATED, RowStatus.REJECTED);
        assertThat(trial.rows(1).get(1).problems())
                .extracting(Problem::column, Problem::message)
                .containsExactly(
                        tuple(
                                "Property",
                                "\"Harbour Lofts\" is not listed in Propexo's list; did you mean \"Harbor Lofts\"?"
                                        + " Enter a listed name, or the ID."),
                        tuple(
                                "Source",
                                "\"Zillow Rentals\" matches 2 IDs in Propexo's list:"
                                        + " sandbox-knock-harbor-lofts-zillow-rentals,"
                                        + " sandbox-knock-maple-court-zillow-rentals. Enter the row's community_id to tell them apart, or enter the ID instead."));
    }

    @Test
    void areDecidedAlikeForFixedRejects() throws IOException {
        table("name,id", "Maple Court,com-1", "Harbor Lofts,com-2");
        mapping("properties.csv", null);
        start("leads.csv", "ann@example.com,Maple Court,", "bob@example.com,Harbour Lofts,");
        table("name,id", "Maple Court,com-8", "Harbor Lofts,com-9");

        Path fixed = Files.writeString(
                folder.resolve("fixed.csv"),
                Files.readString(folder.resolve("home/runs/1/rejects.csv"))
                        .replaceAll("Harbour Lofts,(?=\\R)", "Harbor Lofts,"));
        trial.start(ImportRequest.of(fixed).build());

        assertThat(trial.bodies())
                .extracting(body -> body.get("community_id"))
                .containsExactlyInAnyOrder("com-1", "com-2");
    }

    @Test
    void makeAnotherImportOnlyWhereOneThatOccursMeansSomethingElse() throws IOException {
        table("name,id", "Maple Court,com-1");
        mapping("properties.csv", null);
        start("leads.csv", "ann@example.com,Maple Court,", "bob@example.com,Elm East,");

        table("name,id", "Maple Court,com-1", "Nowhere,com-7");
        assertThat(start("leads.csv", "ann@example.com,Maple Court,", "bob@example.com,Elm East,")
                        .run())
                .isEqualTo(1);

        table("name,id", "Maple Court,com-1", "Elm East,com-2");
        Summary again = start("leads.csv", "ann@example.com,Maple Court,", "bob@example.com,Elm East,");

        assertThat(again.run()).isEqualTo(2);
        assertThat(trial.rows(2)).extracting(LedgerRow::status).containsExactly(RowStatus.DUPLICATE, RowStatus.CREATED);
        assertThat(trial.bodies())
                .extracting(body -> body.get("community_id"))
                .containsExactlyInAnyOrder("com-1", "com-2");
    }

    private Summary start(String name, String... rows) {
        String[] lines = IntStream.rangeClosed(0, rows.length)
                .mapToObj(i -> i == 0 ? HEADER : rows[i - 1])
                .toArray(String[]::new);
        return trial.start(ImportRequest.of(trial.file(name, lines))
                .target("knock")
                .mapping(folder.resolve("mapping.yaml"))
                .constants(Map.of("integration_id", "sandbox-knock", "subscribe", "false"))
                .build());
    }

    private void table(String... lines) {
        trial.file("properties.csv", lines);
    }

    private void mapping(String property, @Nullable String source) {
        trial.file(
                "mapping.yaml",
                "columns:",
                "  Email: email_1",
                "  Property: {field: community_id, lookup: " + property + "}",
                source == null
                        ? "constants: {attribution_id: src-1}"
                        : "  Source: {field: attribution_id, lookup: " + source + "}");
    }

    private static String page(int first, int count, boolean more) {
        List<String> communities = IntStream.range(first, first + count)
                .mapToObj(i -> "{\"id\":\"com-%d\",\"name\":\"House %d\"}".formatted(i, i))
                .toList();
        return communities.stream()
                .collect(Collectors.joining(",", "{\"meta\":{\"hasMore\":" + more + "},\"results\":[", "]}"));
    }
}
