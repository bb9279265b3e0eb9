package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leadline.ledger.RowStatus;
import dev.leadline.message.UserException;
import dev.leadline.report.Summary;
import dev.leadline.run.ImportFixture;
import dev.leadline.shared.ExitCode;
import dev.leadline.testing.InterceptedApi;
import dev.leadline.testing.PowerCutDisk;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The power fails, and the disk keeps only what was forced to it: no lead is sent twice. */
@Timeout(300)
class PowerLossTests {

    private static final int IN_FLIGHT = 8;

    @TempDir
    private Path folder;

    private ImportFixture trial;
    private InterceptedApi api;
    private PowerCutDisk.DatabaseFile disk;

    @BeforeEach
    void open() throws IOException {
        trial = new ImportFixture(folder);
        api = new InterceptedApi(trial.apiUrl());
        String url = PowerCutDisk.url(folder.resolve("leadline"), ";AUTO_SERVER=TRUE" + DatabaseAddress.H2_OPTIONS);
        disk = PowerCutDisk.fileOf(folder.resolve("leadline"));
        trial.set("leadline.api.url", api.url().toString());
        trial.set("leadline.api.concurrency", Integer.toString(IN_FLIGHT));
        trial.set("leadline.database.url", url);
    }

    @AfterEach
    void close() {
        trial.close();
        api.close();
    }

    @Test
    void everyRequestLeavesAfterItsClaimIsOnTheDisk() {
        Map<String, String> onTheDisk = new ConcurrentHashMap<>();
        AtomicInteger copies = new AtomicInteger();
        api.atEachCreate(body -> {
            Path copy = folder.resolve("copy-" + copies.incrementAndGet());
            disk.afterPowerCut(file(copy));
            onTheDisk.put(email(body), statusOnDisk(copy, email(body)));
        });

        Summary summary = trial.start(leads(10));

        assertThat(summary.exit()).isEqualTo(ExitCode.OK);
        assertThat(onTheDisk)
                .hasSize(10)
                .allSatisfy((email, status) -> assertThat(status)
                        .as("status of %s on the disk when its request arrived", email)
                        .isEqualTo("SENDING"));
    }

    @Test
    void whatTheUserWasToldIsStillTrueAfterwards() {
        Summary summary = trial.start(leads(3));

        Path left = folder.resolve("left");
        disk.afterPowerCut(file(left));
        assertThat(summary.rows().of(RowStatus.CREATED)).isEqualTo(3);
        assertThat(IntStream.rangeClosed(1, 3).mapToObj(n -> statusOnDisk(left, "lead." + n + "@example.com")))
                .containsOnly("CREATED");
    }

    /** Else a home in which nothing was ever sent would be refused for a ledger that it never had. */
    @Test
    void aHomeNamesItsLedgerOnceThatIsOnTheDisk() {
        trial.imports();

        Path left = folder.resolve("left");
        disk.afterPowerCut(file(left));
        trial.reopen();
        trial.set("leadline.database.url", "jdbc:h2:file:" + left);

        assertThat(trial.home().resolve("leadline.home")).exists();
        assertThat(trial.open().ledger().runs()).isEmpty();
    }

    @Test
    void whatLeftBeforeThePowerFailedIsNotSentAfterIt() throws SQLException {
        Random chance = new Random(Long.getLong("crash.seed", 4711));
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
        AtomicInteger creates = new AtomicInteger();
        api.atEachCreate(body -> {
            arrived.add(email(body));
            int create = creates.incrementAndGet();
            if (create == 5 || create == 40) {
                cuts.add(new Cut(folder.resolve("cut-" + create), new HashSet<>(arrived)));
                disk.afterPowerCut(file(folder.resolve("cut-" + create)), chance);
            }
        });
        Path leads = leads(60);
        trial.start(leads);

        for (Cut cut : cuts) {
            trial.reopen();
            trial.set("leadline.database.url", "jdbc:h2:file:" + cut.database());
            timePassesForRuns(cut.database());
            Set<String> sentAgain = ConcurrentHashMap.newKeySet();
            api.atEachCreate(body -> sentAgain.add(email(body)));

            Summary summary = trial.start(leads);

            assertThat(sentAgain).as("sent before the cut, and after it").doesNotContainAnyElementsOf(cut.arrived());
            assertThat(sentAgain.size() + summary.rows().of(RowStatus.IN_DOUBT)).isLessThanOrEqualTo(60);
            assertThat(summary.rows().of(RowStatus.IN_DOUBT)).as("in doubt").isLessThanOrEqualTo(IN_FLIGHT);
        }
        assertThat(cuts).hasSize(2);
    }

