package dev.leadline.home;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Finds symbolic links among what Leadline owns in a home: its own files and folders, and what lies directly in the folders. */
final class SymbolicLinkCheck {

    private static final Set<String> FOLDERS = Set.of("runs", "staging", "uploads");

    private SymbolicLinkCheck() {}

    /** The first one found; none where the home or a folder in it cannot be listed. */
    static Optional<Path> first(Path home) {
        return firstIn(home, true)
                .or(() -> FOLDERS.stream()
                        .map(home::resolve)
                        .map(folder -> firstIn(folder, false))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Path> firstIn(Path folder, boolean ownNamesOnly) {
        if (!Files.isDirectory(
                folder, ownNamesOnly ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS})) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if ((!ownNamesOnly || isOwn(entry)) && Files.isSymbolicLink(entry)) {
                    return Optional.of(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // whoever uses the folder reports it
        }
        return Optional.empty();
    }

    private static boolean isOwn(Path entry) {
        String name = entry.getFileName().toString();
        return name.startsWith("leadline.") || FOLDERS.contains(name);
    }
}
