package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.ledger.RowStatus;
import dev.leadline.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox lives as long as its import: nothing that is said about the import needs it afterwards. */
class SandboxImportTests {

    @TempDir
    Path folder;

    private Terminals terminal;

    @BeforeEach
    void openATerminal() throws IOException {
        terminal = new Terminals(folder);
        terminal.file("leads.csv", "first_name,last_name,email_1", "Ann,Archer,ann@example.com");
    }

    @Test
    void anImportThatIsInterruptedStartsOver() {
        terminal.outcomes.add(() -> {
            terminal.interrupt();
            return new RunResult(Summaries.with(RowStatus.STAGED, 1).exit(130), List.of());
        });
        assertThat(terminal.type("import", "leads.csv", "--sandbox")).isEqualTo(130);
        assertThat(terminal.err())
                .endsWith("\nNothing real was sent. To start over: leadline import leads.csv --sandbox\n");
    }

    @Test
    void aRunOfASandboxThatHasEndedIsNotResumed() {
        terminal.withRealJob(Map.of());
        assertThat(terminal.type("import", "leads.csv", "--sandbox")).isZero();
        assertThat(terminal.type("resume", "1", "--quiet")).isEqualTo(2);
        assertThat(terminal.err())
                .matches("Run 1 belongs to (http://\\S+), a program on this machine, but leadline\\.api\\.url is"
                        + " https://api\\.propexo\\.com\\. The sandbox of an import with --sandbox ends with that import:"
                        + " import the file again\\. If another program answers there, add --api-url \\1\n");
    }
}
