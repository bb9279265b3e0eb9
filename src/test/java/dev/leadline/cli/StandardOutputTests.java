package dev.leadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.cli.output.ResultStream;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result that goes to a full disk, or to a reader that has read enough. */
class StandardOutputTests {

    private static final String FULL = "No space left on device";
    private static final String CLOSED = "Broken pipe";

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            targets                                                           | 5 | 0
            targets knock --json                                              | 5 | 0
            --help                                                            | 5 | 0
            map leads.csv --quiet --set integration_id=x                      | 5 | 0
            map leads.csv --quiet --json --target knock                       | 5 | 3
            check leads.csv --quiet --set integration_id=x --bodies 1         | 5 | 4
            check leads.csv --quiet --set integration_id=x --json             | 5 | 4
            user list                                                         | 5 | 0
            """)
    void isAnErrorWhereItCannotBeWritten(String command, int exit, int own) throws IOException {
        assertThat(exitOf(FULL, command)).as(said()).isEqualTo(exit);
        assertThat(said())
                .endsWith("The result could not be written to standard output: No space left on device."
                        + " Without that, the exit code would be " + own + ".\n");
    }

    @Test
    void hidesNoWorseEnd() throws IOException {
        assertThat(exitOf(FULL, "import --json")).isEqualTo(2);
        assertThat(said()).endsWith("Without that, the exit code would be 2.\n");
    }

    @Test
    void endsQuietlyWhereItsReaderHasReadEnough() throws IOException {
        assertThat(exitOf(CLOSED, "targets")).isZero();
        assertThat(said()).isEmpty();
    }

    private int exitOf(String fault, String command) throws IOException {
        Files.writeString(
                folder.resolve("leads.csv"),
                "First Name,Last Name,Email\nAnn,Lee,ann@example.com\nBob,Hill,no address\n");
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(fault);
            }
        };
        CliContext here = new CliContext(
                folder,
                folder,
                "leadline",
                new ByteArrayInputStream(new byte[0]),
                ResultStream.to(failing),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Ticker.SYSTEM,
                Clock.systemUTC(),
                Settings::load,
                RunOperations::open,
                () -> {},
                new SystemSignals());
        return Cli.run(here, command.split(" +"));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
