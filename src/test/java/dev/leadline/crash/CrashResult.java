package dev.leadline.crash;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the server saw, held against what the user is told in {@code outcomes.csv} and {@code summary.json}.
 *
 * @param story what happened
 * @param sentTwice addresses that the server saw more than once
 * @param lost rows of which the user is told something else than what the server knows, or nothing
 * @param inDoubt how many rows are in doubt
 * @param mostAtAKill the most rows that one kill has put in doubt
 */
record CrashResult(CrashScenario story, List<String> sentTwice, List<String> lost, int inDoubt, long mostAtAKill) {

    static CrashResult of(CrashScenario story) {
        Map<String, CSVRecord> told = outcomes(story);
        Map<String, Long> seen =
                story.posts().stream().collect(groupingBy(CountingServerProcess.Post::email, TreeMap::new, counting()));
        List<String> twice = seen.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
        List<CSVRecord> doubtful = told.values().stream()
                .filter(row -> row.get("status").equals("IN_DOUBT"))
                .toList();
        return new CrashResult(story, twice, lost(story, told), doubtful.size(), mostAtAKill(story, doubtful));
    }

    private static Map<String, CSVRecord> outcomes(CrashScenario story) {
        assertThat(report(story).resolve("outcomes.csv"))
                .as("the report; the program said%n%s", story.log())
                .exists();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(report(story).resolve("outcomes.csv"), StandardCharsets.UTF_8, format)) {
            return rows.stream().collect(toMap(row -> row.get("row"), identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lost(CrashScenario story, Map<String, CSVRecord> told) {
        Map<String, String> jobs = story.posts().stream()
                .collect(toMap(
                        CountingServerProcess.Post::email, CountingServerProcess.Post::job, (first, second) -> first));
        List<String> lost = new ArrayList<>();
        LongStream.rangeClosed(1, story.setting().rows()).forEach(number -> {
            CSVRecord row = told.get(Long.toString(number));
            String job = jobs.get(story.setting().lead(number).email());
            if (row == null || !isTrue(row, job)) {
                lost.add("row %d, of which the server says %s: %s".formatted(number, job, row));
            }
        });
        return lost;
    }

    private static boolean isTrue(CSVRecord row, @Nullable String job) {
        return switch (row.get("status")) {
            case "CREATED", "QUEUED" -> row.get("job_id").equals(job);
            case "IN_DOUBT" -> true;
            default -> false;
        };
    }

    private static long mostAtAKill(CrashScenario story, List<CSVRecord> doubtful) {
        List<Instant> kills = story.killTimes();
        return doubtful.stream()
                .map(row -> Instant.parse(row.get("sent_at")))
                .collect(groupingBy(sent -> kills.stream().filter(sent::isAfter).count(), counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** A line of the table of figures. */
    String figures(String name) {
        return "| %s | %d | %d | %d | %d | %d | %d of %d |"
                .formatted(
                        name,
                        story.kills(),
                        story.setting().rows(),
                        sentTwice.size(),
                        lost.size(),
                        inDoubt,
                        mostAtAKill,
                        story.setting().inFlight());
    }

    /** Nothing lost, nothing sent twice, no more in doubt than was in flight, and the user is told so. */
    CrashResult isGood() {
        assertThat(sentTwice).as("sent twice").isEmpty();
        assertThat(lost).as("lost; the program said%n%s", story.log()).isEmpty();
        assertThat(mostAtAKill)
                .as("in doubt by one kill")
                .isLessThanOrEqualTo(story.setting().inFlight());
        assertThat(inDoubt)
                .as("in doubt")
                .isLessThanOrEqualTo(story.kills() * story.setting().inFlight());
        assertThat(story.exit()).as("exit; the program said%n%s", story.log()).isEqualTo(inDoubt > 0 ? 6 : 0);
        countsAddUp();
        nothingIsLeftBehind();
        return this;
    }

    private void countsAddUp() {
        JsonNode summary = JsonMapper.shared()
                .readTree(report(story).resolve("summary.json").toFile());
        JsonNode rows = summary.path("rows");
        long sum = rows.properties().stream()
                .filter(count -> !count.getKey().equals("read"))
                .mapToLong(count -> count.getValue().asLong())
                .sum();
        assertThat(sum)
                .as("rows in all statuses")
                .isEqualTo(rows.path("read").asLong())
                .isEqualTo(story.setting().rows());
        assertThat(rows.path("in_doubt").asInt()).isEqualTo(inDoubt);
        assertThat(summary.path("exit").asInt()).isEqualTo(story.exit());
    }

    /** A copy that was cut off while it was made is deleted by an import that finds it an hour old. */
    private void nothingIsLeftBehind() {
        assertThat(story.copies()).as("copies of the file").allMatch(copy -> copy.endsWith(".part"));
        assertThat(CrashScenario.names(report(story)))
                .as("files of the report")
                .containsExactlyInAnyOrder("rejects.csv", "outcomes.csv", "report.html", "summary.json");
    }

    private static Path report(CrashScenario story) {
        return story.home().resolve("runs/1");
    }
}
