package dev.leadline.plan;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file for a new mapping; existing files are never overwritten.
 *
 * @param path the file to be
 */
public record SavedMapping(Path path) {

    /**
     * Chooses the path before the mapping is made.
     *
     * @param requested the path from the user, or null for a file in config/mappings with the name of the lead file
     * @param leads the lead file
     * @param config the folder of the configuration
     * @return the path; the file is not written yet
     * @throws UserException when the file exists, or the name is missing
     */
    public static SavedMapping at(@Nullable Path requested, Path leads, Path config) {
        if (requested == null && leads.toString().equals("-")) {
            throw UserException.usage("plan.mapping-without-name");
        }
        Path path = requested == null ? config.resolve("mappings").resolve(stem(leads) + ".yaml") : requested;
        if (Files.exists(path)) {
            throw isThere(path);
        }
        return new SavedMapping(path);
    }

    private static String stem(Path leads) {
        String name = String.valueOf(leads.getFileName()).replaceFirst("(?i)\\.(gz|zip)$", "");
        return name.replaceFirst("(?<=.)\\.[^.]*$", "");
    }

    /**
     * Writes the mapping.
     *
     * @param yaml the content
     * @throws UserException when the file cannot be written, or exists
     */
    public void write(String yaml) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Files.exists(path) ? isThere(path) : UserException.usage("plan.mapping-not-written", path);
        }
    }

    private static UserException isThere(Path path) {
        return UserException.usage("plan.mapping-exists", path);
    }
}
