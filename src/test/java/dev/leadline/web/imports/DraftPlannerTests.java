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
        DraftPlanner planner = new DraftPlanner(Settings.load(folder, Map.of()), Clock.systemUTC());

        Path begun = mapping(planner.draft(upload, remarkBecomes("notes")));
        planner.draft(upload, remarkBecomes("address_1"));
        planner.draft(upload, remarkBecomes(""));

        assertThat(Mapping.read(begun).columns())
                .extractingByKey("Extra")
                .extracting(Mapping.Column::field)
                .isEqualTo("notes");
    }

    @Test
    void takesARentForAllLeadsInDollarsAndShowsIt() throws IOException {
        DraftImport drafted = draft(Map.of("set-rent_maximum_in_cents", "1,450"));

        assertThat(drafted.mappingOptions().constants()).containsEntry("rent_maximum_in_cents", "145000");
        assertThat(drafted.preview().get(0).fields()).containsEntry("rent_maximum_in_cents", "$1,450");
    }

    @Test
    void asksForARentInDollarsWhereItSeemsToBeInCents() throws IOException {
        DraftImport drafted = draft(Map.of("set-rent_maximum_in_cents", "145000"));

        assertThat(drafted.conflicts())
                .containsEntry("set-rent_maximum_in_cents", "Enter one month's rent in dollars, such as 1,250.");
        assertThat(drafted.canStart()).isFalse();
    }

    @Test
    void saysWhatToDoOnThePageAboutConsentThatNobodyCanRead() throws IOException {
        DraftImport drafted = draft(Map.of(), """
                Name,Email,SMS Consent
                Ann Lee,ann@example.com,Pending
                """);

        assertThat(drafted.gap())
                .isEqualTo(
                        "Column \"SMS Consent\" of leads.csv says who may be contacted, but 1 of its values is neither yes"
                                + " nor no: \"Pending\". To subscribe nobody, enter no for Subscribe under \"Default values for all"
                                + " leads\". Otherwise, change these values in the file to yes or no, and upload it again.");
        assertThat(draft(Map.of("set-subscribe", "no"), """
                Name,Email,SMS Consent
                Ann Lee,ann@example.com,Pending
                """).canStart()).isTrue();
    }

    private DraftImport draft(Map<String, String> choices) throws IOException {
        return draft(choices, """
                Name,Email
                Ann Lee,ann@example.com
                """);
    }

    private DraftImport draft(Map<String, String> choices, String file) throws IOException {
        Upload upload = new Uploads(folder.resolve("home"), Clock.systemUTC())
                .keep("leads.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> account = Map.of("leadline.constants.integration_id", "int-1");
        return new DraftPlanner(Settings.load(folder, account), Clock.systemUTC())
                .draft(upload, DraftChoices.of(choices));
    }

    private static Path mapping(DraftImport drafted) {
        return Objects.requireNonNull(drafted.mappingOptions().path());
    }

    private static DraftChoices remarkBecomes(String field) {
        return DraftChoices.of(Map.of("field-" + REMARK, field));
    }
}
