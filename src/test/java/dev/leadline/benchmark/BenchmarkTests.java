package dev.leadline.benchmark;

import dev.leadline.testing.LeadlineProcess;
import dev.leadline.testing.PackedProgram;
import dev.leadline.testing.RealPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what Leadline's commands cost as whole processes, beside the least that bare libraries need for the same rows, in the same
 * run. Processor time is the figure to compare: other processes of the machine hardly change it. The cost of a row leaves the
 * start out: it is what a row more than a hundred costs.
 */
@Tag("bench")
class BenchmarkTests {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int FEW = 100;
    private static final int LIMIT = 3_000;
    private static final int LATENCY_MILLIS = 200;
    private static final Set<Integer> CHECKED = Set.of(0, 4);

    @TempDir
    private Path folder;

    @Test
    void check() {
        compare("check %,d rows".formatted(ROWS), ROWS, this::check, this::bareCheck);
    }

    @Test
    void create() {
        int rows = Math.min(ROWS, 5_000);
        try (CreateServer server = CreateServer.instant()) {
            compare(
                    "create %,d prospects, against Feign alone".formatted(rows),
                    rows,
                    count -> importing(server, sent(count), Map.of(), "--no-wait"),
                    count -> bare(BareCreates.class, server.url().toString(), String.valueOf(count)));
        }
    }

