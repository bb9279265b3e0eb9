package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Refuses what nobody should begin to read. */
final class Admission {

    private Admission() {}

    /** @throws UnusableFileException when it is no regular file, empty or too large */
    static void check(Path file, SourceLimits limits) throws IOException {
        long bytes = regularFile(file).size();
        if (bytes == 0) {
            throw Refusals.empty(file);
        }
        if (bytes > limits.maxFileBytes()) {
            throw Refusals.tooLarge(file, bytes, limits.maxFileBytes());
        }
    }

    /** @throws UnusableFileException when it is a folder, a pipe or a device; a link counts as what it leads to */
    static BasicFileAttributes regularFile(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw Refusals.folder(file);
        }
        if (!attributes.isRegularFile()) {
            throw Refusals.noRegularFile(file);
        }
        return attributes;
    }
}
