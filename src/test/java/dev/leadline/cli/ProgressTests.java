package dev.leadline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leadline.settings.Settings;
import dev.leadline.testing.SettableTicker;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SettableTicker ticker = new SettableTicker();
    private final PrintStream stream = new PrintStream(err, true, UTF_8);
    private final CliContext here = new CliContext(
            Path.of(""),
            Path.of(""),
            "leadline",
            InputStream.nullInputStream(),
            stream,
            stream,
            false,
            ticker,
            Clock.systemUTC(),
            Settings::load,
            RunOperations::open,
            () -> {},
            new SystemSignals());

    @Test
    void saysALineEveryFewSeconds() {
        try (ConsoleProgress progress = new ProgressLines(here)) {
            progress.step("Sending", 5_000);
            progress.advanced(10);
            ticker.advance(Duration.ofSeconds(60));
            progress.advanced(148);
            progress.advanced(149);
            ticker.advance(Duration.ofSeconds(4));
            progress.advanced(150);
            ticker.advance(Duration.ofSeconds(1));
            progress.advanced(160);
            ticker.advance(Duration.ofSeconds(5));
            progress.advanced(5_000);
        }
        assertThat(err.toString(UTF_8)).isEqualTo("""
                        Sending: 148 of 5,000 rows, 148 a minute, about 33 min left
                        Sending: 160 of 5,000 rows, 148 a minute, about 33 min left
                        Sending: 5,000 of 5,000 rows, 71 a second
                        """);
    }

    @Test
    void saysWhenItIsDoneWhereThatIsKnown() {
        try (ConsoleProgress progress = new ProgressLines(here)) {
            progress.step("Sending", 5_000);
            progress.finishing("14:32 EST");
            ticker.advance(Duration.ofSeconds(60));
            progress.advanced(148);
            progress.step("Confirming", 5_000);
            ticker.advance(Duration.ofSeconds(5));
            progress.advanced(5_000);
        }
        assertThat(err.toString(UTF_8)).isEqualTo("""
                        Sending: 148 of 5,000 rows, 148 a minute, done at about 14:32 EST
                        Confirming: 5,000 of 5,000 rows, 1,000 a second
                        """);
    }

    @Test
    void saysHowFarItIsWhereTheEndIsNotKnown() {
        try (ConsoleProgress progress = new ProgressLines(here)) {
            progress.step("Reading", -1);
            ticker.advance(Duration.ofSeconds(5));
            progress.advanced(100_000);
        }
        assertThat(err.toString(UTF_8)).isEqualTo("Reading: 100,000 rows, 20,000 a second\n");
    }

    @Test
    void saysUntilWhenItWaitsAndWhy() {
        try (ConsoleProgress progress = new ProgressLines(here)) {
            progress.waiting(Instant.parse("2026-11-29T17:40:05.7Z"), "The API received too many requests (429).");
        }
        assertThat(err.toString(UTF_8))
                .isEqualTo("Waiting until 2026-11-29 17:40:05 UTC: The API received too many requests (429).\n");
    }

    @Test
    void isSilentButForWarningsWhenQuiet() {
        try (ConsoleProgress progress = new QuietProgress(here)) {
            progress.note("A note.");
            progress.waiting(Instant.parse("2026-11-29T17:40:05Z"), "The API received too many requests (429).");
            progress.step("Sending", 5);
            ticker.advance(Duration.ofSeconds(60));
            progress.advanced(1);
            progress.warning("Renters will get a text.");
        }
        assertThat(err.toString(UTF_8)).isEqualTo("Warning: Renters will get a text.\n");
    }

    @Test
    void estimatesTheTimeLeftOfABarByTheRowsSoFar() {
        assertThat(ProgressBars.left(100, 400, Duration.ofSeconds(60))).hasValue(Duration.ofSeconds(180));
        assertThat(ProgressBars.left(0, 400, Duration.ofSeconds(60))).isEmpty();
    }

    @Test
    void drawsABarForAPerson() {
        try (ConsoleProgress progress = new ProgressBars(here)) {
            progress.step("Sending", 5_000);
            progress.advanced(5_000);
        }
        assertThat(err.toString(UTF_8)).contains("Sending 100% [").contains("5000/5000 rows");
    }
}
