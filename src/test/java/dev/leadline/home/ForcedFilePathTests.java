package dev.leadline.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.testing.PowerCutDisk;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When commits reach the disk, and what that costs. */
@Timeout(120)
class ForcedFilePathTests {

    private static final int FORCES_OF_A_COMMIT = 3;

    @TempDir
    private Path folder;

    private String url = "";
    private PowerCutDisk.DatabaseFile disk;

    @BeforeEach
    void makeDatabase() throws SQLException {
        url = PowerCutDisk.url(folder.resolve("leads"), DatabaseAddress.H2_OPTIONS)
                .replace("jdbc:h2:", "jdbc:h2:" + ForcedFilePath.prefix());
        disk = PowerCutDisk.fileOf(folder.resolve("leads"));
        execute("create table claim (row_no bigint primary key)");
    }

    @Test
    void aCommitThatHasReturnedIsOnTheDisk() throws SQLException {
        try (Connection open = DriverManager.getConnection(url);
                Statement statement = open.createStatement()) {
            statement.execute("insert into claim values (1)");

            disk.afterPowerCut(folder.resolve("left.mv.db"));
        }

        try (Connection left = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("left"));
                Statement statement = left.createStatement()) {
            assertThat(statement.executeQuery("select * from claim").next()).isTrue();
        }
    }

    @Test
    void commitsThatWaitForTheDiskAreForcedAsOne() throws Exception {
        AtomicInteger forces = new AtomicInteger();
        CountDownLatch slow = new CountDownLatch(1);
        List<Thread> claims = new ArrayList<>();
        try (Connection open = DriverManager.getConnection(url)) {
            assertThat(open.isValid(1)).isTrue();
            List<Connection> connections = new ArrayList<>();
            for (int row = 1; row <= 16; row++) {
                connections.add(DriverManager.getConnection(url));
            }
            disk.beforeForce(() -> {
                if (forces.getAndIncrement() == 0) {
                    hold(slow);
                }
            });
            claims.add(inserting(connections.get(0), 1));
            await().atMost(Duration.ofMinutes(1)).until(() -> forces.get() == 1);
            for (int row = 2; row <= 16; row++) {
                claims.add(inserting(connections.get(row - 1), row));
            }
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> claims.stream().allMatch(claim -> claim.getState() == Thread.State.WAITING));

            slow.countDown();
            for (Thread claim : claims) {
                claim.join();
            }
            int forced = forces.get();

            assertThat(forced).as("forces for 16 commits").isLessThanOrEqualTo(2 * FORCES_OF_A_COMMIT);
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Thread inserting(Connection connection, int row) {
        Thread thread = new Thread(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("insert into claim values (" + row + ")");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
