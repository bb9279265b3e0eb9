package dev.leadline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command in a process of its own, with the home and the API that a test names. */
public final class LeadlineProcess implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** What is started in the background inherits that SIGINT is ignored, and under nohup SIGHUP; the process hears both. */
    private static final List<String> HEARS_SIGNALS = List.of("env", "--default-signal=INT,HUP");

    private static final List<String> HEARING = runs(HEARS_SIGNALS) ? HEARS_SIGNALS : List.of();

    private final Process process;
    private final Path out;
    private final Path err;

    private LeadlineProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a command.
     *
     * @param folder the launcher's and the current one
     * @param requestsPerMinute the pace, 0 for no limit
     */
    public static LeadlineProcess start(Path folder, URI api, int requestsPerMinute, String... arguments)
            throws IOException {
        return start(folder, sendingTo(api, requestsPerMinute), arguments);
    }

    /**
     * The environment of a command that sends to a sandbox.
     *
     * @param requestsPerMinute the pace, 0 for no limit
     */
    public static Map<String, String> sendingTo(URI api, int requestsPerMinute) {
        return Map.of(
                "LEADLINE_API_URL",
                api.toString(),
                "LEADLINE_API_TOKEN",
                "sandbox-token",
                "LEADLINE_API_REQUESTS_PER_MINUTE",
                String.valueOf(requestsPerMinute),
                // what a test holds is not lost, however long the machine takes
                "LEADLINE_API_READ_TIMEOUT",
                "5m",
                "LEADLINE_CONFIRM_INTERVAL",
                "50ms");
    }

    /**
     * Starts a command in an environment of its own.
     *
     * @param folder the launcher's and the current one
     */
    public static LeadlineProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(HEARING, folder, environment, arguments);
    }

    /**
     * Starts a command as another program, such as {@code nohup}, starts it.
     *
     * @param by the other program with its options
     * @param folder the launcher's and the current one
     */
    public static LeadlineProcess start(
            List<String> by, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(by);
        command.addAll(command(folder, arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new LeadlineProcess(builder.start(), out, err);
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    private static List<String> command(Path folder, String... arguments) {
        return PackedProgram.command(List.of("-Dleadline.root=" + folder), List.of(arguments));
    }

    /**
     * Starts a command in a terminal of its own, by {@code script}; {@link #close} closes the terminal.
     *
     * @param folder the launcher's and the current one
     */
    public static LeadlineProcess startInTerminal(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        String line = command(folder, arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "exec ", ""));
        Path out = Files.createTempFile(folder, "out", ".txt");
        List<String> command = new ArrayList<>(HEARING);
        command.addAll(List.of("script", "--quiet", "--flush", "--command", line, "/dev/null"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        return new LeadlineProcess(builder.start(), out, out);
    }

    /** Whether SIGINT arrives at a process that a test starts; SIGTERM always does. */
    public static boolean hearsInterrupts() {
        return !HEARING.isEmpty();
    }

    /** Sends SIGINT, as Ctrl-C does; see {@link #hearsInterrupts}. */
    public void interrupt() throws IOException, InterruptedException {
        signal("INT");
    }

    /** Sends SIGHUP, as a terminal does that is closed. */
    public void hangUp() throws IOException, InterruptedException {
        signal("HUP");
    }

    /** Sends SIGSTOP, and waits until no thread runs any more. */
    public void suspend() throws IOException, InterruptedException {
        signal("STOP");
        await().atMost(LONG).until(this::isSuspended);
    }

    /** Each thread stops by itself, and may answer somebody before. */
    private boolean isSuspended() throws IOException {
        Path threads = Path.of("/proc/" + process.pid() + "/task");
        if (!Files.exists(threads)) {
            return true;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.allMatch(LeadlineProcess::isStopped);
        }
    }

    private static boolean isStopped(Path thread) {
        try {
            return Files.readString(thread.resolve("status")).contains("State:\tT");
        } catch (IOException e) {
            return !Files.exists(thread);
        }
    }

    /** Lets a suspended process go on. */
    public void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static boolean runs(List<String> launcher) {
        List<String> command = new ArrayList<>(launcher);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills it with SIGKILL, which nothing of it can notice. */
    public void kill() {
        process.destroyForcibly();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for the process's end and gives its exit code. */
    public int exit() throws InterruptedException {
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the process ends; it said: %s", err())
                .isTrue();
        return process.exitValue();
    }

    public void awaitSaying(String words) {
        await().atMost(LONG).untilAsserted(() -> assertThat(err()).contains(words));
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
