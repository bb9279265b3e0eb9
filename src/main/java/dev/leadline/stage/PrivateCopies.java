package dev.leadline.stage;

import dev.leadline.source.LeadFile;
import dev.leadline.source.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Copies of lead files under the home: what is staged cannot change, and resuming needs no original. */
public final class PrivateCopies {

    private final Path folder;

    /**
     * @param home the folder of the database and the output
     */
    public PrivateCopies(Path home) {
        this.folder = home.resolve("staging");
    }

    /**
     * Copies a file, to be staged by the run of an identity.
     *
     * @param file checked already
     * @param original where it stands
     * @param identity of the run
     * @throws UnusableFileException when the content is no longer what was checked
     */
    public void take(LeadFile file, Path original, String identity) {
        try {
            createFolder();
            Path part = folder.resolve(UUID.randomUUID() + ".part");
            try {
                if (!LeadFile.copy(original, part).equals(file.sha256())) {
                    file.verifyUnchanged();
                }
                Files.move(part, of(identity), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /**
     * Where the copy for an identity stands.
     *
     * @param identity of the run
     * @return a path, whether the copy is there or not
     */
    public Path of(String identity) {
        return folder.resolve(identity + ".csv");
    }

    void delete(String identity) {
        try {
            Files.deleteIfExists(of(identity));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
