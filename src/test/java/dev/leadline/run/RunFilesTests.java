package dev.leadline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import dev.leadline.testing.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two homes on one PostgreSQL: a run ends in one, as after a takeover, and somebody reads its files in the other. */
class RunFilesTests {

    @TempDir
    Path folder;

    private ImportFixture ended;
    private OpenHome reader;

    @BeforeEach
    void twoHomes() {
        ended = new ImportFixture(folder, Database.POSTGRESQL);
        ended.start(ended.file(
                "leads.csv",
                "First Name,Last Name,Email",
                "Ann,Lee,ann@example.com",
                "Bob,Ray,nowhere",
                "Cyd,Fox,cyd@example.com"));
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "leadline.home", folder.resolve("other").toString(),
                "leadline.database.url",
                        String.valueOf(ended.settings().database().url())));
        reader = OpenHome.of(Settings.load(folder, settings), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        reader.close();
        ended.close();
    }

    @Test
    void areReadInAnotherHomeAndLeftOnlyInTheirOwn() throws IOException {
        assertThat(reader.runs().hasFilesElsewhere(1)).isTrue();

        assertThat(read("rejects.csv")).isEqualTo(ofItsHome("rejects.csv")).contains("Bob,Ray,nowhere");
        assertThat(read("outcomes.csv")).isEqualTo(ofItsHome("outcomes.csv"));
        assertThat(read("report.html")).contains("Bob");
        assertThat(read("summary.json")).contains("\"created\" : 2", "\"rejects\" : null");
        assertThat(copies()).as("what is left of them").isEmpty();
        assertThat(folder.resolve("other/runs/1")).doesNotExist();
        assertThat(ended.imports().hasFilesElsewhere(1)).isFalse();
    }

    @Test
    void areThoseOfTheLastWorkOnTheRun() throws IOException {
        Path stale = Files.createDirectories(folder.resolve("other/runs/1"));
        for (String name : List.of("rejects.csv", "outcomes.csv", "report.html")) {
            Files.writeString(stale.resolve(name), "as before the takeover");
        }
        Files.writeString(
                stale.resolve("summary.json"), ofItsHome("summary.json").replace("\"created\" : 2", "\"created\" : 1"));

        assertThat(read("outcomes.csv")).isEqualTo(ofItsHome("outcomes.csv"));

        Files.writeString(stale.resolve("summary.json"), ofItsHome("summary.json"));
        assertThat(read("outcomes.csv")).isEqualTo("as before the takeover");
    }

    @Test
    void areGoneWithTheDataOfTheRun() {
        assertThat(ended.open().purge().purge(Instant.now().plus(Duration.ofDays(1)), "ann"))
                .isNotNull();

        assertThat(reader.runs().hasFilesElsewhere(1)).isFalse();
        assertThat(reader.runs().file(1, "rejects.csv")).isEmpty();
        assertThat(reader.runs().file(7, "rejects.csv")).isEmpty();
    }

    private String read(String name) throws IOException {
        return reader.runs().file(1, name).orElseThrow().getContentAsString(StandardCharsets.UTF_8);
    }

    private String ofItsHome(String name) throws IOException {
        return Files.readString(folder.resolve("home/runs/1").resolve(name));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("other/uploads"))) {
            return files.toList();
        }
    }
}
