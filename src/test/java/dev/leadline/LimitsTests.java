package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The real command where the system gives it less than it can work with. */
class LimitsTests {

    @Test
    void saysThatTheMemoryIsTooLittle() throws Exception {
        Said said = started("", "-Xmx32m", "runs");

        assertThat(said.exit()).isEqualTo(5);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .matches(
                        "Leadline has only \\d\\d MB of memory\\. Give it at least 64 MB, better 256 MB: set LEADLINE_JAVA_OPTS=-Xmx256m, then run the command again\\.\n");
    }

    @EnabledOnOs(value = OS.LINUX, disabledReason = "the limits are set by ulimit")
    @Test
    void saysThatTooFewFilesMayBeOpen() throws Exception {
        Said said = started("ulimit -n 64;", "-Xmx256m", "import", "leads.csv", "--json");

        String sentence =
                "Leadline may open only 64 files. Raise the limit to at least 256, for example with ulimit -n 1024, then run the command again.";
        assertThat(said.exit()).isEqualTo(5);
        assertThat(said.err()).isEqualTo(sentence + "\n");
        assertThat(said.out()).isEqualTo("{\n  \"error\" : \"" + sentence + "\",\n  \"exit\" : 5\n}\n");
    }

    @Test
    void startsWhereThereIsEnough() {
        assertThat(Limits.tooLow(46, 256)).isEmpty();
        assertThat(Limits.tooLow()).isEmpty();
    }

    private static Said started(String limit, String heap, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", limit + " exec \"$@\"", "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.leadline.Leadline"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, err);
    }

    private record Said(int exit, String out, String err) {}
}
