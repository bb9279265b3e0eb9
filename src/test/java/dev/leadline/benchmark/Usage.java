package dev.leadline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a process used from its start to its end.
 *
 * @param cpuSeconds processor time of all threads; what other processes do hardly changes it
 * @param wallSeconds time on the clock
 * @param peakMegabytes most resident memory; 0 where the system does not say
 */
record Usage(double cpuSeconds, double wallSeconds, long peakMegabytes) {

    private static final String PEAK = "VmHWM:";

    /**
     * Runs a command to its end.
     *
     * @param expected its exit code is one of these
     */
    static Usage of(List<String> command, Path folder, Map<String, String> environment, Set<Integer> expected) {
        try {
            Path log = Files.createTempFile(folder, "process", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            Usage usage = new Usage(0, 0, 0);
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                usage = usage.max(now(process, start));
            }
            usage = usage.max(new Usage(0, since(start), 0));
            assertThat(expected).as(Files.readString(log)).contains(process.exitValue());
            return usage;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Usage now(Process process, long start) {
        Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
        return new Usage(cpu.toMillis() / 1e3, since(start), peak(process.pid()));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long peak(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private Usage max(Usage other) {
        return new Usage(
                Math.max(cpuSeconds, other.cpuSeconds),
                Math.max(wallSeconds, other.wallSeconds),
                Math.max(peakMegabytes, other.peakMegabytes));
    }
}
