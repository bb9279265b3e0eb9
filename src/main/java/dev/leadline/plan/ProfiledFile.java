package dev.leadline.plan;

import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.source.Row;
import dev.leadline.source.RowReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file that was read completely, once, so that plans can be made without reading it again.
 *
 * @param file opened
 * @param rows the number of rows
 * @param profile statistics of its columns
 * @param notes how the file is read, and what is ignored
 */
public record ProfiledFile(LeadFile file, long rows, FileProfile profile, List<String> notes) {

    public ProfiledFile {
        notes = List.copyOf(notes);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param readOptions how it is read
     * @param progress receives the progress and the notes
     * @throws dev.leadline.source.UnusableFileException when it is not a lead file
     */
    public static ProfiledFile read(Path path, ReadOptions readOptions, PlanListener progress) {
        LeadFile.Scan<Profiled> scan =
                LeadFile.scan(path, readOptions, (header, rows) -> profile(header, rows, progress));
        Profiled profiled = scan.result();
        List<String> notes = Stream.concat(scan.file().notes().stream(), profiled.notes().stream())
                .toList();
        return new ProfiledFile(scan.file(), profiled.rows(), profiled.profile(), notes);
    }

    private static Profiled profile(List<String> header, RowReader rows, PlanListener progress) {
        progress.step("Reading", -1);
        CountingRows counted = new CountingRows(rows, progress);
        FileProfile profile = FileProfile.of(header, counted);
        return new Profiled(counted.count(), profile, rows.notes());
    }

    /**
     * The different cells of a column in all rows without a fault. Reads the file again where they are too many to keep.
     *
     * @param column its place in the header, from 0
     * @throws dev.leadline.source.UnusableFileException when the file can no longer be read
     */
    public Set<String> cells(int column) {
        return profile.distinctCells(column).orElseGet(() -> file.readAll((header, rows) -> cells(rows, column)));
    }

    private static Set<String> cells(RowReader rows, int column) {
        Set<String> cells = new HashSet<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.fault() == null) {
                cells.add(row.cells().get(column));
            }
        }
        return cells;
    }

    private record Profiled(long rows, FileProfile profile, List<String> notes) {}
}
