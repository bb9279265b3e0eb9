package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The folder of the database and the output, for its owner alone: folders 0700, files 0600, where the file system knows such
 * permissions. A folder that holds other files than Leadline's keeps its permissions, and the user gets a warning.
 */
public final class Home {

    /** Begins the names of folders to which the files of a lost ledger are moved. */
    static final String ASIDE = "before-";

    private static final String ROOT = "root";

    private static final Set<String> FOLDERS = Set.of("runs", "staging", "uploads");

    private final Path folder;
    private final boolean posix;

    /** The home in a folder, which may not be there yet. */
    public Home(Path folder) {
        this.folder = folder;
        this.posix = OwnerOnly.isSupported(folder);
    }

    /**
     * Makes the folder, or closes the one that there is where nothing but Leadline's own lies in it.
     *
     * @throws UserException when the folder cannot be made or written to
     */
    public void prepare() {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
            requireOwnerForRoot();
            requireNoLinks();
            if (isOurs()) {
                close(folder, OwnerOnly.FOLDER);
            }
        } catch (AccessDeniedException e) {
            throw Files.isDirectory(folder) ? ofAnotherUser() : notCreated();
        } catch (IOException e) {
            throw notCreated();
        }
        if (!Files.isWritable(folder)) {
            throw readOnly(UserMessage.of("home.home-folder", folder));
        }
    }

    private UserException notCreated() {
        return UserException.usage("home.home-not-created", folder);
    }

    /** Root may write everywhere, and its files would lock the owner of the home out. */
    private void requireOwnerForRoot() throws IOException {
        if (posix && ROOT.equals(System.getProperty("user.name")) && !ROOT.equals(owner())) {
            throw ofAnotherUser();
        }
    }

    private UserException ofAnotherUser() {
        try {
            return UserException.usage("home.home-of-another-user", folder, owner());
        } catch (IOException e) {
            return notCreated();
        }
    }

    private String owner() throws IOException {
        return Files.getOwner(folder).getName();
    }

    /** Refuses a home in which a link stands where Leadline would write; the home itself may be reached by one. */
    void requireNoLinks() {
        SymbolicLinkCheck.first(folder).ifPresent(link -> {
            throw UserException.usage("home.home-has-link", link);
        });
    }

    private static UserException readOnly(UserMessage what) {
        return UserException.usage("home.home-read-only", what);
    }

    /** Leaves an empty database that nobody else can read, where there is none: H2 would make an open one. */
    void prepareDatabase() {
        Path database = folder.resolve("leadline.mv.db");
        try {
            Files.createFile(database, OwnerOnly.file(database));
            forceFolders();
        } catch (FileAlreadyExistsException e) {
            // closed with all others once it is open
            if (!Files.isWritable(database)) {
                throw readOnly(UserMessage.of("home.database-file", database));
            }
        } catch (IOException e) {
            throw UserException.usage("home.home-not-writable", folder);
        }
    }

    /** New folders and the new file are found after a power loss: else the next import would take the home for a new one. */
    private void forceFolders() {
        for (Path made = folder.toAbsolutePath(); posix && made != null; made = made.getParent()) {
            try (FileChannel entries = FileChannel.open(made, StandardOpenOption.READ)) {
                entries.force(true);
            } catch (IOException e) {
                // an existing folder that belongs to another user
            }
        }
    }

    private boolean isOurs() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(entry -> isDatabase(entry)
                    || FOLDERS.contains(entry.getFileName().toString())
                    || entry.getFileName().toString().startsWith(ASIDE));
        }
    }

    private static boolean isDatabase(Path entry) {
        return entry.getFileName().toString().startsWith("leadline.");
    }

    /**
     * Notes which ledger was opened, and closes to others what the open database has made and what an earlier version has left open.
     *
     * @param ledger its id
     * @throws UserException when the home does not take the note
     */
    public void noteOpened(String ledger) {
        HomeIdentity identity = new HomeIdentity(folder);
        if (!identity.names(ledger)) {
            identity.note(ledger);
        }
        closeFiles();
    }

    private void closeFiles() {
        try {
            for (Path file : entries(Home::isDatabase)) {
                close(file, OwnerOnly.FILE);
            }
            for (Path sub :
                    entries(entry -> FOLDERS.contains(entry.getFileName().toString()))) {
                close(sub, OwnerOnly.FOLDER);
            }
        } catch (IOException e) {
            // the file belongs to another user or was just deleted: the folder's permissions still apply
        }
    }

    private List<Path> entries(Predicate<Path> which) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(which).toList();
        }
    }

    /** Warns about a folder that other users can open. */
    public Optional<String> warning() {
        return isClosed()
                ? Optional.empty()
                : Optional.of(
                        UserMessage.of("home.folder-open-to-others", folder).withAdvice());
    }

    private boolean isClosed() {
        try {
            return !posix || OwnerOnly.FOLDER.containsAll(Files.getPosixFilePermissions(folder));
        } catch (IOException e) {
            return true;
        }
    }

    private void close(Path path, Set<PosixFilePermission> most) throws IOException {
        if (posix && !Files.isSymbolicLink(path) && !most.containsAll(Files.getPosixFilePermissions(path))) {
            Files.setPosixFilePermissions(path, most);
        }
    }
}
