package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.PowerCutDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several write to an H2 file at the same time, and it is cut off at any moment: what is left has whole transactions only. */
@Timeout(600)
class SerializedWritesTests {

    private static final int WRITERS = 8;
    private static final int ROWS = 200;

    /** The more maps H2 stores between a row and its index entry, the more happens meanwhile. */
    private static final int OTHER_TABLES = 300;

    @TempDir
    private Path folder;

    private String url = "";
    private PowerCutDisk.DatabaseFile disk;
    private DataSource database;
    private Connection open;

    @BeforeEach
    void makeLedger() throws SQLException {
        url = PowerCutDisk.url(folder.resolve("leads"), DatabaseAddress.H2_OPTIONS)
                .replace("jdbc:h2:", "jdbc:h2:" + ForcedFilePath.prefix());
        disk = PowerCutDisk.fileOf(folder.resolve("leads"));
        database = SerializedWrites.of(connections(), new WriteLock(lockFile(), Duration.ofMinutes(1)));
        open = database.getConnection();
        execute(open, "create table lead_row (row_no int primary key, status varchar(20), attempts int not null)");
        execute(open, "create index lead_row_status on lead_row (status, row_no)");
        execute(open, "create table attempt (row_no int, attempt int, primary key (row_no, attempt))");
        execute(open, "insert into lead_row select x, 'STAGED', 0 from system_range(1, " + ROWS + ")");
    }

    private DataSource connections() {
        JdbcDataSource connections = new JdbcDataSource();
        connections.setURL(url);
        return connections;
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void nobodyWritesWhileACommitIsStored() throws Exception {
        AtomicReference<Thread> second = new AtomicReference<>();
        disk.beforeForce(() -> second.updateAndGet(started -> started == null ? waiting(2) : started));

        send(1);

        Objects.requireNonNull(second.get()).join();
        assertThat(statusOf(1)).isEqualTo("QUEUED");
        assertThat(statusOf(2)).isEqualTo("QUEUED");
    }

    @Test
    void nobodyWritesWhileATransactionHasNotEnded() throws Exception {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            claim(first, 1);
            Thread second = waiting(2);

            first.rollback();

            second.join();
        }
        assertThat(statusOf(1)).isEqualTo("STAGED");
        assertThat(statusOf(2)).isEqualTo("QUEUED");
    }

