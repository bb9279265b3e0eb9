package dev.leadline.delivery;

/** Remembers which files of a server are in the inbox folder, or were. */
public interface FetchedFiles {

    /**
     * Whether a file was fetched.
     *
     * @param file a hash of what identifies it on its server
     */
    boolean contains(String file);

    /** Remembers a file that is complete in the inbox folder; it may be remembered already. */
    void add(String file);
}
