package dev.leadline.schedule;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in an inbox.
 *
 * @param file where it stands
 * @param look how it stood there when it was found whole
 */
record Arrival(Path file, Look look) {

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
        return Look.at(marker())
                .filter(marker -> marker.changedAt().compareTo(look.changedAt()) >= 0)
                .isPresent();
    }

    boolean isUnchanged() {
        return Look.at(file).equals(Optional.of(look));
    }

    static boolean isMarker(String name) {
        return name.endsWith(DONE);
    }
}
