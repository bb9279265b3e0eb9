package dev.leadline;

import dev.leadline.cli.Cli;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.system.ApplicationHome;

/** The entry point. */
public final class Leadline {

    private static final Set<String> BUILT = Set.of("target", "classes", "lib");

    private Leadline() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the command line, never null
     */
    public static void main(String[] arguments) {
        Logs.seal();
        System.exit(Cli.run(root(), arguments));
    }

    // The launcher says where it lies; without one, it is what holds the jar or the build.
    private static Path root() {
        String said = System.getProperty("leadline.root");
        if (said != null) {
            return Path.of(said);
        }
        Path folder = new ApplicationHome(Leadline.class).getDir().toPath().toAbsolutePath();
        while (BUILT.contains(String.valueOf(folder.getFileName())) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return folder;
    }
}
