package dev.leadline.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved mappings are renamed and deleted in the console, unless a schedule would no longer find its own. */
class SavedMappingPagesTests {

    @TempDir
    Path folder;

    private ConsoleFixture house;
    private Browser ann;

    @BeforeEach
    void open() throws IOException {
        save("zillow");
        save("nightly");
        ConsoleFixture.give(folder, "ann", Role.OPERATOR);
        house = ConsoleFixture.at(
                folder,
                Clock.systemUTC(),
                Map.of(
                        "leadline.schedules.every-night.cron", "0 0 3 * * *",
                        "leadline.schedules.every-night.inbox", folder.toString(),
                        "leadline.schedules.every-night.mapping",
                                mapping("nightly").toString()));
        ann = house.browser().loggedIn("ann");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Path mapping(String name) {
        return folder.resolve("config/mappings").resolve(name + ".yaml");
    }

    private void save(String name) throws IOException {
        Files.createDirectories(mapping(name).getParent());
        Files.writeString(mapping(name), "columns:\n  Email: email_1\n");
    }

    @Test
    void areRenamed() {
        ann.post("/settings/mappings/zillow/rename", Map.of("to", "zillow-2027"));

        assertThat(ann.get("/settings").body()).contains("The mapping zillow is now named zillow-2027.");
        assertThat(mapping("zillow")).doesNotExist();
        assertThat(mapping("zillow-2027")).hasContent("columns:\n  Email: email_1\n");
        assertThat(ann.get("/settings/actions").body()).contains("Renamed a mapping", "zillow to zillow-2027");
    }

    @Test
    void areDeleted() {
        ann.post("/settings/mappings/zillow/delete", Map.of());

        assertThat(ann.get("/settings").body()).contains("The mapping zillow was deleted.");
        assertThat(mapping("zillow")).doesNotExist();
        assertThat(ann.get("/settings/mappings/zillow").statusCode()).isEqualTo(404);
    }

    @Test
    void stayWhereAScheduleUsesThem() {
        assertThat(ann.get("/settings/mappings/nightly").body())
                .contains("The schedule", "every-night", "it cannot be renamed or deleted.")
                .doesNotContain("New name");

        ann.post("/settings/mappings/nightly/delete", Map.of());
        ann.post("/settings/mappings/nightly/rename", Map.of("to", "weekly"));

        assertThat(ann.get("/settings/mappings/nightly").body())
                .contains(
                        "The mapping nightly is used by every-night. Choose another mapping for that schedule first.");
        assertThat(mapping("nightly")).exists();
    }

    @Test
    void keepANameThatAnotherHasOrThatIsNone() {
        ann.post("/settings/mappings/zillow/rename", Map.of("to", "nightly"));
        assertThat(ann.get("/settings/mappings/zillow").body())
                .contains("A mapping named nightly already exists. Choose another name.");
        ann.post("/settings/mappings/zillow/rename", Map.of("to", "../zillow"));
        assertThat(ann.get("/settings/mappings/zillow").body())
                .contains("A mapping name can contain only letters, digits, hyphens and underscores");
        assertThat(mapping("zillow")).exists();
    }
}
