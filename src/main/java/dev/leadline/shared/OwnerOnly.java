package dev.leadline.shared;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Permissions of files (0600) and folders (0700) that their owner alone may use, where the file system has permissions. */
public final class OwnerOnly {

    public static final Set<PosixFilePermission> FOLDER = Set.copyOf(PosixFilePermissions.fromString("rwx------"));
    public static final Set<PosixFilePermission> FILE = Set.copyOf(PosixFilePermissions.fromString("rw-------"));

    private OwnerOnly() {}

    /** Whether the file system of a path has POSIX permissions. */
    public static boolean isSupported(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What to create a folder with; empty where the file system has no permissions. */
    public static FileAttribute<?>[] folder(Path path) {
        return attributes(path, FOLDER);
    }

    /** What to create a file with; empty where the file system has no permissions. */
    public static FileAttribute<?>[] file(Path path) {
        return attributes(path, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return isSupported(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
