package dev.leadline.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What changes when somebody writes to a file or puts another in its place. */
record FileState(long bytes, FileTime modified, @Nullable Object key) {

    static FileState of(Path file) throws IOException {
        BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileState(seen.size(), seen.lastModifiedTime(), seen.fileKey());
    }
}
