package dev.leadline.delivery;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What is fetched, and to where.
 *
 * @param inbox the folder that receives the files
 * @param meant which names are fetched
 * @param pause waits until a file that is still being written has changed
 * @param fetched remembers what was fetched
 */
public record RemoteDelivery(Path inbox, Predicate<String> meant, DownloadPause pause, FetchedFiles fetched) {

    /** Waits; interrupted when Leadline stops. */
    @FunctionalInterface
    public interface DownloadPause {
        void await() throws InterruptedException;
    }
}
