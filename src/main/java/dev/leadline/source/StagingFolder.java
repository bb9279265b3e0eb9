package dev.leadline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a home that holds private copies of files, each named by the identity of the run that reads it. */
public final class StagingFolder {

    /** Another process may be about to begin its run with a younger copy. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Path folder;

    /**
     * @param home the folder of the database and the output
     */
    public StagingFolder(Path home) {
        this.folder = home.resolve("staging");
    }

    /** The folder itself, whether it exists or not. */
    public Path path() {
        return folder;
    }

    /**
     * The copy for an identity.
     *
     * @param identity of the run
     * @return a path, whether the copy exists or not
     */
    public Path copy(String identity) {
        return folder.resolve(identity + ".csv");
    }

    /**
     * Files that no run needs: copies, and unfinished ones. Processes that were killed leave them.
     *
     * @param needed the identities of those runs that have yet to be staged
     * @param now the present time
     * @throws UncheckedIOException when the folder cannot be read
     */
    public List<Path> unneeded(Set<String> needed, Instant now) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        Set<Path> copies = needed.stream().map(this::copy).collect(Collectors.toUnmodifiableSet());
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !copies.contains(file) && isOld(file, now))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes a file that no run needs, unless another process has replaced it since.
     *
     * @param file one of {@link #unneeded}
     * @param now the time of that call
     * @return false when the file stays, or was deleted by somebody else
     * @throws IOException when the file cannot be deleted
     */
    public boolean delete(Path file, Instant now) throws IOException {
        return isOld(file, now) && Files.deleteIfExists(file);
    }

    /**
     * Deletes all files that no run needs. What cannot be deleted now is deleted by a later sweep.
     *
     * @param needed the identities of those runs that have yet to be staged
     * @param now the present time
     */
    public void sweep(Set<String> needed, Instant now) {
        try {
            unneeded(needed, now).forEach(file -> deleteNowOrLater(file, now));
        } catch (UncheckedIOException e) {
            // the next sweep tries again
        }
    }

    private void deleteNowOrLater(Path file, Instant now) {
        try {
            delete(file, now);
        } catch (IOException e) {
            // the next sweep tries again
        }
    }

    private static boolean isOld(Path file, Instant now) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(now.minus(YOUNG));
        } catch (IOException e) {
            return false;
        }
    }
}
