package dev.leadline.crash;

import dev.leadline.testing.KillablePostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** One file, one home, and a program that is killed again and again until it ends by itself. */
final class CrashScenario {

    private final CountingServerProcess witness;
    private final CrashSetup setting;
    private final Path folder;
    private final String token = "token-" + UUID.randomUUID();
    private final List<Instant> kills = new ArrayList<>();
    private int exit;
    private boolean wasHeld;
    private String home = "home";

    CrashScenario(CountingServerProcess witness, CrashSetup setting, Path folder) {
        this.witness = witness;
        this.setting = setting;
        this.folder = folder;
        writeLeads("leads.csv", LongStream.rangeClosed(1, setting.rows()));
    }

    private void writeLeads(String file, LongStream numbers) {
        Stream<String> leads = numbers.mapToObj(number -> setting.lead(number).line());
        try {
            Files.write(
                    folder.resolve(file),
                    Stream.concat(Stream.of("first_name,last_name,email_1"), leads)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the program and kills it at a point; false when it ended by itself before. */
    boolean killAt(CrashPoint point, long row, boolean resuming) {
        return point.atTheServer() ? killAtTheServer(resuming) : killInside(point, row, resuming);
    }

    private boolean killInside(CrashPoint point, long row, boolean resuming) {
        try (Debugger debugger = Debugger.listen()) {
            Process process = start(resuming, debugger.option());
            return debugger.reaches(point, setting.lead(row)) ? killed(process) : ended(process);
        }
    }

    private boolean killAtTheServer(boolean resuming) {
        if (wasHeld) {
            return ended(start(resuming));
        }
        wasHeld = true;
        CompletableFuture<String> held = witness.held(token);
        Process process = start(resuming);
        CompletableFuture.anyOf(held, process.onExit()).join();
        return held.isDone() ? killed(process) : ended(process);
    }

    /** Starts the program and kills it some time after its start. */
    boolean killAfterStart(long millis, boolean resuming) {
        return killAfter(start(resuming), millis);
    }

    /** Starts the program and kills it some time after the server saw the first request from it. */
    boolean killAfterFirstRequest(long millis, boolean resuming) {
        CompletableFuture<String> request = witness.next(token);
        Process process = start(resuming);
        CompletableFuture.anyOf(request, process.onExit()).join();
        return killAfter(process, millis);
    }

    private boolean killAfter(Process process, long millis) {
        return killAfter(process, millis, () -> ImportProcess.kill(process)) || ended(process);
    }

    /** Starts the program and lets it come to its end. */
    CrashScenario goOn(boolean resuming, String... options) {
        ended(start(resuming, options));
        return this;
    }

    /** Starts the program twice at the same moment, and lets both come to their ends. */
    List<Ending> startTwice() {
        Path one = folder.resolve("one.log");
        Path other = folder.resolve("other.log");
        List<Process> both = List.of(start(false, one), start(false, other));
        List<Ending> endings = List.of(ending(both.get(0), one), ending(both.get(1), other));
        exit = Math.min(endings.get(0).exit(), endings.get(1).exit());
        return endings;
    }

    /**
     * Starts the program, and kills its database some time after the server saw the first request from it; empty where the
     * program was faster.
     */
    Optional<Ending> killDatabase(KillablePostgres database, long millis, boolean backAtOnce) {
        CompletableFuture<String> request = witness.next(token);
        Path log = folder.resolve("bereft.log");
        Process process = start(false, log);
        CompletableFuture.anyOf(request, process.onExit()).join();
        if (!killAfter(process, millis, database::kill)) {
            return Optional.empty();
        }
        if (backAtOnce) {
            database.startAgain();
        }
        Ending ending = ending(process, log);
        if (!backAtOnce) {
            database.startAgain();
        }
        exit = ending.exit();
        return Optional.of(ending);
    }

    private boolean killAfter(Process process, long millis, Runnable kill) {
        try {
            if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        kill.run();
        kills.add(Instant.now());
        return true;
    }

    /** How one program ended. */
    record Ending(long pid, int exit, String said) {}

    private static Ending ending(Process process, Path log) {
        int exit = ImportProcess.exitOf(process);
        return new Ending(process.pid(), exit, text(log));
    }

    private boolean killed(Process process) {
        ImportProcess.kill(process);
        kills.add(Instant.now());
        return true;
    }

    private boolean ended(Process process) {
        exit = ImportProcess.exitOf(process);
        return false;
    }

    private Process start(boolean resuming, String... options) {
        return start(resuming, folder.resolve("program.log"), options);
    }

    private Process start(boolean resuming, Path log, String... options) {
        return start(resuming ? List.of("resume", "1") : importing(), home(), log, options);
    }

    private Process start(List<String> command, Path home, Path log, String... options) {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of("--home", home.toString(), "--api-url", witness.url()));
        return ImportProcess.start(List.of(options), line, environment(), log);
    }

    /** Starts the program, and lets it go on beside others. */
    Process startManager(String... options) {
        return start(false, options);
    }

    /** Starts a worker with a home of its own. */
    Process startWorker(String name, String... options) {
        return start(List.of("worker"), folder.resolve(name), folder.resolve(name + ".log"), options);
    }

    /** Starts the command of the story, in a home of its own, and gives what became of it. */
    Ending startIn(String otherHome, boolean resuming) {
        Path log = folder.resolve(otherHome + "-" + (resuming ? "resume" : "import") + ".log");
        return ending(start(resuming ? List.of("resume", "1") : importing(), folder.resolve(otherHome), log), log);
    }

    /** Starts a worker of another API. */
    Process startWorkerOf(String apiUrl, String name) {
        return ImportProcess.start(
                List.of(),
                List.of("worker", "--home", folder.resolve(name).toString(), "--api-url", apiUrl),
                environment(),
                folder.resolve(name + ".log"));
    }

    /** Completes when the server has read the request that it never answers. */
    CompletableFuture<String> held() {
        return witness.held(token);
    }

    /** Completes when the server has read another request. */
    CompletableFuture<String> next() {
        return witness.next(token);
    }

    /** Kills one of several processes. */
    void kill(Process process) {
        killed(process);
    }

    /** Waits for the end of the process whose exit code counts. */
    CrashScenario awaitEnd(Process process) {
        ended(process);
        return this;
    }

    /** What a worker has said. */
    String logOf(String worker) {
        return text(folder.resolve(worker + ".log"));
    }

    /** Another process than the import has ended the run, and its home has the report; the import says what it came to. */
    void reportedByAny(int workers) {
        goOn(false);
        IntStream.rangeClosed(1, workers)
                .mapToObj(number -> "worker-" + number)
                .filter(worker -> Files.exists(folder.resolve(worker).resolve("runs/1/summary.json")))
                .findFirst()
                .ifPresent(worker -> home = worker);
    }

    /** Starts the import of as many other leads, with a home of its own. */
    Process startOther() {
        long first = setting.rows() + 1L;
        writeLeads("other.csv", LongStream.range(first, first + setting.rows()));
        return start(importing("other.csv"), folder.resolve("other-home"), folder.resolve("other.log"));
    }

    private List<String> importing() {
        return importing("leads.csv");
    }

    private List<String> importing(String file) {
        return List.of(
                "import",
                folder.resolve(file).toString(),
                "--set",
                "integration_id=int_1",
                "--set",
                "community_id=com_1");
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("LEADLINE_API_TOKEN", token);
        environment.put("LEADLINE_API_REQUESTS_PER_MINUTE", Integer.toString(setting.perMinute()));
        environment.put("LEADLINE_API_CONCURRENCY", Integer.toString(setting.inFlight()));
        environment.put("LEADLINE_CONFIRM_INTERVAL", "50ms");
        environment.put("LEADLINE_DATABASE_PATIENCE", setting.patience().toString());
        environment.put("LEADLINE_BATCH_REMOTE_PARTITIONS", Boolean.toString(setting.remote()));
        if (setting.database() != null) {
            environment.put("LEADLINE_DATABASE_URL", setting.database());
        }
        return environment;
    }

    /** Whether the server has seen anything: then there is a run, and its number is 1. */
    boolean isUnderWay() {
        return !witness.posts(token).isEmpty();
    }

    int kills() {
        return kills.size();
    }

    int exit() {
        return exit;
    }

    CrashSetup setting() {
        return setting;
    }

    List<Instant> killTimes() {
        return List.copyOf(kills);
    }

    List<CountingServerProcess.Post> posts() {
        return witness.posts(token);
    }

    /** The private copies of the file that are left in the home of the import. */
    List<String> copies() {
        return names(folder.resolve("home/staging"));
    }

    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return folder.resolve(home);
    }

    String log() {
        return text(folder.resolve("program.log"));
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
