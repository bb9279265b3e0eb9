package dev.leadline.crash;

import dev.leadline.Leadline;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real program as a process of its own: what was compiled, in a jar, with an archive of its classes to start sooner. */
final class ImportProcess {

    private static final long LONGEST_MINUTES = 10;

    private final String classPath;
    private final Path archive;
    private final boolean resumes;

    private ImportProcess(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
        this.resumes = knows("resume");
    }

    private boolean knows(String command) {
        Path help = archive.resolveSibling("help.txt");
        exitOf(start(List.of(), List.of("--help"), Map.of(), help));
        try {
            return Files.readString(help).contains("\n  " + command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a run can be resumed by its number, and not only by importing the file again. */
    boolean resumes() {
        return resumes;
    }

    /** Packs the program into a folder; the first import that ends there by itself leaves the archive. */
    static ImportProcess packed(Path folder) {
        try {
            Path classes = Path.of(Leadline.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path jar = Files.isDirectory(classes) ? pack(classes, folder.resolve("leadline.jar")) : classes;
            String libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
            return new ImportProcess(jar + File.pathSeparator + libraries, folder.resolve("leadline.jsa"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pack(Path classes, Path jar) throws IOException {
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
        return jar;
    }

    /** An option for the JVM that leaves the archive when the program ends by itself. */
    String toArchive() {
        return "-XX:ArchiveClassesAtExit=" + archive;
    }

    /** Starts a command; what it prints is added to a log. */
    Process start(List<String> options, List<String> command, Map<String, String> environment, Path log) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:disable",
                "-Xmx256m",
                "-Dh2.bindAddress=127.0.0.1",
                "-Dleadline.root=" + log.getParent()));
        if (Files.exists(archive)) {
            line.add("-XX:SharedArchiveFile=" + archive);
        }
        line.addAll(options);
        line.addAll(List.of("-cp", classPath, Leadline.class.getName()));
        line.addAll(command);
        ProcessBuilder process = new ProcessBuilder(line);
        process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process.environment().putAll(environment);
        try {
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exit code of a program that ends by itself. */
    static int exitOf(Process process) {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("the program does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills a program with SIGKILL, which nothing of it can notice. */
    static void kill(Process process) {
        process.destroyForcibly();
        int exit = exitOf(process);
        if (exit != 128 + 9) {
            throw new IllegalStateException("the program was not killed by SIGKILL: it ended with " + exit);
        }
    }
}
