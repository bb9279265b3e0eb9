package dev.leadline.report;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a report lies; whole paths, null for what there is not.
 *
 * @param rejects the rows that a person can fix
 * @param outcomes what became of every row
 * @param report the page for people
 * @param summary the summary as JSON
 */
public record ReportFiles(
        @Nullable Path rejects,
        @Nullable Path outcomes,
        @Nullable Path report,
        @Nullable Path summary) {

    /** No file at all. */
    public static final ReportFiles NONE = new ReportFiles(null, null, null, null);

    /**
     * The only file that a check can leave.
     *
     * @param rejects its rejects, or null when every row is valid
     * @return never null
     */
    public static ReportFiles ofCheck(@Nullable Path rejects) {
        return new ReportFiles(rejects, null, null, null);
    }

    ReportFiles existing() {
        return new ReportFiles(existing(rejects), existing(outcomes), existing(report), existing(summary));
    }

    private static @Nullable Path existing(@Nullable Path file) {
        return file != null && Files.exists(file) ? file : null;
    }

    static ReportFiles in(Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        return new ReportFiles(
                folder.resolve("rejects.csv"),
                folder.resolve("outcomes.csv"),
                folder.resolve("report.html"),
                folder.resolve("summary.json"));
    }
}
