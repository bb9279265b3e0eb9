package dev.leadline.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What came through the console, each upload in a folder of its own. */
final class UploadFolder {

    private final Path folder;

    UploadFolder(Path home) {
        this.folder = home.resolve("uploads");
    }

    int deleteBefore(Instant time) {
        List<Path> old = before(time);
        old.forEach(UploadFolder::delete);
        return old.size();
    }

    int countBefore(Instant time) {
        return before(time).size();
    }

    private List<Path> before(Instant time) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> uploads = Files.list(folder)) {
            return uploads.filter(upload -> isBefore(upload, time)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBefore(Path upload, Instant time) {
        try {
            return Files.getLastModifiedTime(upload, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(time);
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path upload) {
        try (Stream<Path> tree = Files.walk(upload)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
