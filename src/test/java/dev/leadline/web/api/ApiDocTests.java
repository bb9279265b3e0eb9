package dev.leadline.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leadline.security.Role;
import dev.leadline.testing.ServeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/api.md tells people to copy works, and its tables are complete. */
class ApiDocTests {

    private static final Path DOC = Path.of("docs/api.md");

    @TempDir
    Path folder;

    static boolean hasCurl() {
        return Files.isExecutable(Path.of("/usr/bin/curl"));
    }

    @Test
    @EnabledIf("hasCurl")
    void itsCommandsWork() throws Exception {
        Files.writeString(
                folder.resolve("leads.csv"),
                "First Name,Last Name,Email\nAnn,Mercer,ann@example.com\nZoe,Novak,zoe at example.com\n");
        List<String> commands = blocks("bash");
        assertThat(commands).hasSize(4);
        try (ServeFixture api = new ApiFixture(folder).opens().as(Role.OPERATOR)) {
            assertThat(answer(api, commands.get(0)).get("import").asString()).isEqualTo("started");
            await().until(() -> !api.run(1).get("ended_at").isNull());
            assertThat(answer(api, commands.get(1)).get("run").asInt()).isEqualTo(2);
            assertThat(answer(api, commands.get(2)).get("rows").get("created").asInt())
                    .isEqualTo(1);
            run(api, commands.get(3));
            assertThat(folder.resolve("rejects.csv")).content().contains("zoe at example.com");
            assertThat(Files.readAllLines(folder.resolve("outcomes.csv"))).hasSize(3);
            assertThat(api.sandbox.received())
                    .singleElement()
                    .satisfies(prospect -> assertThat(prospect.body()).containsEntry("prospect_source", "Zillow"));
        }
    }

    private JsonNode answer(ServeFixture api, String commands) throws Exception {
        return JsonMapper.shared().readTree(run(api, commands));
    }

    private String run(ServeFixture api, String commands) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands).directory(folder.toFile());
        shell.environment().put("LEADLINE", api.url("/").toString().replaceAll("/$", ""));
        shell.environment().put("TOKEN", api.token());
        Path out = folder.resolve("out");
        Process process = shell.redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    @Test
    void listsEachParameterStateAndProblem() throws IOException {
        String doc = Files.readString(DOC);
        assertThat(ImportParameters.NAMES).allSatisfy(name -> assertThat(doc).contains("\n| `" + name + "` |"));
        assertThat(ImportAttempt.ImportState.values())
                .allSatisfy(
                        state -> assertThat(doc).contains("| `" + state.name().toLowerCase(Locale.ROOT) + "` |"));
        assertThat(Arrays.stream(ApiProblem.values())
                        .map(problem -> "| %d | `%s` |"
                                .formatted(
                                        problem.status().value(),
                                        problem.type().toString().substring("urn:leadline:problem:".length()))))
                .allSatisfy(line -> assertThat(doc).contains(line));
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOC))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(language.length() + 4, block.length() - 3))
                .toList();
    }
}
