package dev.leadline.schedule;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The folder below which the inboxes of schedules created in the console must be, so that nobody can have Leadline read, move or
 * list files elsewhere. An inbox is named by folders below it, without {@code ..}, and no link below it is followed.
 */
final class InboxRoot {

    private static final int LONGEST = 300;
    private static final Pattern FOLDER =
            Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N} ._-]{0,78}[\\p{L}\\p{N}_-])?");
    private static final Set<String> OURS = Set.of(ScheduleSettings.ARCHIVE, ScheduleSettings.FAILED);

    private final Path root;

    InboxRoot(Path root) {
        this.root = root;
    }

    Path path() {
        return root;
    }

    /** What is wrong with the name of an inbox and what to do, or empty. */
    Optional<UserMessage> refusal(String inbox) {
        List<String> folders = Arrays.asList(inbox.split("/", -1));
        if (inbox.length() > LONGEST
                || !folders.stream().allMatch(folder -> FOLDER.matcher(folder).matches())) {
            return Optional.of(UserMessage.of("schedule.inbox-invalid"));
        }
        return folders.stream()
                .filter(OURS::contains)
                .findFirst()
                .map(name -> UserMessage.of("schedule.inbox-reserved", name));
    }

    /** Where an inbox with a valid name is. */
    Path resolve(String inbox) {
        return root.resolve(inbox);
    }

    /** Creates the folder of an inbox where it is missing, and nothing through a link. */
    void create(String inbox) throws IOException {
        Files.createDirectories(root);
        try (OpenFolder folder = OpenFolder.below(root, resolve(inbox), OpenFolder::subfolder)) {
            Files.isDirectory(folder.path());
        }
    }

    /** The link that is the first on the way to an inbox. */
    static Optional<Path> linkTo(Path inbox, Path root) {
        Path relative = root.relativize(inbox);
        return IntStream.rangeClosed(1, relative.getNameCount())
                .mapToObj(depth -> root.resolve(relative.subpath(0, depth)))
                .filter(Files::isSymbolicLink)
                .findFirst();
    }
}
