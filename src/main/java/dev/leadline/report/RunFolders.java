package dev.leadline.report;

import java.nio.file.Path;

/**
 * Where the reports of runs are written.
 *
 * @param home the folder of the database and the output
 */
public record RunFolders(Path home) {

    /** The folder of one run, whether it exists or not. */
    public Path of(long run) {
        return home.resolve("runs").resolve(Long.toString(run));
    }
}
