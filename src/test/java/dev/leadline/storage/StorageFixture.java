package dev.leadline.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.RealTerminal;
import dev.leadline.lead.Targets;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.sandbox.SandboxSettings;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A folder with a launcher, a file of leads, and an API that remembers every prospect that it was sent. */
final class StorageFixture implements AutoCloseable {

    /** What a row of the file is to become. */
    private static final List<String> ENDS =
            List.of("CREATED", "CREATED", "REJECTED", "CREATED", "DUPLICATE", "CREATED", "CREATED", "CREATED");

    private static final int IN_FLIGHT = 2;

    private final Path folder;
    private final @Nullable String database;
    private final Sandbox api;
    private final UnaryOperator<Settings> change;
    private final Map<String, Object> settings;

    StorageFixture(Path folder, @Nullable String database) {
        this(folder, database, UnaryOperator.identity());
    }

    StorageFixture(Path folder, @Nullable String database, UnaryOperator<Settings> change) {
        this.folder = folder;
        this.database = database;
        this.api = Sandbox.start(
                SandboxSettings.GENEROUS.withRequestsPerMinute(0).withPendingFor(Duration.ZERO), Targets.load(null));
        this.change = change;
        this.settings = new TreeMap<>(Map.of(
                "leadline.home",
                home().toString(),
                "leadline.api.url",
                api.url().toString(),
                "leadline.api.token",
                api.token(),
                "leadline.api.requests-per-minute",
                "0",
                "leadline.api.concurrency",
                IN_FLIGHT,
                "leadline.confirm.interval",
                "5ms"));
        if (database != null) {
            settings.put("leadline.database.url", database);
        }
        api.ids(Targets.load(null).named("generic"))
                .forEach((field, id) -> settings.put("leadline.constants." + field, id));
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Six people, one of them twice, and one whom nobody can reach. */
    void receivesAFile() throws IOException {
        Files.write(
                folder.resolve("leads.csv"),
                List.of(
                        "First Name,Last Name,Email",
                        "Ann,Lee,ann@example.com",
                        "Bob,Hill,bob@example.com",
                        "Cat,Moss,no address",
                        "Dan,Reed,dan@example.com",
                        "Ann,Lee,ann@example.com",
                        "Eve,Park,eve@example.com",
                        "Fay,Ross,fay@example.com",
                        "Gus,Shaw,gus@example.com"));
    }

    Path receives(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    RealTerminal.Said importsTheFile(String... options) {
        return types(Stream.concat(
                        Stream.of("import", folder.resolve("leads.csv").toString(), "--quiet"), Stream.of(options))
                .toArray(String[]::new));
    }

    RealTerminal.Said types(String... command) {
        return new RealTerminal(folder, settings, change).type(command);
    }

    /** From now on, commands use the database at this JDBC URL. */
    void usesTheDatabaseAt(String url) {
        settings.put("leadline.database.url", url);
    }

    /** Commands wait less long for a database that is away; or as long as they usually do. */
    void isInAHurry(boolean hurry) {
        settings.put("leadline.database.patience", hurry ? "300ms" : "5s");
    }

    /** The database's clock moves on, until leases of processes that are gone have lapsed; gives the number of runs. */
    int timePassesForRuns() throws SQLException {
        try (Connection connection = DriverManager.getConnection(databaseUrl());
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("update run set lease_until = lease_until - interval '60' second");
        }
    }

    /** What every URL of the database contains. */
    String databaseAddress() {
        return database == null ? home().resolve("leadline").toString() : database;
    }

    /** The beginning of the URL of the database. */
    String databaseUrl() {
        return database == null ? "jdbc:h2:file:" + home().resolve("leadline") : database;
    }

    /** Whatever happened, the user is told so in sentences, and no row was sent twice. */
    void hasSaid(RealTerminal.Said said, String story) {
        assertThat(said.exit())
                .as("exit of %s, which said%n%s%s", story, said.out(), said.err())
                .isIn(4, 5, 6);
        assertThat(said.out() + said.err())
                .as(story)
                .doesNotContain("Exception")
                .doesNotContain("internal error")
                .doesNotContainPattern("(?m)^\\s+at ");
        if (said.exit() == 5) {
            assertThat(said.out() + said.err()).as(story).containsPattern("(?s)(database|disk|room)");
        }
        nobodyWasSentTwice(story);
    }

    private void nobodyWasSentTwice(String story) {
        assertThat(emails()).as("prospects at the API, %s", story).doesNotHaveDuplicates();
    }

    /** Every row ended, as the API can witness; what is in doubt was in flight, and nothing is left behind. */
    void isWellAgain(RealTerminal.Said said, String story) throws IOException {
        List<CSVRecord> rows = outcomes();
        List<String> sent = emails();
        assertThat(rows).as(story).hasSize(ENDS.size());
        int doubts = 0;
        for (int row = 0; row < ENDS.size(); row++) {
            String status = rows.get(row).get("status");
            boolean doubtful = status.equals("IN_DOUBT");
            assertThat(doubtful ? ENDS.get(row) : status)
                    .as("row %d, %s, which said%n%s", row + 1, story, said.out())
                    .isEqualTo(ENDS.get(row));
            doubts += doubtful ? 1 : 0;
        }
        nobodyWasSentTwice(story);
        assertThat(sent.size()).as("prospects at the API, %s", story).isBetween(6 - doubts, 6);
        assertThat(doubts).as("rows in doubt, %s", story).isLessThanOrEqualTo(IN_FLIGHT);
        assertThat(said.exit())
                .as("exit, %s, which said%n%s%s", story, said.out(), said.err())
                .isEqualTo(doubts > 0 ? 6 : 4);
        assertThat(names(home().resolve("runs/1")))
                .as(story)
                .containsExactlyInAnyOrder("rejects.csv", "outcomes.csv", "report.html", "summary.json");
    }

    /** What a crash or a full disk left is no longer young. */
    void copiesGrowOld() throws IOException {
        for (String copy : names(home().resolve("staging"))) {
            Files.setLastModifiedTime(
                    home().resolve("staging").resolve(copy),
                    FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
    }

    void keepsNoCopy(String story) throws IOException {
        assertThat(names(home().resolve("staging"))).as("copies, %s", story).isEmpty();
    }

    /** The e-mail addresses that the API received, in its order. */
    List<String> emails() {
        return api.received().stream()
                .map(prospect -> String.valueOf(prospect.body().get("email_1")))
                .toList();
    }

    private List<CSVRecord> outcomes() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.readString(home().resolve("runs/1/outcomes.csv")), format)) {
            return new ArrayList<>(rows.getRecords());
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
