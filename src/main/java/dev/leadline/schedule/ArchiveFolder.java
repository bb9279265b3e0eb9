package dev.leadline.schedule;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder for files that are done with. Nothing in it is ever written over, and no file is lost on its way there. */
final class ArchiveFolder {

    private final OpenFolder inbox;
    private final OpenFolder folder;

    ArchiveFolder(OpenFolder inbox, OpenFolder folder) {
        this.inbox = inbox;
        this.folder = folder;
    }

    /**
     * Puts a file there, and the marker beside it too.
     *
     * @param name what it is called there; with a number at its end where that is taken
     * @return where it stands now, or empty where another file has come in its place: that one stays in the inbox
     * @throws IOException when it cannot be moved; it stands where it stood
     */
    Optional<Path> put(InboxFile arrival, String name) throws IOException {
        String place = reserve(folder, name);
        if (!move(arrival.name(), arrival.snapshot(), place)) {
            return Optional.empty();
        }
        String marker = arrival.markerName();
        Optional<FileSnapshot> snapshot = inbox.look(marker);
        if (snapshot.isPresent()) {
            move(marker, snapshot.get(), reserve(folder, InboxFile.markerName(place)));
        }
        return Optional.of(folder.path().resolve(place));
    }

    /** An empty file of our own, so that nobody else takes the name; the file then takes its place. */
    static String reserve(OpenFolder folder, String wanted) throws IOException {
        for (int number = 1; ; number++) {
            String name = number == 1 ? wanted : numbered(wanted, number);
            try {
                folder.reserve(name);
                return name;
            } catch (FileAlreadyExistsException e) {
                // the next number may be free
            }
        }
    }

    private static String numbered(String wanted, int number) {
        int dot = wanted.lastIndexOf('.');
        int end = dot < 1 ? wanted.length() : dot;
        return wanted.substring(0, end) + "-" + number + wanted.substring(end);
    }

    private boolean move(String name, FileSnapshot snapshot, String place) throws IOException {
        try {
            inbox.move(name, folder, place);
        } catch (AtomicMoveNotSupportedException e) {
            return copyThenDelete(name, snapshot, place);
        } catch (IOException e) {
            folder.delete(place);
            throw e;
        }
        boolean same = folder.look(place).equals(Optional.of(snapshot));
        if (!same) {
            folder.move(place, inbox, reserve(inbox, name));
        }
        return same;
    }

    private boolean copyThenDelete(String name, FileSnapshot snapshot, String place) throws IOException {
        try {
            inbox.copy(name, folder, place);
            boolean same = inbox.look(name).equals(Optional.of(snapshot));
            (same ? inbox : folder).delete(same ? name : place);
            return same;
        } catch (IOException e) {
            folder.delete(place);
            throw e;
        }
    }
}
