package dev.leadline.schedule;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.message.UserException;
import dev.leadline.run.ImportRequest;
import dev.leadline.settings.ScheduleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Finds the files of schedules of which nothing was imported. A file counts as imported once there is a run of its content. */
final class FailedFiles {

    private static final int MOST = 200;
    private static final int MOST_REMEMBERED = 2_000;
    private static final String LEFT_OUT = "left-out-";

    private final LedgerPages pages;
    private final Map<FileSnapshot, String> hashes = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .<FileSnapshot, String>build()
            .asMap();

    FailedFiles(LedgerPages pages) {
        this.pages = pages;
    }

    /**
     * A file of the folder {@code failed}.
     *
     * @param sha256 of its content
     */
    private record SeenFile(String name, FileSnapshot snapshot, String sha256) {}

    /** Those of a schedule, the last written first, at most {@value #MOST}; empty where its folder cannot be read. */
    List<FailedFile> of(ScheduleSettings schedule) {
        List<SeenFile> seen = reading(schedule, this::seen, List.of());
        Set<String> imported =
                pages.importedContents(seen.stream().map(SeenFile::sha256).toList());
        return seen.stream()
                .filter(file -> !imported.contains(file.sha256()))
                .map(file -> new FailedFile(schedule.name(), file.name()))
                .toList();
    }

    /** Something that is done with the folder. */
    interface Reading<T> {

        T of(OpenFolder folder) throws IOException;
    }

    private static <T> T reading(ScheduleSettings schedule, Reading<T> reading, T otherwise) {
        try (OpenFolder inbox = OpenFolder.of(schedule)) {
            if (!Files.isDirectory(inbox.path().resolve(ScheduleSettings.FAILED), LinkOption.NOFOLLOW_LINKS)) {
                return otherwise;
            }
            try (OpenFolder failed = inbox.subfolder(ScheduleSettings.FAILED)) {
                return reading.of(failed);
            }
        } catch (IOException e) {
            return otherwise;
        }
    }

    private List<SeenFile> seen(OpenFolder failed) throws IOException {
        return files(failed, FailedFile::isName).entrySet().stream()
                .map(file ->
                        new SeenFile(file.getKey(), file.getValue(), sha256(failed, file.getKey(), file.getValue())))
                .toList();
    }

    /** Some files, the last written first. */
    private static Map<String, FileSnapshot> files(OpenFolder folder, Predicate<String> wanted) throws IOException {
        Map<String, FileSnapshot> files = new LinkedHashMap<>();
        for (String name : folder.names()) {
            if (wanted.test(name)) {
                folder.look(name).ifPresent(snapshot -> files.put(name, snapshot));
            }
        }
        Map<String, FileSnapshot> latest = new LinkedHashMap<>();
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(
                        Comparator.comparing(FileSnapshot::changedAt).reversed()))
                .limit(MOST)
                .forEach(file -> latest.put(file.getKey(), file.getValue()));
        return latest;
    }

    /** A file that cannot be read was surely not imported. */
    private String sha256(OpenFolder failed, String name, FileSnapshot snapshot) {
        Function<FileSnapshot, String> read = unread -> {
            try (InputStream content = failed.read(name)) {
                return ImportRequest.sha256Of(content);
            } catch (IOException e) {
                return "";
            }
        };
        return hashes.computeIfAbsent(snapshot, read);
    }

    /**
     * Passes on the content of a file.
     *
     * @throws IOException when it is gone or is a link, or when the reader throws it
     */
    static <T> T read(ScheduleSettings schedule, FailedFile file, ContentReader<T> reader) throws IOException {
        try (OpenFolder inbox = OpenFolder.of(schedule);
                OpenFolder failed = inbox.subfolder(ScheduleSettings.FAILED);
                InputStream content = failed.read(file.file())) {
            return reader.read(content);
        }
    }

    /**
     * Renames a file, so that nobody is asked about it again.
     *
     * @return its new name
     */
    static String leaveOut(ScheduleSettings schedule, FailedFile file) {
        return rename(schedule, file.file(), LEFT_OUT + file.arrival());
    }

    /**
     * Gives a file that was left out its earlier name, so that people are asked about it.
     *
     * @return false where there is no such file
     */
    static boolean restore(ScheduleSettings schedule, String file) {
        boolean isThere = file.startsWith(LEFT_OUT) && leftOut(schedule).contains(file);
        if (isThere) {
            rename(schedule, file, FailedFile.nameOf(file.substring(LEFT_OUT.length())));
        }
        return isThere;
    }

    /** The names of the files that were left out, the last written first, at most {@value #MOST}. */
    static List<String> leftOut(ScheduleSettings schedule) {
        return reading(
                        schedule,
                        failed -> files(failed, name -> name.startsWith(LEFT_OUT)),
                        Map.<String, FileSnapshot>of())
                .keySet()
                .stream()
                .toList();
    }

    private static String rename(ScheduleSettings schedule, String file, String wanted) {
        try (OpenFolder inbox = OpenFolder.of(schedule);
                OpenFolder failed = inbox.subfolder(ScheduleSettings.FAILED)) {
            String name = ArchiveFolder.reserve(failed, wanted);
            failed.move(file, failed, name);
            return name;
        } catch (IOException e) {
            throw UserException.usage("schedule.file-not-renamed", file);
        }
    }

    /** What is done with a file's content. */
    interface ContentReader<T> {

        T read(InputStream content) throws IOException;
    }
}
