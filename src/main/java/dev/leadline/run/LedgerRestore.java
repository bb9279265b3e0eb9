package dev.leadline.run;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a home from a backup. It is made beside its place and moved there when no row in it is sent by itself, so a restore that is cut off
 * leaves no home.
 */
public final class LedgerRestore {

    private static final JsonMapper JSON = new JsonMapper();

    private final Settings settings;
    private final Path home;

    private LedgerRestore(Settings settings) {
        this.settings = settings;
        this.home = settings.home();
    }

    /**
     * Restores a backup to the home of the settings.
     *
     * @throws UserException when the home is not empty, or the file is not a backup
     */
    public static RestoreResult restore(Settings settings, Path file) {
        LedgerBackup.requireDatabaseInHome(settings);
        return new LedgerRestore(settings).restore(file);
    }

    private RestoreResult restore(Path file) {
        requireEmptyHome();
        if (!Files.exists(file)) {
            throw UserException.of(ExitCode.INPUT_UNUSABLE, "run.no-backup", file);
        }
        Path made = null;
        try (ZipFile backup = new ZipFile(file.toFile())) {
            JsonNode content = content(backup, file);
            Instant madeAt = Instant.parse(content.path("made_at").asString(""));
            made = emptyFolderBeside();
            extract(backup, made);
            new HomeIdentity(made).note(content.path("ledger").asString(""));
            RestoreResult result = makeSafe(made, madeAt);
            Files.deleteIfExists(home);
            Files.move(made, home, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (IOException | DateTimeException e) {
            throw notRestored(file);
        } finally {
            delete(made);
        }
    }

    private void requireEmptyHome() {
        try (Stream<Path> entries = Files.exists(home) ? Files.list(home) : Stream.<Path>empty()) {
            if (entries.findFirst().isPresent()) {
                throw UserException.usage("run.home-not-empty", home);
            }
        } catch (IOException e) {
            throw UserException.usage("run.home-unreadable", home);
        }
    }

    private static UserException notRestored(Path file) {
        return UserException.of(ExitCode.INPUT_UNUSABLE, "run.not-restored", file);
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
    private Path emptyFolderBeside() throws IOException {
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

    private RestoreResult makeSafe(Path made, Instant madeAt) {
        try (OpenHome restored = OpenHome.of(settings.withHome(made))) {
            int closed = restored.restoring().closeUnread();
            long rows = restored.restoring().putInDoubt(madeAt);
            return new RestoreResult(madeAt, restored.ledger().runs().size(), rows, closed);
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null || !Files.exists(folder)) {
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
}
