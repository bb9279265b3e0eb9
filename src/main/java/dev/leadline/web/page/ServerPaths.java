package dev.leadline.web.page;

import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folders of the server, which no message on a page names: a file is known by its name alone. */
public final class ServerPaths {

    /** Folders below those of the settings are Leadline's own, so no blank is in their names. */
    private static final String FOLDERS = "(?:[/\\\\][^/\\\\\\s\"',:;]+)*[/\\\\]";

    private final Pattern folders;

    private ServerPaths(Pattern folders) {
        this.folders = folders;
    }

    static ServerPaths of(Settings settings) {
        Stream<Path> own = Stream.of(
                settings.home(),
                settings.config(),
                settings.inboxRoot(),
                Path.of(System.getProperty("java.io.tmpdir")));
        Stream<Path> inboxes = settings.schedules().stream().map(ScheduleSettings::inbox);
        return of(Stream.concat(own, inboxes).toList());
    }

    static ServerPaths of(List<Path> roots) {
        String alternatives = roots.stream()
                .flatMap(root -> Stream.of(root, root.toAbsolutePath().normalize()))
                .map(ServerPaths::folderOf)
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        return new ServerPaths(Pattern.compile(alternatives + FOLDERS));
    }

    /** What is left is the name of the folder itself, unless it is at the top. */
    private static String folderOf(Path root) {
        Path parent = root.getParent();
        return String.valueOf(parent == null || parent.getNameCount() == 0 ? root : parent);
    }

    /** A sentence with the names of files in the place of their paths. */
    public String without(String sentence) {
        return folders.matcher(sentence).replaceAll("");
    }
}
