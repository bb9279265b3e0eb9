package dev.leadline.web.mappings;

import dev.leadline.message.UserException;
import dev.leadline.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The mappings in the folder of mappings, by their names: without folder and ending.
 *
 * @param config the folder of the configuration
 */
public record SavedMappings(Path config) {

    private static final String YAML = ".yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");

    /** Those of an installation. */
    public static SavedMappings of(Settings settings) {
        return new SavedMappings(settings.config());
    }

    /** In alphabetical order. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Whether a mapping of this name is there. */
    public boolean has(String name) {
        return names().contains(name);
    }

    /** The file of a mapping. */
    public Path path(String name) {
        return folder().resolve(name + YAML);
    }

    /**
     * Saves a mapping under a new name.
     *
     * @throws UserException where the name is not one, another mapping has it, or the folder cannot be written
     */
    public void save(String name, String yaml) {
        requireName(name);
        requireFree(name);
        try {
            Files.createDirectories(folder());
            Files.writeString(path(name), yaml, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw UserException.usage("web.mapping-not-saved");
        }
    }

    /**
     * Saves a mapping in place of the one that has the name.
     *
     * @throws UserException where the folder cannot be written
     */
    public void replace(String name, String yaml) {
        try {
            Path written = Files.createTempFile(folder(), "replaced", null);
            Files.writeString(written, yaml);
            Files.move(written, path(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw UserException.usage("web.mapping-not-saved");
        }
    }

    /** @throws UserException where the new name is not one, or another mapping has it */
    void rename(String from, String to) {
        requireName(to);
        requireFree(to);
        try {
            Files.move(path(from), path(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw UserException.usage("web.mapping-name-invalid");
        }
    }

    private void requireFree(String name) {
        if (has(name)) {
            throw UserException.usage("web.mapping-exists", name);
        }
    }

    private Path folder() {
        return config.resolve("mappings");
    }
}
