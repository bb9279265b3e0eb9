package dev.leadline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits of the process below which Leadline does not even load its classes; they are checked before it tries. */
final class Limits {

    private static final long MEGABYTE = 1 << 20;

    /** A heap of 48 MB works, and the JVM counts a part of it only. With 32 MB, an import of 300 rows does not end. */
    private static final long LEAST_HEAP_MB = 44;

    private static final long ENOUGH_HEAP_MB = 256;

    /** Each library takes one, and there are more than 100. */
    private static final long LEAST_OPEN_FILES = 256;

    private static final Path LINUX = Path.of("/proc/self/limits");
    private static final Pattern OPEN_FILES = Pattern.compile("(?m)^Max open files +(\\d+)");

    private Limits() {}

    /** A sentence where this process cannot do anything; empty where it can. */
    static Optional<String> tooLow() {
        return tooLow(Runtime.getRuntime().maxMemory() / MEGABYTE, openFiles(LINUX));
    }

    static Optional<String> tooLow(long heapMegabytes, long openFiles) {
        if (heapMegabytes < LEAST_HEAP_MB) {
            return Optional.of(
                    "Leadline has only %d MB of memory. Give it at least 64 MB, better %d MB: set LEADLINE_JAVA_OPTS=-Xmx%2$dm, then run the command again."
                            .formatted(heapMegabytes, ENOUGH_HEAP_MB));
        }
        return openFiles < LEAST_OPEN_FILES
                ? Optional.of(
                        "Leadline may open only %d files. Raise the limit to at least %d, for example with ulimit -n 1024, then run the command again."
                                .formatted(openFiles, LEAST_OPEN_FILES))
                : Optional.empty();
    }

    /** How many files may be open; very many where nobody tells. */
    private static long openFiles(Path limits) {
        try {
            Matcher open = OPEN_FILES.matcher(Files.readString(limits));
            return open.find() ? Long.parseLong(open.group(1)) : Long.MAX_VALUE;
        } catch (IOException | NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
