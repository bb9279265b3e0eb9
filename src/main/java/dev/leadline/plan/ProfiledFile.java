package dev.leadline.plan;

import dev.leadline.lead.conversion.FileProfile;
import dev.leadline.run.RunListener;
import dev.leadline.settings.Settings;
import dev.leadline.source.LeadFile;
import dev.leadline.source.RowReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was read completely, so that plans can be made without reading it again.
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
     * @param settings how files are read
     * @param progress receives the progress and the notes
     * @return never null
     * @throws dev.leadline.source.UnusableFileException when it is no lead file
     */
    public static ProfiledFile read(Path path, Settings settings, RunListener progress) {
        LeadFile file = LeadFile.open(path, settings.readOptions());
        try (RowReader rows = file.read()) {
            progress.step("Reading", -1);
            CountingRows counted = new CountingRows(rows, progress);
            FileProfile profile = FileProfile.of(file.header(), counted);
            List<String> notes =
                    Stream.concat(file.notes().stream(), rows.notes().stream()).toList();
            return new ProfiledFile(file, counted.count(), profile, notes);
        }
    }
}
