package dev.leadline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/** Types commands that do their real work in this process. */
public final class RealTerminal {

    private final Path folder;
    private final Map<String, Object> under;
    private final UnaryOperator<Settings> change;

    /**
     * @param folder the launcher's and the current one
     * @param under settings by full key, under those of the command line
     */
    public RealTerminal(Path folder, Map<String, Object> under) {
        this(folder, under, UnaryOperator.identity());
    }

    /**
     * @param folder the launcher's and the current one
     * @param under settings by full key, under those of the command line
     * @param change what becomes of the settings when they are read
     */
    public RealTerminal(Path folder, Map<String, Object> under, UnaryOperator<Settings> change) {
        this.folder = folder;
        this.under = Map.copyOf(under);
        this.change = change;
    }

    /**
     * What a command left.
     *
     * @param exit its exit code
     * @param out its result
     * @param err what it said beside
     */
    public record Said(int exit, String out, String err) {}

    /** Types a command and waits for its end. */
    public Said type(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliContext here = new CliContext(
                folder,
                folder,
                "leadline",
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                Ticker.SYSTEM,
                Clock.systemUTC(),
                this::load,
                RunOperations::open,
                () -> {},
                new NoSignals());
        int exit = Cli.run(here, arguments);
        return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Settings load(Path root, Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(under);
        all.putAll(overrides);
        return change.apply(Settings.load(root, all));
    }

    private static final class NoSignals implements Signals {

        @Override
        public int during(IntSupplier work, Consumer<SignalKind> action) {
            return work.getAsInt();
        }

        @Override
        public void halt() {
            throw new IllegalStateException("nobody interrupts");
        }
    }
}
