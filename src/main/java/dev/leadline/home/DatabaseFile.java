package dev.leadline.home;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * H2's file in a home, inspected without changing a byte of it. H2 itself opens a file that lost its content as a new database, and
 * one that lost its end as an earlier state of it, and then writes over what is left.
 */
record DatabaseFile(Path path) {

    static DatabaseFile in(Path home) {
        return new DatabaseFile(home.resolve("leadline.mv.db"));
    }

    Path home() {
        return Objects.requireNonNull(path.getParent());
    }

    /** What state a database file is in. */
    enum State {
        /** There is none. */
        MISSING,
        /** It has no content. */
        EMPTY,
        /** It cannot be read, or lacks what was last written to it. */
        DAMAGED,
        /** It can be read. */
        READABLE,
        /** Another process works on it. */
        IN_USE
    }

    State state() {
        try {
            if (!Files.exists(path)) {
                return State.MISSING;
            }
            return Files.size(path) == 0 ? State.EMPTY : content();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** The URL that opens it to be read only, with no lock and no other file left behind. */
    String readOnlyUrl() {
        String name = path.toString();
        return "jdbc:h2:file:" + name.substring(0, name.length() - ".mv.db".length())
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;FILE_LOCK=NO;TRACE_LEVEL_FILE=0";
    }

    private State content() {
        if (!Files.isReadable(path)) {
            throw unreadable();
        }
        try (MVStore store =
                new MVStore.Builder().fileName(path.toString()).readOnly().open()) {
            return lacksItsEnd(store) ? State.DAMAGED : State.READABLE;
        } catch (MVStoreException e) {
            return e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? State.IN_USE : State.DAMAGED;
        }
    }

    /** A file that was closed in order names its last version, and H2 goes back to an earlier one where that is not whole. */
    private static boolean lacksItsEnd(MVStore store) {
        Map<String, Object> header = store.getStoreHeader();
        return header.containsKey("clean")
                && Optional.ofNullable(header.get("version"))
                        .map(version -> Long.parseLong(String.valueOf(version), 16))
                        .filter(version -> store.getCurrentVersion() < version)
                        .isPresent();
    }

    private UserException unreadable() {
        return UserException.usage("home.database-unreadable", path);
    }
}
