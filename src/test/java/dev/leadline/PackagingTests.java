package dev.leadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that make packages: which version they have, and what is in them in another form than in the sources. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a Unix shell")
class PackagingTests {

    @TempDir
    private Path folder;

    @Test
    void theVersionIsThatOfTheTag() throws Exception {
        Path tree = tree("the tree");

        assertThat(version(tree)).isEqualTo("1.4.0");
        git(tree, "init", "--quiet");
        commit(tree, "one");
        assertThat(version(tree)).as("without a tag").isEqualTo("1.4.0");
        git(tree, "tag", "nightly");
        git(tree, "tag", "v1.3.9");
        assertThat(version(tree)).as("on a tag").isEqualTo("1.3.9");
        commit(tree, "two");
        assertThat(version(tree)).as("after a tag").matches("1\\.3\\.9-1-g[0-9a-f]{7,}");
    }

    @Test
    void theVersionOfSourcesWithoutGitIsThePreparedOne() throws Exception {
        git(Files.createDirectories(folder.resolve("other")), "init", "--quiet");
        commit(folder.resolve("other"), "of another project");
        git(folder.resolve("other"), "tag", "v9.9.9");

        assertThat(version(tree("other/leadline-1.4.0"))).isEqualTo("1.4.0");
    }

    @Test
    void theReleaseNotesAreThoseOfTheVersion() throws Exception {
        Path tree = tree("tree");
        Files.writeString(tree.resolve("CHANGELOG.md"), """
                # Changelog

                ## [Unreleased]

                - something new

                ## [1.4.0] - 2027-01-02

                ### Added

                - `leadline worker`

                ## [1.3.9] - 2026-12-01

                - older

                [1.4.0]: https://example.com/1.4.0
                """);

        assertThat(output(tree, "packaging/notes", "v1.4.0")).isEqualTo("### Added\n\n- `leadline worker`\n");
        assertThat(output(tree, "packaging/notes")).isEqualTo("- something new\n");
        assertThat(output(tree, "packaging/notes", "1.3.9")).isEqualTo("- older\n");
        assertThat(output(tree, "packaging/notes", "1.4")).isEqualTo("CHANGELOG.md has no section [1.4].\n");
    }

    @Test
    void theDebianPackageHasItsHomeInItsSettings() throws Exception {
        Path stage = folder.resolve("stage");
        Files.createDirectories(stage.resolve("man/man1"));
        Files.writeString(stage.resolve("man/man1/leadline.1"), "a page");
        Files.createDirectories(stage.resolve("completion"));
        Files.writeString(stage.resolve("completion/leadline.bash"), "#!/usr/bin/env bash\n# completion\n");
        Files.createDirectories(stage.resolve("config"));
        Files.copy(Path.of("config/application.yaml"), stage.resolve("config/application.yaml"));
        Path debian = folder.resolve("root/config");

        String out = output(
                Path.of("").toAbsolutePath(),
                "packaging/debian/stage",
                "1.4.0",
                "2027-01-02T03:04:05Z",
                stage.toString(),
                debian.toString());

        assertThat(out).isEmpty();
        assertThat(Settings.load(folder.resolve("root"), Map.of()).home()).isEqualTo(Path.of("/var/lib/leadline"));
        assertThat(unzipped(debian.resolve("man/leadline.1.gz"))).isEqualTo("a page");
        assertThat(unzipped(debian.resolve("changelog.gz")))
                .startsWith("leadline (1.4.0) stable;")
                .endsWith(">  Sat, 02 Jan 2027 03:04:05 +0000\n");
        assertThat(debian.resolve("leadline.bash")).hasContent("# completion");
    }

    private Path tree(String name) throws IOException {
        Path packaging = Files.createDirectories(folder.resolve(name).resolve("packaging"));
        for (String script : List.of("version", "notes")) {
            Files.copy(Path.of("packaging", script), packaging.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path tree = folder.resolve(name);
        Files.writeString(tree.resolve("pom.xml"), "<properties>\n    <revision>1.4.0</revision>\n</properties>\n");
        return tree;
    }

    private static String version(Path tree) throws Exception {
        return output(tree, "packaging/version").strip();
    }

    private static void commit(Path tree, String message) throws Exception {
        git(
                tree,
                "-c",
                "user.name=Ann",
                "-c",
                "user.email=ann@example.com",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                message);
    }

    private static void git(Path tree, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(output(tree, command.toArray(String[]::new))).isEmpty();
    }

    private static String output(Path tree, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static String unzipped(Path file) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
