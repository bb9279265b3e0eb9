package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command in a process of its own, watched by the JVM: what must be quick loads no Spring context. */
class NoContextTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "--help, 0",
        "--version, 0",
        "frobnicate, 2",
        "targets, 0",
        "user list, 0",
        "token list, 0",
        "check leads.csv --set integration_id=abc, 0",
        "map leads.csv --set integration_id=abc, 0",
        "read leads.csv, 0",
        "doctor --api-url http://127.0.0.1:1, 5",
        "import nope.csv --sandbox, 3"
    })
    void startsNoSpringContext(String typed, int exit) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("leads.csv"), "email_1\nann@example.com\n");
        Path classes = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-XX:TieredStopAtLevel=1",
                "-Dleadline.root=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.leadline.Leadline"));
        command.addAll(List.of(typed.split(" ")));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output.txt")))
                .isEqualTo(exit);
        assertThat(classes)
                .content()
                .contains("dev.leadline.cli.Cli ")
                .doesNotContain("org.springframework.context.support.AbstractApplicationContext ")
                .as("nothing that watches")
                .doesNotContain("io.micrometer.core", "io.micrometer.tracing", "io.opentelemetry", "io.prometheus");
    }
}
