package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Refuses what nobody should begin to read. */
final class PathCheck {

    private PathCheck() {}

    /** @throws UnusableFileException when it is no regular file, empty or too large */
    static void check(Path file, SourceLimits limits) throws IOException {
        long bytes = regularFile(file).size();
        if (bytes == 0) {
            throw FileRefusals.empty(file);
        }
        if (bytes > limits.maxFileBytes()) {
            throw FileRefusals.tooLarge(file, bytes, limits.maxFileBytes());
        }
    }

    /** @throws UnusableFileException when it is a folder, a pipe or a device; a link counts as what it leads to */
    static BasicFileAttributes regularFile(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw FileRefusals.folder(file);
        }
        if (!attributes.isRegularFile()) {
            throw FileRefusals.noRegularFile(file);
        }
        return attributes;
    }
}
