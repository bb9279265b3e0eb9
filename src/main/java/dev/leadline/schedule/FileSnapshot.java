package dev.leadline.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as it stood at one moment: two equal looks are of the same file, and nobody has written to it in between.
 *
 * @param size in bytes
 * @param changedAt when it was last written
 * @param key what the file system calls it, or null where it has no such thing
 */
record FileSnapshot(long size, FileTime changedAt, @Nullable Object key) {

    /** Empty where there is no regular file; a link is none. */
    static Optional<FileSnapshot> at(Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return of(seen);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<FileSnapshot> of(BasicFileAttributes seen) {
        return seen.isRegularFile()
                ? Optional.of(new FileSnapshot(seen.size(), seen.lastModifiedTime(), seen.fileKey()))
                : Optional.empty();
    }
}
