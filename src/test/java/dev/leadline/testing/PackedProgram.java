package dev.leadline.testing;

import dev.leadline.Leadline;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The real program for processes of its own: what was compiled, in a jar, with an archive of its classes so that it starts sooner. All
 * tests share it; the first that needs it packs it.
 */
public final class PackedProgram {

    private static final PackedProgram SHARED = packed();

    private final String classPath;
    private final Path archive;

    private PackedProgram(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /**
     * The command line of the program.
     *
     * @param options for its JVM
     * @param arguments for the program
     */
    public static List<String> command(List<String> options, List<String> arguments) {
        List<String> line = SHARED.java("-XX:SharedArchiveFile=" + SHARED.archive);
        line.addAll(options);
        line.addAll(List.of("-cp", SHARED.classPath, Leadline.class.getName()));
        line.addAll(arguments);
        return line;
    }

    private List<String> java(String archiving) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Dh2.bindAddress=127.0.0.1",
                archiving));
    }

    private static PackedProgram packed() {
        Path classes = classes();
        Path target = classes.resolveSibling("packed-program");
        try {
            Files.createDirectories(target);
            try (FileChannel one = FileChannel.open(
                            target.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = one.lock()) {
                Objects.requireNonNull(held);
                return packed(classes, target.resolve(fingerprint(classes)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(Leadline.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PackedProgram packed(Path classes, Path folder) throws IOException {
        Path jar = folder.resolve("leadline.jar");
        Path archive = folder.resolve("leadline.jsa");
        PackedProgram program = new PackedProgram(jar + File.pathSeparator + libraries(), archive);
        if (!Files.exists(archive)) {
            Files.createDirectories(folder);
            pack(classes, jar);
            program.archive(folder);
        }
        return program;
    }

    /** What decides whether an archive fits: the JDK, the libraries and the classes. */
    private static String fingerprint(Path classes) throws IOException {
        try (Stream<Path> tree = Files.walk(classes)) {
            String state = tree.filter(Files::isRegularFile)
                    .map(file -> file + " " + file.toFile().lastModified())
                    .sorted()
                    .collect(Collectors.joining("\n"));
            return Integer.toHexString(
                    Objects.hash(state, libraries(), System.getProperty("java.home"), Runtime.version()));
        }
    }

    private static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(classes)) {
            for (Path path : tree.skip(1).toList()) {
                String name = classes.relativize(path).toString().replace(File.separatorChar, '/');
                boolean directory = Files.isDirectory(path);
                // with its directories, or the migrations in them are not found
                packed.putNextEntry(new JarEntry(directory ? name + "/" : name));
                if (!directory) {
                    Files.copy(path, packed);
                }
            }
        }
    }

    /** An import that ends by itself has loaded what others load. */
    private void archive(Path folder) throws IOException {
        Path leads = Files.write(
                folder.resolve("leads.csv"), List.of("first_name,last_name,email_1", "Ann,Mercer,ann@example.com"));
        Path made = folder.resolve("made.jsa");
        List<String> line = java("-XX:ArchiveClassesAtExit=" + made);
        line.addAll(List.of("-Dleadline.root=" + folder, "-cp", classPath, Leadline.class.getName()));
        line.addAll(List.of(
                "import",
                leads.toString(),
                "--sandbox",
                "--home",
                folder.resolve("home").toString()));
        Path log = folder.resolve("import.log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the program cannot import: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }
}
