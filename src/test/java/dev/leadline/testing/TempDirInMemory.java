package dev.leadline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Puts the folders of tests into memory where there is enough of it: half of what tests wait for is a disk. Torture tests and benchmarks
 * keep to the disk, as do tests that need one and say so: {@code @TempDir(factory = TempDirFactory.Standard.class)}.
 */
public final class TempDirInMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "leadline-tests-";

    /** Containers often have 64 MB. */
    private static final long ENOUGH_BYTES = 4L << 30;

    private static final Set<String> OF_DISKS = Set.of("torture", "bench");

    /** No run of tests that uses memory takes so long. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static @Nullable Path ofThisProcess;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws Exception {
        Optional<Path> memory =
                test.getTags().stream().anyMatch(OF_DISKS::contains) ? Optional.empty() : ofThisProcess();
        return memory.isPresent()
                ? Files.createTempDirectory(memory.get(), "junit-")
                : Standard.INSTANCE.createTempDirectory(element, test);
    }

    private static synchronized Optional<Path> ofThisProcess() throws IOException {
        if (!Files.isDirectory(MEMORY)
                || !Files.isWritable(MEMORY)
                || Files.getFileStore(MEMORY).getUsableSpace() < ENOUGH_BYTES) {
            return Optional.empty();
        }
        if (ofThisProcess == null) {
            deleteLeftovers(MEMORY);
            Path made = Files.createTempDirectory(MEMORY, PREFIX);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
            ofThisProcess = made;
        }
        return Optional.of(ofThisProcess);
    }

    /** Deletes what processes left that were killed: it would take memory until the machine is started anew. */
    static void deleteLeftovers(Path memory) throws IOException {
        FileTime oldest = FileTime.from(Instant.now().minus(LONGEST));
        List<Path> folders;
        try (Stream<Path> all = Files.list(memory)) {
            folders = all.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
        for (Path folder : folders) {
            if (isOlder(folder, oldest)) {
                delete(folder);
            }
        }
    }

    /** Another process may have deleted it meanwhile. */
    private static boolean isOlder(Path folder, FileTime oldest) {
        try {
            return Files.getLastModifiedTime(folder).compareTo(oldest) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Not deleted: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
