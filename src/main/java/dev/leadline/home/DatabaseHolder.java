package dev.leadline.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process that has a file locked, as far as the operating system tells; Linux does.
 *
 * @param pid its process id
 * @param suspended whether it was stopped by a signal, such as by Ctrl-Z
 */
record DatabaseHolder(long pid, boolean suspended) {

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final Pattern LOCK = Pattern.compile("POSIX +\\w+ +WRITE (\\d+) \\w+:\\w+:(\\d+) ");

    /** Finds out who has a file locked. */
    static Optional<DatabaseHolder> of(Path file) {
        try (Stream<String> locks = Files.lines(LOCKS)) {
            String inode = String.valueOf(Files.getAttribute(file, "unix:ino"));
            return locks.flatMap(line -> LOCK.matcher(line).results())
                    .filter(lock -> lock.group(2).equals(inode))
                    .map(DatabaseHolder::pidOf)
                    .filter(pid -> mayHaveOpen(pid, file))
                    .findFirst()
                    .map(pid -> new DatabaseHolder(pid, isSuspended(pid)));
        } catch (IOException | RuntimeException e) {
            // another system, or a container that hides it
            return Optional.empty();
        }
    }

    private static long pidOf(MatchResult lock) {
        return Long.parseLong(lock.group(1));
    }

    /** Inode numbers repeat on other disks; what a process of another user has open cannot be seen. */
    private static boolean mayHaveOpen(long pid, Path file) {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.anyMatch(link -> isSame(link, file));
        } catch (IOException e) {
            return Files.exists(Path.of("/proc", String.valueOf(pid)));
        }
    }

    private static boolean isSame(Path link, Path file) {
        try {
            return Files.isSameFile(link, file);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isSuspended(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // the name of the program stands in parentheses, and may hold any character
            String state = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return state.startsWith("T") || state.startsWith("t");
        } catch (IOException e) {
            return false;
        }
    }
}
