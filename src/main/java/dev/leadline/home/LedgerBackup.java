package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of a home in one file: the database as it is at one moment, with the id and the salt of the home, and the files of its
 * runs.
 */
public final class LedgerBackup {

    static final String DATABASE = "leadline.mv.db";
    static final String CONTENT = "backup.json";
    private static final Pattern RUN_FILE = Pattern.compile("runs/[1-9]\\d{0,17}/[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Path home;

    private LedgerBackup(Settings settings) {
        this.settings = settings;
        this.home = settings.home();
    }

    /**
     * Writes a backup while other processes may go on with their work.
     *
     * @param file a name that is not taken; for its owner alone
     * @throws UserException when the database is not in the home, there is none, or the file cannot be written
     */
    public static void create(Settings settings, Path file, Clock clock) {
        requireDatabaseInHome(settings);
        new LedgerBackup(settings).create(file, clock.instant());
    }

    /** What Leadline cannot back up, others can. */
    static void requireDatabaseInHome(Settings settings) {
        DatabaseAddress address = DatabaseAddress.of(settings);
        if (!address.isInHome()) {
            throw address.isPostgresql()
                    ? UserException.usage("home.ledger-in-postgresql")
                    : UserException.usage("home.ledger-not-in-home");
        }
    }

    private void create(Path file, Instant now) {
        Path database = home.resolve("leadline.backup-" + UUID.randomUUID() + ".zip");
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(file))) {
            boolean complete = false;
            try {
                // a run that begins from here on may not be in the copy
                long lastRun = HomeHistory.of(home).lastRun();
                copyDatabase(database);
                write(channel, database, lastRun, now);
                complete = true;
            } finally {
                Files.deleteIfExists(database);
                if (!complete) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw UserException.usage("home.backup-exists", file);
        } catch (IOException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.backup-not-written", file);
        }
    }

    /** Whoever has the database open copies it, while no transaction writes. */
    private void copyDatabase(Path to) {
        Connection open = LedgerDatabase.maintain(settings)
                .orElseThrow(() -> UserException.usage("home.nothing-to-back-up", home));
        try (Connection connection = open;
                Statement statement = connection.createStatement()) {
            statement.execute("backup to '" + to.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw OpeningFailure.of(DatabaseAddress.of(settings), e);
        }
    }

    private void write(FileChannel channel, Path database, long lastRun, Instant now) throws IOException {
        try (ZipFile copied = new ZipFile(database.toFile());
                OutputStream out = Channels.newOutputStream(channel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(CONTENT));
            zip.write(JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("format", 1)
                    .put("made_at", now.toString())
                    .put("ledger", new HomeIdentity(home).ledger().orElse(""))));
            zip.putNextEntry(new ZipEntry(DATABASE));
            try (InputStream content = copied.getInputStream(copied.getEntry(DATABASE))) {
                content.transferTo(zip);
            }
            for (Path run : runFiles(lastRun)) {
                zip.putNextEntry(new ZipEntry(home.relativize(run).toString().replace('\\', '/')));
                Files.copy(run, zip);
            }
            zip.finish();
            channel.force(true);
        }
    }

    /** A later run is not in the copy of the database. */
    private List<Path> runFiles(long lastRun) throws IOException {
        Path runs = home.resolve("runs");
        if (!Files.isDirectory(runs, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(runs, 2)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> HomeHistory.number(runs.relativize(file).getName(0))
                            .filter(run -> run <= lastRun)
                            .isPresent())
                    .filter(file -> isRunFile(home.relativize(file).toString().replace('\\', '/')))
                    .sorted()
                    .toList();
        }
    }

    static boolean isRunFile(String name) {
        return RUN_FILE.matcher(name).matches();
    }
}
