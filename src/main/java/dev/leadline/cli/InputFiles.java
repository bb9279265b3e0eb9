package dev.leadline.cli;

import dev.leadline.message.UserMessage;
import dev.leadline.source.PipedInput;
import dev.leadline.source.SourceLimits;
import dev.leadline.source.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that a user has named: by their names, by patterns, or as {@code -} for what comes through a pipe. */
final class InputFiles implements AutoCloseable {

    static final Path PIPE = Path.of("-");

    private final CliContext here;
    private final SourceLimits limits;
    private @Nullable PipedInput pipedInput;

    InputFiles(CliContext here, SourceLimits limits) {
        this.here = here;
        this.limits = limits;
    }

    /** What was typed with the files in place of the patterns, each file once; a pattern that none fits stays as it is. */
    List<Path> named(List<Path> typed) {
        List<Path> named = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path one : typed) {
            List<Path> fitting = isPattern(one) ? fitting(one) : List.of(one);
            for (Path file : fitting.isEmpty() ? List.of(one) : fitting) {
                if (seen.add(itself(file))) {
                    named.add(file);
                } else {
                    here.say(file + " is listed twice, and the second is ignored.");
                }
            }
        }
        return named;
    }

    /**
     * Where the content of a file stands.
     *
     * @throws UnusableFileException when no file fits the pattern, or the pipe breaks
     */
    Path whereabouts(Path file) {
        if (file.equals(PIPE)) {
            return spooled().file();
        }
        if (isPattern(file)) {
            throw new UnusableFileException(UserMessage.of("cli.no-file-matches", file));
        }
        return here.folder().resolve(file);
    }

    @Override
    public void close() {
        if (pipedInput != null) {
            pipedInput.close();
        }
    }

    private PipedInput spooled() {
        PipedInput known = pipedInput;
        if (known == null) {
            known = PipedInput.of(here.in(), limits);
            pipedInput = known;
        }
        return known;
    }

    /** Whether it is to be read as a pattern: not where a file has just this name. */
    private boolean isPattern(Path typed) {
        return hasWildcard(typed) && !Files.exists(here.folder().resolve(typed));
    }

    private static boolean hasWildcard(Path path) {
        return path.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private List<Path> fitting(Path pattern) {
        Path base = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        int plain = 0;
        while (!hasWildcard(pattern.getName(plain))) {
            base = base.resolve(pattern.getName(plain++));
        }
        Path start = here.folder().resolve(base);
        Path rest = pattern.subpath(plain, pattern.getNameCount());
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        int depth = rest.toString().contains("**") ? Integer.MAX_VALUE : rest.getNameCount();
        Path folder = base;
        try (Stream<Path> found = Files.find(
                start,
                depth,
                (file, attributes) -> !attributes.isDirectory() && matcher.matches(start.relativize(file)))) {
            return found.map(file -> folder.resolve(start.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private Path itself(Path file) {
        Path whole = here.folder().resolve(file);
        try {
            return Files.exists(whole) ? whole.toRealPath() : whole.normalize();
        } catch (IOException e) {
            return whole.normalize();
        }
    }
}
