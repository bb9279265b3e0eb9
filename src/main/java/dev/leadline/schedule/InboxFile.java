package dev.leadline.schedule;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in an inbox.
 *
 * @param file where it stands
 * @param snapshot how it stood there when it was found whole
 */
record InboxFile(Path file, FileSnapshot snapshot) {

    private static final String DONE = ".done";

    /** Its name, without folders. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    /** The file by which its sender says that it is whole, whether there is one or not. */
    Path marker() {
        return file.resolveSibling(markerName());
    }

    String markerName() {
        return markerName(name());
    }

    static String markerName(String name) {
        return name + DONE;
    }

    /** A marker that is older than the file is of a file that stood there before. */
    boolean isMarked() {
        return FileSnapshot.at(marker())
                .filter(marker -> marker.changedAt().compareTo(snapshot.changedAt()) >= 0)
                .isPresent();
    }

    boolean isUnchanged() {
        return FileSnapshot.at(file).equals(Optional.of(snapshot));
    }

    static boolean isMarker(String name) {
        return name.endsWith(DONE);
    }
}
