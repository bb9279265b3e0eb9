package dev.leadline.home;

import dev.leadline.message.UserException;
import dev.leadline.shared.ExitCode;
import dev.leadline.shared.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file {@code leadline.home}, which says which ledger knows the runs of a home. It is written when a ledger is first opened,
 * before any run can start, and is either there whole or not at all.
 */
final class HomeIdentity {

    static final String FILE = "leadline.home";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path home;

    HomeIdentity(Path home) {
        this.home = home;
    }

    /** Whether a ledger has been opened for this home, even where the file cannot be read. */
    boolean exists() {
        return Files.exists(file());
    }

    /** The id of the home's ledger; empty where there is no file or no id in it. */
    Optional<String> ledger() {
        return text("ledger");
    }

    /** The PostgreSQL database, without user and password, that the home's ledger was moved to; empty where it was not. */
    Optional<String> movedTo() {
        return text("moved_to");
    }

    private Optional<String> text(String property) {
        try {
            return JSON.readTree(Files.readString(file())).path(property).stringValueOpt();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    boolean names(String ledger) {
        return ledger().filter(ledger::equals).isPresent();
    }

    /**
     * Notes the home's ledger.
     *
     * @throws UserException when the home does not take the file
     */
    void note(String ledger) {
        write(JsonNodeFactory.instance.objectNode().put("ledger", ledger));
    }

    /**
     * Notes that the home's ledger was moved: from now on, the database in the home is refused.
     *
     * @param database without user and password
     * @throws UserException when the home does not take the file
     */
    void noteMoved(String ledger, String database) {
        write(JsonNodeFactory.instance.objectNode().put("ledger", ledger).put("moved_to", database));
    }

    private void write(ObjectNode content) {
        try {
            replace(content + "\n");
            forceFolder();
        } catch (IOException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.file-not-written", file(), reason(e));
        }
    }

    private void replace(String text) throws IOException {
        Path unfinished = Files.createTempFile(home, FILE + ".", ".part");
        try {
            write(unfinished, text);
            Files.move(unfinished, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String reason(IOException e) {
        String said = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    private static void write(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void forceFolder() throws IOException {
        if (OwnerOnly.isSupported(home)) {
            try (FileChannel folder = FileChannel.open(home, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private Path file() {
        return home.resolve(FILE);
    }
}
