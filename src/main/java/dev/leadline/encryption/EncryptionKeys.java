package dev.leadline.encryption;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the settings.
 *
 * @param current what texts are sealed with, or null when they are stored as they are
 * @param previous what texts may still be sealed with
 */
public record EncryptionKeys(@Nullable EncryptionKey current, List<EncryptionKey> previous) {

    /** No key at all. */
    public static final EncryptionKeys NONE = new EncryptionKeys(null, List.of());

    public EncryptionKeys {
        previous = List.copyOf(previous);
    }

    /** The key of an ID. */
    public Optional<EncryptionKey> find(String id) {
        return Stream.concat(Stream.ofNullable(current), previous.stream())
                .filter(key -> key.id().equals(id))
                .findFirst();
    }
}
