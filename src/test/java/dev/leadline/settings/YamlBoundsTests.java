package dev.leadline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.leadline.message.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configuration files that a small text makes endless are refused in a sentence. */
class YamlBoundsTests {

    private static final String ADVICE = ". Replace it with a copy of the file that comes with Leadline.";

    @TempDir
    private Path root;

    @Test
    void refusesAliasesThatMultiply() throws IOException {
        String bomb = IntStream.range(1, 30)
                .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining("\n", "a0: &a0 [x, x]\n", "\n"));

        refused("application.yaml", bomb, "contains more than 100,000 values, including the values of its aliases");
        refused(
                "application-night.yml",
                bomb,
                "contains more than 100,000 values, including the values of its aliases");
    }

    @Test
    void refusesAnAliasOfItself() throws IOException {
        refused(
                "application.yaml",
                "leadline: &a\n  constants: *a\n",
                "contains the alias \"*a\", which refers to itself");
    }

    @Test
    void refusesWhatIsNestedDeeply() throws IOException {
        refused("application.yaml", "a: " + "[".repeat(20_000) + "]".repeat(20_000), "is nested deeper than 50 levels");
        refused(
                "application.yaml",
                "a: " + "{a: ".repeat(20_000) + "}".repeat(20_000),
                "is nested deeper than 50 levels");
    }

    @Test
    void refusesAFileOfManyMegabytes() throws IOException {
        refused("application.yaml", "# comment\n".repeat(400_000), "is larger than 3 MB");
    }

    @Test
    void makesNoObjectsOfATag() throws IOException {
        Path file = write("application.yaml", "leadline: !!javax.script.ScriptEngineManager [x]\n");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Settings.load(root, Map.of()))
                .withMessage(
                        file + " is not valid YAML: line 1: Global tag is not allowed:"
                                + " tag:yaml.org,2002:javax.script.ScriptEngineManager. Correct that line or the line above it.");
    }

    @Test
    void takesAliasesAsPeopleUseThem() throws IOException {
        write(
                "application.yaml",
                "usual: &usual\n  read-timeout: 45s\nleadline:\n  api:\n    <<: *usual\n    concurrency: 3\n");

        assertThat(Settings.load(root, Map.of()).inForce())
                .extracting(Setting::name, Setting::value)
                .contains(tuple("leadline.api.read-timeout", "45s"));
    }

    private void refused(String name, String text, String what) throws IOException {
        Path file = write(name, text);

        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThatExceptionOfType(UserException.class)
                        .isThrownBy(() -> Settings.load(root, Map.of()))
                        .withMessage(file + " " + what + ADVICE));
        Files.delete(file);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(Files.createDirectories(root.resolve("config")).resolve(name), text);
    }
}
