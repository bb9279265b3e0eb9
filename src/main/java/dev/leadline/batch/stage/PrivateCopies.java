package dev.leadline.batch.stage;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.StagingFolder;
import dev.leadline.source.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Copies of lead files under the home: what is staged cannot change, and resuming needs no original. */
public final class PrivateCopies {

    private final StagingFolder staging;
    private final Path folder;
    private final Map<String, LeadFile> taken = new ConcurrentHashMap<>();

    /**
     * @param home the folder of the database and the output
     */
    public PrivateCopies(Path home) {
        this.staging = new StagingFolder(home);
        this.folder = staging.path();
    }

    /**
     * Copies a file, to be staged by the run of an identity.
     *
     * @param file opened
     * @param original where it stands
     * @param identity of the run
     * @throws UnusableFileException when the content has changed since it was opened
     * @throws UserException when the disk does not take the copy
     */
    public void take(LeadFile file, Path original, String identity) {
        try {
            createFolder();
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            file.copyTo(part);
            moveIntoPlace(part, of(identity));
            taken.put(identity, file.at(of(identity)));
        } catch (IOException e) {
            throw notTaken(original, e);
        } catch (UncheckedIOException e) {
            throw notTaken(original, Objects.requireNonNull(e.getCause()));
        }
    }

    private UserException notTaken(Path original, IOException cause) {
        String said = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        String reason = said == null ? cause.getClass().getSimpleName() : said;
        return UserException.of(ExitCode.STOPPED_EARLY, "batch.copy-not-taken", original, folder, reason);
    }

    private static void moveIntoPlace(Path part, Path copy) throws IOException {
        try {
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(part);
            throw e;
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
        }
    }

    /**
     * Where the copy for an identity stands.
     *
     * @param identity of the run
     * @return a path, whether the copy is there or not
     */
    public Path of(String identity) {
        return staging.copy(identity);
    }

    /**
     * Opens a copy. One that this object has taken is not read again to tell its form.
     *
     * @param identity of the run
     * @param readOptions how the file of the run is read
     * @throws UnusableFileException when the copy is gone or cannot be read
     */
    public LeadFile open(String identity, ReadOptions readOptions) {
        LeadFile known = taken.get(identity);
        return known == null ? LeadFile.open(of(identity), readOptions) : known;
    }

    /**
     * Whether the copy for an identity is there.
     *
     * @param identity of the run
     */
    public boolean holds(String identity) {
        return Files.isRegularFile(of(identity));
    }

    /**
     * Deletes a copy that no run needs any more.
     *
     * @param identity of the run
     * @param needed the identities of those runs that have yet to be staged
     */
    public void discard(String identity, Set<String> needed) {
        if (!needed.contains(identity)) {
            taken.remove(identity);
            delete(of(identity));
        }
    }

    /**
     * Deletes what killed processes left: copies that no run needs, and unfinished ones.
     *
     * @param needed the identities of those runs that have yet to be staged
     * @param now the present time
     */
    public void sweep(Set<String> needed, Instant now) {
        staging.sweep(needed, now);
    }

    private static void delete(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            // what cannot be deleted now is swept later
        }
    }
}