    /** As many cuts as {@code -Dcrash.cuts} says, half of them at a request, half at a force. */
    @Test
    void noBlockThatTheDiskKeptOrLostTakesAClaimWithIt() {
        int wanted = Integer.getInteger("crash.cuts", 40);
        Random chance = new Random(Long.getLong("crash.seed", 4711));
        Set<String> arrived = ConcurrentHashMap.newKeySet();
        Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
        Runnable cut = () -> {
            synchronized (chance) {
                Set<String> until = new HashSet<>(arrived);
                if (cuts.size() < wanted && !until.isEmpty() && chance.nextInt(4) == 0) {
                    Path left = folder.resolve("cut-" + cuts.size());
                    disk.afterPowerCut(file(left), chance);
                    cuts.add(new Cut(left, until));
                }
            }
        };
        disk.beforeForce(cut);
        api.atEachCreate(body -> {
            arrived.add(email(body));
            cut.run();
        });

        trial.start(leads(2 * wanted));

        assertThat(cuts)
                .hasSize(wanted)
                .allSatisfy(taken -> assertThat(notSending(taken))
                        .as("arrived before the cut in %s, and may be sent again after it", taken.database())
                        .isEmpty());
    }

    @Test
    void sendsNothingMoreOnceTheDiskTakesNoClaims() {
        trial.set("leadline.api.concurrency", "1");
        api.atEachCreate(body -> disk.beforeForce(() -> {
            throw new UncheckedIOException(new IOException("Input/output error"));
        }));

        Path leads = leads(3);
        assertThatThrownBy(() -> trial.start(leads)).isInstanceOf(UserException.class);
        assertThat(trial.received()).hasSize(1);

        trial.reopen();
        api.atEachCreate(body -> {});
        disk.beforeForce(() -> {});
        Summary summary = trial.start(leads);

        assertThat(summary.rows().of(RowStatus.IN_DOUBT)).isEqualTo(1);
        assertThat(trial.received()).hasSize(3);
    }

    @Test
    void warnsBeforeItSendsWherePostgresMayForgetWhatWasSent() {
        trial.set("leadline.database.url", RealPostgres.freshDatabase());

        trial.start(leads(1));

        assertThat(trial.watched.warnings)
                .contains(
                        "PostgreSQL runs with fsync=off and synchronous_commit=off. After a power failure, it may lose"
                                + " the record of which rows were sent, and the next import may send them again. Set"
                                + " fsync and synchronous_commit to on for"
                                + " Leadline's database.");
    }

    /** What a power cut left, and whose leads had arrived by then. */
    private record Cut(Path database, Set<String> arrived) {}

    private Path leads(int count) {
        return trial.file(
                "leads.csv",
                Stream.concat(
                                Stream.of("first_name,last_name,email_1"),
                                IntStream.rangeClosed(1, count).mapToObj(n -> "Ann,Mercer,lead." + n + "@example.com"))
                        .toArray(String[]::new));
    }

    private static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".mv.db");
    }

    private static String email(String body) {
        return JsonMapper.shared().readTree(body).path("email_1").asString();
    }

    private static String statusOnDisk(Path database, String email) {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database);
                PreparedStatement query = connection.prepareStatement("select status from run_row where body like ?")) {
            query.setString(1, "%\"" + email + "\"%");
            ResultSet rows = query.executeQuery();
            return rows.next() ? rows.getString(1) : "no such row";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whose rows the database does not know to have left. */
    private static Set<String> notSending(Cut cut) {
        Set<String> unknown = new HashSet<>(cut.arrived());
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + cut.database());
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select body from run_row where status <> 'STAGED'")) {
            while (rows.next()) {
                unknown.remove(email(rows.getString(1)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database in " + cut.database() + " cannot be read", e);
        }
        return unknown;
    }

    private static void timePassesForRuns(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update run set lease_until = lease_until - interval '60' second");
        }
    }
}
