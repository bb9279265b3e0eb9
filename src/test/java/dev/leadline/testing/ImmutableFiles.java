package dev.leadline.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files and folders that nobody can change, replace or delete. Permissions do not hold root back, but this attribute does, and a read-only
 * mount is reported in the same way.
 */
public final class ImmutableFiles {

    private ImmutableFiles() {}

    /** What happens in the meantime. */
    @FunctionalInterface
    public interface Story {
        void tell() throws Exception;
    }

    /** The test is skipped where the attribute cannot be set. */
    public static void during(Story story, Path... paths) throws Exception {
        List<Path> held = new ArrayList<>();
        try {
            for (Path path : paths) {
                assumeTrue(chattr("+i", path), "no permission to set the immutable attribute here");
                held.add(path);
            }
            story.tell();
        } finally {
            for (Path path : held) {
                chattr("-i", path);
            }
        }
    }

    private static boolean chattr(String flag, Path path) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("chattr", flag, path.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
