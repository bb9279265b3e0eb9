package dev.leadline.plan;

import dev.leadline.lead.UsageException;
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
     * @param wish the file that was named, or null for one beside the other mappings, called like the file of leads
     * @param leads the file of leads
     * @param config the folder of the configuration
     * @return nothing is written yet
     * @throws UsageException when something is there already, or nobody says how to call it
     */
    public static SavedMapping at(@Nullable Path wish, Path leads, Path config) {
        if (wish == null && leads.toString().equals("-")) {
            throw new UsageException("Standard input has no file name for the mapping. Use --save PATH.");
        }
        Path path = wish == null ? config.resolve("mappings").resolve(stem(leads) + ".yaml") : wish;
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
     * @param yaml what the file is to hold
     * @throws UsageException when the disk does not take it, or another was faster
     */
    public void write(String yaml) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, yaml, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Files.exists(path)
                    ? isThere(path)
                    : new UsageException(path + " cannot be written; check the folder and its permissions, or choose"
                            + " another file with --save.");
        }
    }

    private static UsageException isThere(Path path) {
        return new UsageException(
                path + " already exists and is not overwritten. Move it, or choose another file with --save PATH.");
    }
}
