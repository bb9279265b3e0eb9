package dev.leadline.schedule;

import dev.leadline.message.UserMessage;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder where files come. */
final class InboxScanner {

    private static final Comparator<InboxFile> OLDEST_FIRST = Comparator.<InboxFile, FileTime>comparing(
                    arrival -> arrival.snapshot().changedAt())
            .thenComparing(InboxFile::name);

    private final ScheduleSettings schedule;
    private final PathMatcher meant;

    InboxScanner(ScheduleSettings schedule) {
        this.schedule = schedule;
        this.meant = FileSystems.getDefault().getPathMatcher("glob:" + schedule.files());
    }

    /**
     * What lies in it.
     *
     * @param whole the files that can be taken, the oldest first
     * @param unfinished the names of those that somebody still writes
     * @param untrusted those that are never taken, and why, in sentences
     */
    record Content(List<InboxFile> whole, List<String> unfinished, List<String> untrusted) {}

    /** What is wrong with the folder itself and what to do, or empty. */
    Optional<String> trouble() {
        return troubleOfFolder().map(UserMessage::withAdvice);
    }

    private Optional<UserMessage> troubleOfFolder() {
        Path folder = schedule.inbox();
        Optional<Path> link =
                schedule.inboxRoot() == null ? Optional.empty() : InboxRoot.linkTo(folder, schedule.inboxRoot());
        if (link.isPresent()) {
            return link.map(place -> UserMessage.of("schedule.link-to-inbox", place));
        }
        if (!Files.isDirectory(folder) && schedule.inboxRoot() != null) {
            return Optional.of(UserMessage.of("schedule.no-inbox-of-console", folder, schedule.name()));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(UserMessage.of("schedule.no-inbox", folder, schedule.name()));
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
            return Optional.of(UserMessage.of("schedule.inbox-closed", folder));
        }
        return Stream.of(ScheduleSettings.ARCHIVE, ScheduleSettings.FAILED)
                .map(folder::resolve)
                .filter(Files::isSymbolicLink)
                .findFirst()
                .map(place -> UserMessage.of("schedule.link-in-inbox", place));
    }

    /** Looks at every file twice, with some time in between, unless its sender says that it is whole. */
    Content look(Sleeper waiting) throws IOException, InterruptedException {
        List<String> untrusted = new ArrayList<>();
        List<InboxFile> arrivals = arrivals(untrusted);
        List<InboxFile> whole =
                new ArrayList<>(arrivals.stream().filter(InboxFile::isMarked).toList());
        List<InboxFile> others =
                arrivals.stream().filter(arrival -> !whole.contains(arrival)).toList();
        if (!others.isEmpty()) {
            waiting.pass(schedule.stillFor());
        }
        others.stream().filter(InboxFile::isUnchanged).forEach(whole::add);
        List<String> unfinished = others.stream()
                .filter(arrival -> !whole.contains(arrival))
                .map(InboxFile::name)
                .toList();
        return new Content(whole.stream().sorted(OLDEST_FIRST).toList(), unfinished, untrusted);
    }

    private List<InboxFile> arrivals(List<String> untrusted) throws IOException {
        List<InboxFile> arrivals = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(schedule.inbox(), this::isMeant)) {
            for (Path file : files) {
                Optional<UserMessage> distrust = distrust(file);
                distrust.map(UserMessage::withAdvice).ifPresent(untrusted::add);
                if (distrust.isEmpty()) {
                    FileSnapshot.at(file).ifPresent(snapshot -> arrivals.add(new InboxFile(file, snapshot)));
                }
            }
        }
        return arrivals;
    }

    private Optional<UserMessage> distrust(Path file) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of(UserMessage.of("schedule.file-is-link", file.getFileName()));
        }
        return isLinkToFileOfOthers(file)
                ? Optional.of(UserMessage.of("schedule.file-of-others", file.getFileName()))
                : Optional.empty();
    }

    // Whoever may write to a folder can link files into it that only Leadline's user may read.
    private boolean isLinkToFileOfOthers(Path file) {
        try {
            Map<String, Object> seen = Files.readAttributes(file, "unix:nlink,uid", LinkOption.NOFOLLOW_LINKS);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && ((Number) Objects.requireNonNull(seen.get("nlink"))).intValue() > 1
                    && !Objects.equals(seen.get("uid"), Files.getAttribute(schedule.inbox(), "unix:uid"));
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private boolean isMeant(Path file) {
        return isMeant(String.valueOf(file.getFileName()));
    }

    /** How many files match now; links and folders do not count. */
    int matching() throws IOException {
        return arrivals(new ArrayList<>()).size();
    }

    /** Whether a file of this name is imported. */
    boolean isMeant(String name) {
        boolean aside = name.startsWith(".") || name.endsWith(".part") || InboxFile.isMarker(name);
        return !aside && meant.matches(Path.of(name));
    }
}
