package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The manual and the completion that packages contain, from which the commands cannot differ. */
class ManualPagesTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        ManualPages.write(folder);
    }

    @Test
    void everyCommandHasAPageAndStandsInTheFirstOne() throws IOException {
        Terminals terminal = new Terminals(folder);
        terminal.type("--help");
        String list = terminal.out().split("Commands:\n")[1].split("\n\n")[0];
        List<String> commands = Pattern.compile("(?m)^  ([a-z]+) ")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).contains("import", "serve", "doctor").allSatisfy(command -> {
            assertThat(page("leadline-" + command)).contains("= leadline-" + command + "(1)\n");
            assertThat(page("leadline")).contains("[*" + command + "*]::\n");
        });
        assertThat(page("leadline-user-add")).contains("*leadline user add*");
    }

    @Test
    void aPageHasTheOptionsAndTheExamplesAsTheyAreTyped() {
        assertThat(page("leadline-import"))
                .contains("*--order-by*=_COLUMN[:desc]_::\n", "*--sandbox*::\n")
                .containsPattern("(?s)== Examples\n.*\n\\.{4}\n  leadline import leads.csv --sandbox\n.*\n\\.{4}\n");
        assertThat(page("leadline-serve"))
                .containsPattern("(?s)== Description.*It listens on this machine only.*== Options");
    }

    @Test
    void theFirstPageExplainsTheExitCodes() {
        assertThat(page("leadline"))
                .contains("== Exit status\n")
                .contains("*5*::\n  stopped early; can be resumed\n", "*130*::\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the completion is for bash")
    void bashCompletesCommandsOptionsAndTheirCommands() throws IOException, InterruptedException {
        assertThat(completed("leadline", "rec")).containsExactly("reconcile");
        assertThat(completed("leadline", "import", "--du")).containsExactly("--duplicates");
        assertThat(completed("leadline", "user", "")).contains("add", "list", "remove");
    }

    private String page(String name) {
        try {
            return Files.readString(folder.resolve("man").resolve(name + ".adoc"));
        } catch (IOException e) {
            throw new AssertionError("There is no page of " + name, e);
        }
    }

    private List<String> completed(String... words) throws IOException, InterruptedException {
        String script =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_leadline; printf '<%%s>' \"${COMPREPLY[@]}\""
                        .formatted(folder.resolve("leadline.bash"), quoted(words), words.length - 1);
        Process bash = new ProcessBuilder("bash", "-c", script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return Pattern.compile("<([^<>]+)>")
                .matcher(out)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String quoted(String... words) {
        return "'" + String.join("' '", words) + "'";
    }
}
