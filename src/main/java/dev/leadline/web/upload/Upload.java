package dev.leadline.web.upload;

import java.io.File;
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

    /**
     * A sentence about the upload, with plain names in place of where its files lie on the server.
     *
     * @param sentence any
     */
    public String withoutPath(String sentence) {
        Path own = file.resolveSibling("");
        return sentence.replace(own.resolve("of") + File.separator, "").replace(own + File.separator, "");
    }
}
