package dev.leadline.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.lead.mapping.Mapping;
import dev.leadline.settings.Settings;
import dev.leadline.web.upload.Upload;
import dev.leadline.web.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is imported is what was chosen for it, whatever is chosen beside it. */
class DraftingTests {

    private static final int REMARK = 2;

    @TempDir
    Path folder;

    @Test
    void leavesTheMappingOfOneDraftAloneWhileAnotherIsMade() throws IOException {
        Upload upload = new Uploads(folder.resolve("home"), Clock.systemUTC())
                .keep("leads.csv", new ByteArrayInputStream("""
                        Name,Email,Remark
                        Ann Lee,ann@example.com,Cats
                        """.getBytes(StandardCharsets.UTF_8)));
        Drafting drafting = new Drafting(Settings.load(folder, Map.of()));

        Path begun = mapping(drafting.draft(upload, remarkBecomes("notes")));
        drafting.draft(upload, remarkBecomes("address_1"));
        drafting.draft(upload, remarkBecomes(""));

        assertThat(Mapping.read(begun).columns())
                .extractingByKey("Remark")
                .extracting(Mapping.Column::field)
                .isEqualTo("notes");
    }

    private static Path mapping(Drafted drafted) {
        return Objects.requireNonNull(drafted.meaning().path());
    }

    private static Choices remarkBecomes(String field) {
        return new Choices("generic", "", Map.of(REMARK, field), Map.of(), Map.of(), Map.of(), "", "", false, true);
    }
}
