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
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a backup holds, in a folder beside the home that it can become. Where it does not become the home, it is deleted. */
public final class UnpackedBackup implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;
    private final Path folder;
    private final Instant madeAt;

    private UnpackedBackup(Path home, Path folder, Instant madeAt) {
        this.home = home;
        this.folder = folder;
        this.madeAt = madeAt;
    }

    /**
     * Unpacks a backup.
     *
     * @param settings their home is where it is to be
     * @param file a backup
     * @throws UserException when the home is not empty, its ledger would not be in it, or the file is not a backup
     */
    public static UnpackedBackup beside(Settings settings, Path file) {
        LedgerBackup.requireDatabaseInHome(settings);
        requireEmpty(settings.home());
        if (!Files.exists(file)) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "home.no-backup", file);
        }
        if (!Files.isReadable(file)) {
            throw notRestored(file);
        }
        try (ZipFile backup = new ZipFile(file.toFile())) {
            JsonNode content = content(backup, file);
            Instant madeAt = Instant.parse(content.path("made_at").asString(""));
            Path folder = emptyFolderBeside(settings.home());
            UnpackedBackup unpacked = new UnpackedBackup(settings.home(), folder, madeAt);
            unpacked.fill(backup, content.path("ledger").asString(""));
            return unpacked;
        } catch (FileSystemException e) {
            throw notWritten(settings.home());
        } catch (IOException | DateTimeException e) {
            throw notRestored(file);
        }
    }

    private void fill(ZipFile backup, String ledger) throws IOException {
        boolean complete = false;
        try {
            extract(backup, folder);
            new HomeIdentity(folder).note(ledger);
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    /** The folder in which it can be used as a home. */
    public Path folder() {
        return folder;
    }

    /** When the backup was made. */
    public Instant madeAt() {
        return madeAt;
    }

    /**
     * Moves it to the place of the home, in one step.
     *
     * @throws UserException when it cannot be moved
     */
    public void becomeHome() {
        try {
            Files.deleteIfExists(home);
            Files.move(folder, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw notWritten(home);
        }
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            // it is beside the home, and no home
        }
    }

    private static void requireEmpty(Path home) {
        try (Stream<Path> entries = Files.exists(home) ? Files.list(home) : Stream.<Path>empty()) {
            if (entries.findFirst().isPresent()) {
                throw UserException.usage("home.home-not-empty", home);
            }
        } catch (IOException e) {
            throw UserException.usage("home.home-unreadable", home);
        }
    }

    private static UserException notWritten(Path home) {
        return UserException.of(ExitCode.STOPPED_EARLY, "home.restore-not-written", home);
    }

    private static UserException notRestored(Path file) {
        return UserException.of(ExitCode.INPUT_UNUSABLE, "home.not-restored", file);
    }

    private static JsonNode content(ZipFile backup, Path file) throws IOException {
        ZipEntry entry = backup.getEntry(LedgerBackup.CONTENT);
        if (entry == null || backup.getEntry(LedgerBackup.DATABASE) == null) {
            throw notRestored(file);
        }
        try (InputStream in = backup.getInputStream(entry)) {
            return JSON.readTree(in.readAllBytes());
        } catch (JacksonException e) {
            throw notRestored(file);
        }
    }

    /** On the disk of the home, which it becomes in one step. */
    private static Path emptyFolderBeside(Path home) throws IOException {
        Path folder = home.resolveSibling(home.getFileName() + ".restoring-" + UUID.randomUUID());
        return Files.createDirectories(folder, OwnerOnly.folder(folder));
    }

    private static void extract(ZipFile backup, Path to) throws IOException {
        for (ZipEntry entry : backup.stream().toList()) {
            if (entry.getName().equals(LedgerBackup.DATABASE) || LedgerBackup.isRunFile(entry.getName())) {
                Path file = to.resolve(entry.getName());
                Files.createDirectories(file.getParent(), OwnerOnly.folder(to));
                try (InputStream in = backup.getInputStream(entry);
                        OutputStream out = Channels.newOutputStream(FileChannel.open(
                                file,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                OwnerOnly.file(file)))) {
                    in.transferTo(out);
                }
            }
        }
    }
}
