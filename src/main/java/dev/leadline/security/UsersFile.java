package dev.leadline.security;

import dev.leadline.lead.DocumentFault;
import dev.leadline.lead.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The file of users: {@code users.yaml} in the folder of the configuration, readable by its owner alone. */
final class UsersFile {

    private static final String HEAD = "# Users of the console. To change them, use: leadline user add|list|remove\n";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final Path file;

    UsersFile(Path file) {
        this.file = file;
    }

    /** What a file looks like from outside: another means that it has to be read again. */
    record Stamp(FileTime changed, long size, @Nullable Object key) {}

    /** An entry as it is written; one that nobody could enter by is refused. */
    record UserEntry(String role, String password) {

        UserEntry {
            Role.of(Objects.requireNonNull(role));
            if (!Passwords.isHash(Objects.requireNonNull(password))) {
                throw new IllegalArgumentException("no hash of a password");
            }
        }

        @Override
        public String toString() {
            return "Entry[" + role + "]";
        }
    }

    /** Null where there is no file. */
    @Nullable
    Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    Map<String, User> read() {
        try {
            Map<String, User> users = new LinkedHashMap<>();
            entries(Files.readString(file)).forEach((name, entry) -> users.put(name, user(name, entry)));
            return users;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private Map<String, UserEntry> entries(String text) {
        try {
            Map<String, UserEntry> entries = YAML.readValue(text, new TypeReference<>() {});
            return entries == null ? Map.of() : entries;
        } catch (JacksonException e) {
            throw foul("at " + DocumentFault.line(e));
        }
    }

    private User user(String name, @Nullable UserEntry entry) {
        if (entry == null || !UserRepository.isName(name)) {
            throw foul("in the entry of a user");
        }
        return new User(name, Role.of(entry.role()), entry.password());
    }

    private UsageException unreadable() {
        return new UsageException("Leadline cannot read the user file %s. Check its permissions.".formatted(file));
    }

    // the mistake itself is not quoted: it may be a part of a hash
    private UsageException foul(String where) {
        return new UsageException(
                "The user file %s is not valid %s. Each name needs a role (viewer or operator) and a password (a bcrypt hash). Correct the entry, or remove it and run leadline user add."
                        .formatted(file, where));
    }

    /** Replaces the file by another, whole. */
    void write(Collection<User> users) {
        Map<String, UserEntry> entries = new LinkedHashMap<>();
        users.forEach(user -> entries.put(user.name(), new UserEntry(user.role().word(), user.hash())));
        try {
            Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            // made for its owner alone
            Path unfinished = Files.createTempFile(folder, ".users.", ".part");
            try {
                write(unfinished, HEAD + YAML.writeValueAsString(entries));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "Leadline cannot write the user file %s. Check that its folder is writable.".formatted(file));
        }
    }

    private static void write(Path unfinished, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
