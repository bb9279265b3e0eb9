package dev.leadline.settings;

import dev.leadline.encryption.EncryptionKey;
import dev.leadline.encryption.EncryptionKeys;
import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The keys of stored texts as they are written. */
record EncryptionFile(
        @Nullable String key,
        @Nullable String keyFile,
        @DefaultValue List<String> previousKeys) {

    private static final String NAME = "leadline.encryption.";

    EncryptionKeys keys(Path root) {
        Path file = keyFile == null || keyFile.isBlank() ? null : root.resolve(keyFile.strip());
        String text = key == null ? "" : key.strip();
        if (file != null && !text.isEmpty()) {
            throw UserException.usage("settings.two-encryption-keys");
        }
        String current = file == null ? text : content(file);
        return new EncryptionKeys(
                current.isEmpty() ? null : EncryptionKey.of(NAME + (file == null ? "key" : "key-file"), current),
                previousKeys.stream()
                        .map(previous -> EncryptionKey.of(NAME + "previous-keys", previous))
                        .toList());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserException.usage("settings.encryption-key-file", file);
        }
    }

    @Override
    public String toString() {
        return "Encryption[]";
    }
}
