package dev.leadline.security;

import dev.leadline.lead.DocumentFault;
import dev.leadline.message.UserException;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A file of hashes by name in the folder of the configuration, readable by its owner alone. It is read again when it has
 * changed, so that changes by any process take effect at once. Safe for use by several threads.
 *
 * @param <E> an entry as it is written; its constructor refuses one by which nobody could come in
 */
final class CredentialsFile<E> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,60}");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    private final Path file;
    private final CredentialsWording wording;
    private final JavaType type;
    private @Nullable CachedEntries<E> seen;

    CredentialsFile(Path file, Class<E> type, CredentialsWording wording) {
        this.file = file;
        this.wording = wording;
        this.type = YAML.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, type);
    }

    /**
     * How the file is called in sentences.
     *
     * @param head the comment in its first line
     * @param noun such as {@code user file}
     * @param owner whose entry it is, such as {@code user}
     * @param rule what an entry needs, and what to do about one that is wrong
     */
    record CredentialsWording(String head, String noun, String owner, String rule) {}

    /** The content of the file at the time of its stamp. */
    private record CachedEntries<E>(@Nullable Stamp stamp, Map<String, E> entries) {}

    /** What a file looks like from outside: another means that it has to be read again. */
    private record Stamp(
            FileTime changed, long size, @Nullable Object key) {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * All entries, in the order in which they were added; none where there is no file.
     *
     * @throws UserException when the file cannot be read
     */
    synchronized Map<String, E> entries() {
        Stamp now = stamp();
        CachedEntries<E> before = seen;
        if (before == null || !Objects.equals(before.stamp(), now)) {
            // the stamp is older than what is read: a change in between is seen the next time
            before = new CachedEntries<>(now, read());
            seen = before;
        }
        return new LinkedHashMap<>(before.entries());
    }

    private @Nullable Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private Map<String, E> read() {
        try {
            Map<String, @Nullable E> entries = parse(Files.readString(file));
            Map<String, E> read = new LinkedHashMap<>();
            entries.forEach((name, entry) -> read.put(name, required(name, entry)));
            return read;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw unreadable();
        }
    }

    private Map<String, @Nullable E> parse(String text) {
        try {
            Map<String, @Nullable E> entries = YAML.readValue(text, type);
            return entries == null ? Map.of() : entries;
        } catch (JacksonException e) {
            throw foul("at " + DocumentFault.line(e));
        }
    }

    private E required(String name, @Nullable E entry) {
        if (entry == null || !isName(name)) {
            throw foul("in the entry of a " + wording.owner());
        }
        return entry;
    }

    private UserException unreadable() {
        return UserException.usage("security.file-unreadable", wording.noun(), file);
    }

    // the mistake itself is not quoted: it may be a part of a hash
    private UserException foul(String where) {
        return UserException.usage("security.file-invalid", wording.noun(), file, where, wording.rule());
    }

    /** Replaces the file by another, whole. */
    void write(Map<String, E> entries) {
        try {
            Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            // made for its owner alone
            Path unfinished = Files.createTempFile(folder, ".credentials.", ".part");
            try {
                write(unfinished, wording.head() + "\n" + YAML.writeValueAsString(entries));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw UserException.usage("security.file-not-written", wording.noun(), file);
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
