package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RowStatus;
import dev.leadline.report.Summary;
import dev.leadline.source.LeadFile;
import dev.leadline.source.ReadOptions;
import dev.leadline.testing.FileReads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import reads a file twice, to profile and to copy it, and its private copy once. */
class ImportReadsTests {

    private static final FileReads PROFILE_COPY_AND_STAGE = new FileReads(2, 1);

    @TempDir
    Path folder;

    private ImportFixture trial;

    @BeforeEach
    void open() {
        trial = new ImportFixture(folder);
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void ofText() throws IOException {
        assertThat(readsOf(Files.writeString(folder.resolve("leads.csv"), FileReads.leads())))
                .isEqualTo(PROFILE_COPY_AND_STAGE);
    }

    @Test
    void ofCompressedText() throws IOException {
        Path leads = folder.resolve("leads.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(leads))) {
            out.write(FileReads.leads().getBytes(StandardCharsets.UTF_8));
        }

        assertThat(readsOf(leads)).isEqualTo(PROFILE_COPY_AND_STAGE);
    }

    private FileReads readsOf(Path leads) throws IOException {
        ImportRequest whole = trial.request(leads, "generic");
        ImportRequest first = ImportRequest.of(leads)
                .target("generic")
                .constants(whole.constants())
                .limit(1)
                .build();
        return FileReads.during(leads, () -> {
            LeadFile.check(leads, ReadOptions.DEFAULTS);
            Summary summary = trial.start(first);
            assertThat(summary.rows().of(RowStatus.STAGED)).isEqualTo(1_999);
        });
    }
}