    @Test
    void whoReadsDoesNotWait() throws Exception {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            claim(first, 1);

            assertThat(CompletableFuture.supplyAsync(() -> statusOf(1)).join()).isEqualTo("STAGED");
        }
    }

    /** As where Spring Batch notes the progress of a step while the transaction of its chunk is open. */
    @Test
    void oneThreadWritesThroughTwoConnections() throws SQLException {
        try (Connection chunk = database.getConnection()) {
            chunk.setAutoCommit(false);
            claim(chunk, 1);
            send(2);
            chunk.commit();
        }

        assertThat(statusOf(1)).isEqualTo("SENDING");
        assertThat(statusOf(2)).isEqualTo("QUEUED");
    }

    /** As where a pool gives a broken connection up. */
    @Test
    void aConnectionThatAnotherThreadClosesEndsItsTurn() throws Exception {
        Connection first = database.getConnection();
        first.setAutoCommit(false);
        claim(first, 1);
        Thread second = waiting(2);

        CompletableFuture.runAsync(() -> {
                    try {
                        first.close();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .join();

        second.join();
        assertThat(statusOf(1)).isEqualTo("STAGED");
        assertThat(statusOf(2)).isEqualTo("QUEUED");
    }

    @Test
    void anotherProcessThatWritesIsWaitedFor() throws Exception {
        try (LockingProcess other = LockingProcess.of(lockFile())) {
            Thread second = waiting(2);
            assertThat(statusOf(2)).isEqualTo("STAGED");

            other.end();

            second.join();
        }
        assertThat(statusOf(2)).isEqualTo("QUEUED");
    }

    /** What is suspended changes nothing. */
    @Test
    void anotherProcessThatIsSuspendedInTheMiddleIsNotWaitedForForever() throws Exception {
        database = SerializedWrites.of(connections(), new WriteLock(lockFile(), Duration.ZERO));
        try (LockingProcess other = LockingProcess.of(lockFile())) {
            send(2);

            assertThat(other.isAlive()).isTrue();
            assertThat(statusOf(2)).isEqualTo("QUEUED");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void oneProcessOpensADatabaseUnderTwoPaths() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        DataSource second = SerializedWrites.of(
                connections(), new WriteLock(link.resolve(lockFile().getFileName()), Duration.ofMillis(10)));
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            claim(first, 1);

            try (Connection other = second.getConnection()) {
                claim(other, 2);
            }

            first.commit();
        }
        assertThat(statusOf(1)).isEqualTo("SENDING");
        assertThat(statusOf(2)).isEqualTo("SENDING");
    }

    private Path lockFile() {
        return WriteLock.file(folder.resolve("leads"));
    }

    /** By chance, so each cut is looked at: without turns, four to six stores of a trial left a half. */
    @Test
    @Tag("torture")
    void whatACutLeavesHasWholeTransactionsOnly() throws Exception {
        Queue<Path> cuts = new ConcurrentLinkedQueue<>();
        execute(open, "drop index lead_row_status");
        execute(open, "drop table attempt");
        for (int table = 0; table < OTHER_TABLES; table++) {
            execute(open, "create table other_" + table + " (x int primary key) as select 1");
        }
        execute(open, "create index lead_row_status on lead_row (status, row_no)");
        execute(open, "create table attempt (row_no int, attempt int, primary key (row_no, attempt))");
        disk.beforeForce(() -> {
            Path left = folder.resolve("cut-" + cuts.size());
            disk.afterPowerCut(left.resolveSibling(left.getFileName() + ".mv.db"));
            cuts.add(left);
        });

        sendAll();

        disk.beforeForce(() -> {});
        assertThat(cuts).hasSizeGreaterThan(ROWS);
        assertThat(cuts.stream().flatMap(left -> halves(left).stream())).isEmpty();
    }

    /** Somebody who is sending a row, and has to wait before the first change. */
    private Thread waiting(int row) {
        Thread sender = new Thread(() -> {
            try {
                send(row);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> sender.getState() == Thread.State.TIMED_WAITING);
        return sender;
    }

    private void sendAll() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            IntStream.rangeClosed(1, ROWS)
                    .forEach(row -> sent.add(writers.submit(() -> {
                        send(row);
                        return row;
                    })));
            for (Future<?> row : sent) {
                row.get();
            }
        } finally {
            writers.shutdown();
        }
    }

    private void send(int row) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "update lead_row set status = 'SENDING', attempts = attempts + 1 where row_no = " + row);
            execute(connection, "insert into attempt values (" + row + ", 1)");
            connection.commit();
            execute(connection, "update lead_row set status = 'QUEUED' where row_no = " + row);
            connection.commit();
        }
    }

    private static void claim(Connection connection, int row) throws SQLException {
        execute(connection, "update lead_row set status = 'SENDING', attempts = attempts + 1 where row_no = " + row);
        execute(connection, "insert into attempt values (" + row + ", 1)");
    }

    private String statusOf(int row) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select status from lead_row where row_no = " + row)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What belongs together and is not there together. */
    private static List<String> halves(Path database) {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + database);
                Statement query = connection.createStatement()) {
            int rows = number(query, "select count(*) from (select attempts from lead_row where row_no > 0)");
            int indexed = number(query, "select count(*) from lead_row where status > ''");
            int attempts = number(query, "select sum(attempts) from (select attempts from lead_row where row_no > 0)");
            int recorded = number(query, "select count(*) from attempt where row_no > 0");
            if (rows != ROWS || indexed != ROWS || attempts != recorded) {
                found.add("%d rows, %d in the index, %d attempts, %d recorded"
                        .formatted(rows, indexed, attempts, recorded));
            }
        } catch (SQLException e) {
            found.add(String.valueOf(e.getMessage()));
        }
        return found;
    }

    private static int number(Statement query, String sql) throws SQLException {
        ResultSet rows = query.executeQuery(sql);
        rows.next();
        return rows.getInt(1);
    }
}
