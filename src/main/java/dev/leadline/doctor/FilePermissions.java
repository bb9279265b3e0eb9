package dev.leadline.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Who may do what with files; where the file system does not know, nobody else may. */
final class FilePermissions {

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private FilePermissions() {}

    /** Whether anybody but its owner may read, change or enter it. */
    static boolean letsOthersIn(Path path) {
        return !Collections.disjoint(permissions(path), OF_OTHERS);
    }

    /** Whether everybody may change it. */
    static boolean letsEverybodyWrite(Path path) {
        return permissions(path).contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** The path itself, or the nearest folder above it that is there. */
    static Path nearest(Path path) {
        Path nearest = path.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException | UnsupportedOperationException e) {
            return Set.of();
        }
    }
}