    /** At the documented rules of the rate limit, scaled to 3,000 a minute and answers that take 200 ms. */
    @Test
    void limit() {
        int rows = Math.min(ROWS, 6_000);
        print(
                "| %d requests a minute | share of what others leave | refused | most in 60 s |\n| --- | --- | --- | --- |"
                        .formatted(LIMIT));
        try (CreateServer server = CreateServer.limited(LIMIT, LATENCY_MILLIS, 0)) {
            Map<String, String> environment = LeadlineProcess.sendingTo(server.url(), LIMIT);
            String home = empty().toString();
            sendLimited(environment, home, sent(rows));
            print("| one process, %,d rows | %s".formatted(rows, line(server.served(), LIMIT)));

            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> sendLimited(environment, home, sent(rows / 2)));
            sendLimited(environment, home, sent(rows / 2 + 1));
            other.join();
            print("| two processes on one database, %,d rows each | %s"
                    .formatted(rows / 2, line(server.served(), LIMIT)));
        }
        int byOthers = LIMIT / 3;
        try (CreateServer server = CreateServer.limited(LIMIT, LATENCY_MILLIS, byOthers)) {
            sendLimited(LeadlineProcess.sendingTo(server.url(), LIMIT), empty().toString(), sent(rows));
            print("| one process, %,d rows, and another program that makes %,d requests a minute | %s"
                    .formatted(rows, byOthers, line(server.served(), LIMIT - byOthers)));
        }
    }

    private void sendLimited(Map<String, String> environment, String home, String file) {
        leadline(
                environment,
                CHECKED,
                "import",
                file,
                "--set",
                "integration_id=x",
                "--no-wait",
                "--quiet",
                "--home",
                home);
    }

    private static String line(ServedRate served, int left) {
        return "%.3f | %d | %,d |".formatted(served.aMinute() / left, served.refused(), served.worstMinute());
    }

    @Test
    void stageOnH2() {
        int rows = Math.min(ROWS, 50_000);
        try (CreateServer server = CreateServer.instant()) {
            compare(
                    "stage %,d rows on H2, against JDBC alone".formatted(rows),
                    rows,
                    count -> staging(server, count, Map.of()),
                    count -> bare(BareInserts.class, "jdbc:h2:file:" + empty().resolve("bare"), String.valueOf(count)));
        }
    }

    /** Without the processor time of the server, which is another process. */
    @Test
    void stageOnPostgres() {
        int rows = Math.min(ROWS, 50_000);
        try (CreateServer server = CreateServer.instant()) {
            compare(
                    "stage %,d rows on PostgreSQL, against JDBC alone".formatted(rows),
                    rows,
                    count -> staging(server, count, Map.of("LEADLINE_DATABASE_URL", RealPostgres.freshDatabase())),
                    count -> bare(BareInserts.class, RealPostgres.freshDatabase(), String.valueOf(count)));
        }
    }

    @Test
    void growth() {
        print("| rows | check: CPU of a row | stage on H2: CPU of a row |\n| --- | --- | --- |");
        try (CreateServer server = CreateServer.instant()) {
            Usage fewChecked = median(() -> check(FEW));
            Usage fewStaged = median(() -> staging(server, FEW, Map.of()));
            for (int rows : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
                if (rows <= ROWS) {
                    print("| %,d | %.0f µs | %.0f µs |"
                            .formatted(
                                    rows,
                                    cpuOfARow(rows, check(rows), fewChecked),
                                    cpuOfARow(rows, staging(server, rows, Map.of()), fewStaged)));
                }
            }
        }
    }

    @Test
    void start() {
        Usage hello = median(() -> bare(HelloWorld.class));
        print("| start | CPU | of Hello, world (%.2f s) | peak memory |\n| --- | --- | --- | --- |"
                .formatted(hello.cpuSeconds()));
        printStart("--help", median(() -> leadline(Map.of(), Set.of(0), "--help")), hello);
        printStart("check of %d rows".formatted(FEW), median(() -> check(FEW)), hello);
        printStart(
                "import --sandbox of %d rows".formatted(FEW),
                median(() ->
                        leadline(Map.of(), CHECKED, "import", leads(FEW), "--sandbox", "--home", empty().toString())),
                hello);
    }

    @Test
    @EnabledIfSystemProperty(named = "bench.memory", matches = "true", disabledReason = "takes long")
    void memory() {
        try (CreateServer server = CreateServer.instant()) {
            Usage used = importing(server, sent(ROWS), Map.of(), "--no-wait");
            print("import of %,d rows: at most %d MB resident, %.0f s of CPU, %.0f s"
                    .formatted(ROWS, used.peakMegabytes(), used.cpuSeconds(), used.wallSeconds()));
        }
    }

    /** Alternates the two, so that both meet the same load. */
    private static void compare(String what, int rows, IntFunction<Usage> leadline, IntFunction<Usage> bare) {
        List<Usage> ours = new ArrayList<>();
        List<Usage> theirs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(leadline.apply(rows));
            theirs.add(bare.apply(rows));
        }
        Usage own = median(ours);
        Usage least = median(theirs);
        double ownRow = cpuOfARow(rows, own, leadline.apply(FEW));
        double leastRow = cpuOfARow(rows, least, bare.apply(FEW));
        print("| %s | Leadline | bare | bare / Leadline |\n| --- | --- | --- | --- |".formatted(what));
        print("| CPU, start included | %.2f s | %.2f s | %.2f |"
                .formatted(own.cpuSeconds(), least.cpuSeconds(), least.cpuSeconds() / own.cpuSeconds()));
        print("| CPU of a row | %.0f µs | %.0f µs | %.2f |".formatted(ownRow, leastRow, leastRow / ownRow));
        print("| rows/s on the clock, start included | %,.0f | %,.0f | %.2f |"
                .formatted(
                        rows / own.wallSeconds(), rows / least.wallSeconds(), least.wallSeconds() / own.wallSeconds()));
        print("| peak memory | %d MB | %d MB | |\n".formatted(own.peakMegabytes(), least.peakMegabytes()));
    }

    private static double cpuOfARow(int rows, Usage used, Usage few) {
        return (used.cpuSeconds() - few.cpuSeconds()) * 1e6 / (rows - FEW);
    }

    private static void printStart(String what, Usage used, Usage hello) {
        print("| %s | %.2f s | %.1f | %d MB |"
                .formatted(what, used.cpuSeconds(), used.cpuSeconds() / hello.cpuSeconds(), used.peakMegabytes()));
    }

    private static Usage median(Supplier<Usage> measured) {
        return median(Stream.generate(measured).limit(ROUNDS).toList());
    }

    private static Usage median(List<Usage> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Usage::cpuSeconds))
                .toList()
                .get(rounds.size() / 2);
    }

    private Usage check(int rows) {
        return leadline(Map.of(), CHECKED, "check", leads(rows), "--set", "integration_id=x", "--quiet");
    }

    private Usage bareCheck(int rows) {
        return bare(BareCheck.class, leads(rows));
    }

    /** Stages all rows and sends one. */
    private Usage staging(CreateServer server, int rows, Map<String, String> settings) {
        return importing(server, leads(rows), settings, "--no-wait", "--limit", "1");
    }

    private Usage importing(CreateServer server, String file, Map<String, String> settings, String... options) {
        List<String> arguments = new ArrayList<>(List.of("import", file, "--set", "integration_id=x"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--quiet", "--home", empty().toString()));
        Map<String, String> environment = new HashMap<>(LeadlineProcess.sendingTo(server.url(), 0));
        environment.putAll(settings);
        return leadline(environment, CHECKED, arguments.toArray(String[]::new));
    }

    private Usage leadline(Map<String, String> environment, Set<Integer> expected, String... arguments) {
        return Usage.of(
                PackedProgram.command(List.of("-Xmx128m", "-Dleadline.root=" + folder), List.of(arguments)),
                folder,
                environment,
                expected);
    }

    private Usage bare(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(BareProcess.command(main.getName()));
        command.addAll(List.of(arguments));
        return Usage.of(command, folder, Map.of(), Set.of(0));
    }

    private String leads(int rows) {
        Path file = folder.resolve("leads-" + rows + ".csv");
        return (Files.exists(file) ? file : LeadRows.write(file, rows)).toString();
    }

    private String sent(int rows) {
        Path file = folder.resolve("sent-" + rows + ".csv");
        return (Files.exists(file) ? file : LeadRows.writeWithoutPhones(file, rows)).toString();
    }

    private Path empty() {
        try {
            return Files.createTempDirectory(folder, "home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String lines) {
        System.out.println(lines);
    }
}
