package dev.leadline.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server that can be killed and started again on the same data and port. It waits for its disk, as a real one does. */
public final class KillablePostgres implements AutoCloseable {

    private static final int LONGEST_SECONDS = 60;

    private final AtomicInteger databases = new AtomicInteger();
    private final List<String> command;
    private final int port;
    private final Path log;
    private Process postmaster;

    private KillablePostgres(List<String> command, int port, Path log) {
        this.command = command;
        this.port = port;
        this.log = log;
        this.postmaster = begin();
    }

    /** Starts a server with its data under a folder. */
    public static KillablePostgres in(Path folder) {
        Path data = folder.resolve("postgres");
        List<String> command = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        int port;
        try (EmbeddedPostgres first = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            port = first.getPort();
            command.add(program(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        return new KillablePostgres(command, port, folder.resolve("postgres.log"));
    }

    private static String program(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .orElseThrow();
    }

    /** The JDBC URL of a new, empty database. */
    public String freshDatabase() {
        String name = "leadline_" + databases.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
    }

    /** Kills the server and each of its processes with SIGKILL. */
    public void kill() {
        // in one go, or its children notice that it has gone and say goodbye
        List<String> killed = new ArrayList<>(List.of("kill", "-KILL", String.valueOf(postmaster.pid())));
        postmaster.descendants().forEach(child -> killed.add(String.valueOf(child.pid())));
        try {
            new ProcessBuilder(killed).start().onExit().join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int exit = postmaster.onExit().join().exitValue();
        if (exit != 128 + 9) {
            throw new IllegalStateException("the server was not killed by SIGKILL: it ended with " + exit);
        }
    }

    /** Starts the server again after it was killed; it recovers what was committed. */
    public void startAgain() {
        postmaster = begin();
    }

    private Process begin() {
        Process[] begun = {launch()};
        await("the server answers; see " + log).atMost(LONGEST_SECONDS, SECONDS).until(() -> {
            // what is left of the old one may still hold its memory for a moment
            if (!begun[0].isAlive()) {
                begun[0] = launch();
            }
            return answers();
        });
        return begun[0];
    }

    private Process launch() {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (postmaster.isAlive()) {
            kill();
        }
    }
}
