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
class DraftPlannerTests {

    private static final int REMARK = 2;

    @TempDir
    Path folder;

    @Test
    void leavesTheMappingOfOneDraftAloneWhileAnotherIsMade() throws IOException {
        Upload upload = new Uploads(folder.resolve("home"), Clock.systemUTC())
                .keep("leads.csv", new ByteArrayInputStream("""
                        Name,Email,Extra
                        Ann Lee,ann@example.com,Cats
                        """.getBytes(StandardCharsets.UTF_8)));
        DraftPlanner planner = new DraftPlanner(Settings.load(folder, Map.of()));

        Path begun = mapping(planner.draft(upload, remarkBecomes("notes")));
        planner.draft(upload, remarkBecomes("address_1"));
        planner.draft(upload, remarkBecomes(""));

        assertThat(Mapping.read(begun).columns())
                .extractingByKey("Extra")
                .extracting(Mapping.Column::field)
                .isEqualTo("notes");
    }

    private static Path mapping(DraftImport drafted) {
        return Objects.requireNonNull(drafted.mappingOptions().path());
    }

    private static DraftChoices remarkBecomes(String field) {
        return DraftChoices.of(Map.of("field-" + REMARK, field));
    }
}
