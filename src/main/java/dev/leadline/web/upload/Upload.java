package dev.leadline.web.upload;

import java.nio.file.Path;

/**
 * A file that came through the console.
 *
 * @param id by which pages know it; no path
 * @param file where it lies, alone in a folder of its own
 */
public record Upload(String id, Path file) {

    /**
     * How people call the file.
     *
     * @return a plain name without folders
     */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /**
     * A place beside the file, for what belongs to it.
     *
     * @param name a plain name of ours
     * @return in the upload's own folder
     */
    public Path beside(String name) {
        return file.resolveSibling("of").resolve(name);
    }
}
