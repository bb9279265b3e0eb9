package dev.leadline.crash;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A disk that loses its power: ext4 in a file that stands for the device, mounted by a loop device. What the mounted file
 * system has not written to the device yet is lost; its journal is replayed at the next mount.
 */
final class LoopDisk implements AutoCloseable {

    private static final long BYTES = 512L << 20;
    private static final int WRITES_COMPLETED = 4;
    private static final int IN_FLIGHT = 8;

    private final Path folder;
    private final Path mountPoint;
    private Path device;
    private int cuts;

    private LoopDisk(Path folder, Path mountPoint, Path device) {
        this.folder = folder;
        this.mountPoint = mountPoint;
        this.device = device;
    }

    /**
     * A new disk, mounted.
     *
     * @throws IOException where this machine cannot do so, or the user may not
     */
    static LoopDisk in(Path folder) throws IOException {
        Path device = folder.resolve("device-0");
        try (RandomAccessFile file = new RandomAccessFile(device.toFile(), "rw")) {
            file.setLength(BYTES);
        }
        run("mkfs.ext4", "-q", device.toString());
        LoopDisk disk = new LoopDisk(folder, Files.createDirectory(folder.resolve("disk")), device);
        disk.mount();
        return disk;
    }

    /** Where its files are. */
    Path mountPoint() {
        return mountPoint;
    }

    /** Writes everything that is in the cache to the device. */
    void sync() throws IOException {
        run("sync", "-f", mountPoint.toString());
    }

    /** Goes on with what the device has been told until now, and nothing else. */
    void losePower() {
        try {
            Path left = folder.resolve("device-" + ++cuts);
            copyAtOneMoment(left);
            run("umount", mountPoint.toString());
            Files.delete(device);
            device = left;
            mount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy is of one moment if the device was idle meanwhile. */
    private void copyAtOneMoment(Path copy) throws IOException {
        String before;
        String after;
        do {
            before = activity();
            run("cp", "--sparse=always", device.toString(), copy.toString());
            after = activity();
        } while (!before.equals(after) || !after.endsWith(" 0"));
    }

    private String activity() throws IOException {
        String loop =
                run("losetup", "-n", "-O", "NAME", "-j", device.toString()).strip();
        String[] statistics = Files.readString(
                        Path.of("/sys/block", Path.of(loop).getFileName().toString(), "stat"))
                .strip()
                .split("\\s+");
        return statistics[WRITES_COMPLETED] + " " + statistics[IN_FLIGHT];
    }

    private void mount() throws IOException {
        run("mount", "-o", "loop", device.toString(), mountPoint.toString());
    }

    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        run("umount", mountPoint.toString());
    }
}
