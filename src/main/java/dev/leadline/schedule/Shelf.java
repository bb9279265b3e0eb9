package dev.leadline.schedule;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A folder for files that are done with. Nothing in it is ever written over, and no file is lost on its way there. */
final class Shelf {

    private static final long NOWHERE = -1;

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a file there, and the marker beside it too.
     *
     * @param name what it is called there; with a number at its end where that is taken
     * @return where it stands now, or empty where another file has come in its place: that one stays in the inbox
     * @throws IOException when it cannot be moved; it stands where it stood
     */
    Optional<Path> put(Arrival arrival, String name) throws IOException {
        Files.createDirectories(folder);
        Path place = reserve(folder.resolve(name));
        if (!move(arrival, place)) {
            return Optional.empty();
        }
        putMarker(arrival.marker(), new Arrival(place, arrival.look()).marker());
        return Optional.of(place);
    }

    private static void putMarker(Path marker, Path place) throws IOException {
        Optional<Look> look = Look.at(marker);
        if (look.isPresent()) {
            move(new Arrival(marker, look.get()), reserve(place));
        }
    }

    /** An empty file of our own, so that nobody else takes the name; the file then takes its place. */
    private static Path reserve(Path wanted) throws IOException {
        for (int number = 1; ; number++) {
            try {
                return Files.createFile(number == 1 ? wanted : numbered(wanted, number));
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
    }

    private static Path numbered(Path wanted, int number) {
        String name = String.valueOf(wanted.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot < 1 ? name.length() : dot;
        return wanted.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }

    private static boolean move(Arrival arrival, Path place) throws IOException {
        try {
            Files.move(arrival.file(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return copyThenDelete(arrival, place);
        } catch (IOException e) {
            Files.deleteIfExists(place);
            throw e;
        }
        boolean same = Look.at(place).equals(Optional.of(arrival.look()));
        if (!same) {
            Path back = reserve(arrival.file());
            Files.move(place, back, StandardCopyOption.ATOMIC_MOVE);
        }
        return same;
    }

    private static boolean copyThenDelete(Arrival arrival, Path place) throws IOException {
        try {
            Files.copy(arrival.file(), place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            try (FileChannel copy = FileChannel.open(place, StandardOpenOption.WRITE)) {
                copy.force(true);
            }
            boolean same = Files.mismatch(arrival.file(), place) == NOWHERE && arrival.isUnchanged();
            Files.delete(same ? arrival.file() : place);
            return same;
        } catch (IOException e) {
            Files.deleteIfExists(place);
            throw e;
        }
    }
}
