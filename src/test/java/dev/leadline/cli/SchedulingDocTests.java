package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.ImapInboxSettings;
import dev.leadline.settings.ScheduleSettings;
import dev.leadline.settings.Settings;
import dev.leadline.settings.SftpInboxSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** What docs/scheduling.md tells people to copy. */
class SchedulingDocTests {

    private static final Path DOC = Path.of("docs/scheduling.md");

    @TempDir(factory = TempDirFactory.Standard.class)
    Path folder;

    @Test
    void itsSettingsAreTaken() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.yaml"), blocks("yaml").get(0));

        assertThat(Settings.load(folder, Map.of()).schedules()).singleElement().satisfies(schedule -> {
            assertThat(schedule.name()).isEqualTo("nightly");
            assertThat(schedule.zone()).hasToString("America/New_York");
            assertThat(schedule.inbox()).isEqualTo(Path.of("/srv/leads/inbox"));
            assertThat(schedule).extracting(ScheduleSettings::target).isEqualTo("knock");
        });
    }

    @Test
    void itsServerIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.yaml"), blocks("yaml").get(1));

        assertThat(Settings.load(folder, Map.of()).schedules())
                .singleElement()
                .extracting(ScheduleSettings::remote)
                .isInstanceOfSatisfying(SftpInboxSettings.class, remote -> {
                    assertThat(remote.user()).isEqualTo("leads");
                    assertThat(remote.place()).isEqualTo("sftp://sftp.example.com:22/outgoing");
                    assertThat(remote.knownHosts()).isEqualTo(folder.resolve("config/sftp_known_hosts"));
                    assertThat(remote.archive()).isEqualTo("archive");
                });
    }

    @Test
    void itsMailboxIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.yaml"), blocks("yaml").get(2));

        assertThat(Settings.load(folder, Map.of("leadline.schedules.nightly.remote.password", "secret"))
                        .schedules())
                .singleElement()
                .extracting(ScheduleSettings::remote)
                .isInstanceOfSatisfying(ImapInboxSettings.class, remote -> {
                    assertThat(remote.user()).isEqualTo("leads@example.com");
                    assertThat(remote.place()).isEqualTo("imaps://imap.example.com:993/INBOX");
                    assertThat(remote.from()).containsExactly("ann@partner.example.com", "@agency.example.com");
                    assertThat(remote.maxBytes()).isEqualTo(50L << 20);
                });
    }

    @Test
    void itsSendWindowIsTaken() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/application.yaml"), blocks("yaml").get(3));

        assertThat(Settings.load(folder, Map.of()).submit().window()).hasToString("22:00-06:00 America/New_York");
    }

    @Test
    void itsOptionsExist() throws IOException {
        Terminals terminal = new Terminals(folder);
        terminal.type("import", "--help");
        String help = terminal.out();

        Matcher options = Pattern.compile("nightly\\.sh[^`\\n]*? (--[a-z-]+)").matcher(Files.readString(DOC));
        assertThat(options.results().map(found -> found.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).contains(option));
        assertThat(help).contains("--quiet", "--target", "--mapping", "--set");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
    void itsScriptPutsFilesAwayByHowTheirImportsEnd() throws Exception {
        for (String name : List.of("a-0.csv", "b 4.csv", "c-3.csv", "d-6.csv")) {
            arrived(name);
        }
        Files.writeString(folder.resolve("inbox/young-0.csv"), "still being written");
        Files.createSymbolicLink(folder.resolve("inbox/link-0.csv"), folder.resolve("inbox/a-0.csv"));

        assertThat(nightly()).isEqualTo(3);

        assertThat(names("inbox/archive")).containsExactly("a-0.csv", "b 4.csv", "d-6.csv");
        assertThat(names("inbox/failed")).containsExactly("c-3.csv");
        assertThat(names("inbox")).containsExactly("link-0.csv", "young-0.csv");
        assertThat(folder.resolve("calls"))
                .content()
                .contains("a-0.csv --quiet")
                .contains("b 4.csv --quiet");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for sh")
    void itsScriptLeavesAStoppedFileAndThoseAfterIt() throws Exception {
        for (String name : List.of("a-0.csv", "b-5.csv", "c-0.csv")) {
            arrived(name);
        }

        assertThat(nightly()).isEqualTo(5);

        assertThat(names("inbox/archive")).containsExactly("a-0.csv");
        assertThat(names("inbox")).containsExactly("b-5.csv", "c-0.csv");
    }

    private void arrived(String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve("inbox")).resolve(name);
        Files.writeString(file, "leads");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(5))));
    }

    /** Runs the script with a leadline that ends as the file's name says. */
    private int nightly() throws IOException, InterruptedException {
        Path script = Files.copy(Path.of("packaging/nightly.sh"), folder.resolve("nightly.sh"));
        Path stub = Files.writeString(
                folder.resolve("leadline"),
                "#!/bin/sh\necho \"$@\" >> ../calls\nname=${2%.csv}\nexit \"${name#\"${name%?}\"}\"\n");
        assertThat(stub.toFile().setExecutable(true)).isTrue();
        ProcessBuilder process = new ProcessBuilder("sh", script.toString(), "../inbox", "--quiet");
        process.directory(Files.createDirectories(folder.resolve("work")).toFile());
        process.environment().put("PATH", folder + File.pathSeparator + System.getenv("PATH"));
        process.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        return process.start().waitFor();
    }

    /** What lies in a folder, without the time and number that the script puts in front. */
    private List<String> names(String below) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(below))) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString().replaceFirst("^\\d{8}T\\d{6}Z-\\d+-", ""))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOC));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }
}
