package dev.leadline.plan;

import dev.leadline.lead.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapping is kept: never in the place of another.
 *
 * @param path the file to be
 */
public record SavedMapping(Path path) {

    /**
     * Chooses the place before any work is done for it.
     *
     * @param wish the file that was named, or null for one beside the other mappings, called like the file of leads
     * @param leads the file of leads
     * @param config the folder of the configuration
     * @return nothing is written yet
     * @throws UsageException when something is there already, or nobody says how to call it
     */
    public static SavedMapping at(@Nullable Path wish, Path leads, Path config) {
        if (wish == null && leads.toString().equals("-")) {
            throw new UsageException("Standard input has no name to call the mapping by: say --save PATH.");
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
                    : new UsageException(path + " cannot be written; check the folder and its rights, or name another"
                            + " file with --save.");
        }
    }

    private static UsageException isThere(Path path) {
        return new UsageException(path
                + " is there already, and is not overwritten: move it away, or name another file with --save PATH.");
    }
}
