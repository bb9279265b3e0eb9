package dev.leadline;

import dev.leadline.cli.Cli;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.system.ApplicationHome;

/** The entry point. */
public final class Leadline {

    private static final Set<String> BUILT = Set.of("target", "classes", "lib");

    /** Stopped early and resumable. */
    private static final int STOPPED = 5;

    private Leadline() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments the command line, never null
     */
    public static void main(String[] arguments) {
        Optional<String> tooLow = Limits.tooLow();
        if (tooLow.isPresent()) {
            refuse(tooLow.get(), List.of(arguments).contains("--json"));
            System.exit(STOPPED);
        }
        Logs.seal();
        System.exit(Cli.run(root(), arguments));
    }

    private static void refuse(String sentence, boolean json) {
        System.err.println(sentence);
        if (json) {
            System.out.printf("{%n  \"error\" : \"%s\",%n  \"exit\" : %d%n}%n", sentence, STOPPED);
        }
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
