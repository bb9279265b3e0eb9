package dev.leadline.crash;

import dev.leadline.testing.PackedProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real program as a process of its own. */
final class ImportProcess {

    private static final long LONGEST_MINUTES = 10;

    private ImportProcess() {}

    /** Starts a command; what it prints is added to a log. */
    static Process start(List<String> options, List<String> command, Map<String, String> environment, Path log) {
        List<String> forJvm = new ArrayList<>(List.of("-Xmx256m", "-Dleadline.root=" + log.getParent()));
        forJvm.addAll(options);
        ProcessBuilder process = new ProcessBuilder(PackedProgram.command(forJvm, command));
        process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process.environment().putAll(environment);
        try {
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code of a program that ends by itself. */
    static int exitOf(Process process) {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the program does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills a program with SIGKILL, which nothing of it can notice. */
    static void kill(Process process) {
        process.destroyForcibly();
        int exit = exitOf(process);
        if (exit != 128 + 9) {
            throw new IllegalStateException("the program was not killed by SIGKILL: it ended with " + exit);
        }
    }
}
