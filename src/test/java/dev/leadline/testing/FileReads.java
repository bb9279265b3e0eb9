package dev.leadline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * How many times all bytes of a file, and of its private copy, were read, as the Java runtime itself counts them.
 *
 * @param original reads of the file
 * @param copy reads of the copy under the home
 */
public record FileReads(long original, long copy) {

    /**
     * Counts the reads of a file while something is done. The file has to be much larger than what is read of its beginning.
     *
     * @param file whole path
     */
    public static FileReads during(Path file, Runnable deed) throws IOException {
        Path events = Files.createTempFile(file.getParent(), "reads", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
            recording.start();
            deed.run();
            recording.stop();
            recording.dump(events);
        }
        List<RecordedEvent> all = RecordingFile.readAllEvents(events);
        double size = Files.size(file);
        return new FileReads(
                Math.round(bytes(all, file::equals) / size),
                Math.round(bytes(all, path -> path.toString().contains("/staging/")) / size));
    }

    private static long bytes(List<RecordedEvent> events, Predicate<Path> path) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileRead"))
                .filter(event -> event.getString("path") != null && path.test(Path.of(event.getString("path"))))
                .mapToLong(event -> Math.max(0, event.getLong("bytesRead")))
                .sum();
    }

    /** Leads with remarks so long that the file is large while its rows are few. The last one alone is beyond ASCII. */
    public static String leads() {
        StringBuilder text = new StringBuilder("email_1,first_name,Remarks\n");
        int rows = 2_000;
        long seed = 1;
        for (int row = 1; row <= rows; row++) {
            text.append("lead").append(row).append("@example.com,");
            text.append(row == rows ? "Jos\u00e9" : "Ann").append(',');
            for (int word = 0; word < 150; word++) {
                seed = seed * 6364136223846793005L + 1442695040888963407L;
                text.append(Long.toString(seed >>> 1, 36)).append(' ');
            }
            text.append('\n');
        }
        return text.toString();
    }
}
