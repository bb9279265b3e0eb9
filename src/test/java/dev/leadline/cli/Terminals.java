package dev.leadline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leadline.lead.conversion.ContactMatcher;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RowStatus;
import dev.leadline.privacy.ForgetResult;
import dev.leadline.privacy.PurgeResult;
import dev.leadline.reconcile.ManualDecision;
import dev.leadline.report.InMemoryLedger;
import dev.leadline.run.ImportRequest;
import dev.leadline.run.ReconciliationResult;
import dev.leadline.run.RunListener;
import dev.leadline.run.RunResult;
import dev.leadline.sandbox.Sandbox;
import dev.leadline.settings.Settings;
import dev.leadline.shared.Ticker;
import dev.leadline.testing.Database;
import dev.leadline.testing.LedgerTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A folder with a launcher, in which a test types commands and reads what they print. */
final class Terminals implements RunOperations, Signals {

    /** What each import meets: the tests write it down beforehand. */
    final Deque<Supplier<RunResult>> outcomes = new ArrayDeque<>();

    /** What the job was asked to do. */
    final List<ImportRequest> requests = new ArrayList<>();

    /** What else the job was asked to do, a line each. */
    final List<String> asked = new ArrayList<>();

    /** What each look at rows in doubt brings. */
    final Deque<ReconciliationResult> reconciled = new ArrayDeque<>();

    /** Who works on every run; null for nobody. */
    @Nullable
    String owner;

    /** What happens while the job opens. */
    Runnable whileOpening = () -> {};

    /** What the job was told of its settings. */
    final List<Settings> settings = new ArrayList<>();

    final InMemoryLedger ledger = new InMemoryLedger();
    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, Object> always = new HashMap<>(Map.of("leadline.api.token", "token-of-a-test"));
    private Function<Settings, RunOperations> operations = opened -> this;
    private boolean hasRealJob;
    private String piped = "";
    private Consumer<SignalKind> onSignal = kind -> asked.add("signal unheard");

    Terminals(Path folder) {
        this.folder = folder;
    }

    Terminals withoutToken() {
        always.remove("leadline.api.token");
        return this;
    }

    /** Settings under which the real job sends to a sandbox as fast as it can, with a new database. */
    static Map<String, String> sendingTo(Sandbox sandbox, Database database) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "leadline.api.url",
                sandbox.url().toString(),
                "leadline.api.token",
                sandbox.token(),
                "leadline.api.requests-per-minute",
                "0",
                "leadline.confirm.interval",
                "5ms"));
        String url = database.migrated();
        if (url != null) {
            settings.put("leadline.database.url", url);
        }
        return settings;
    }

    /** With the real job behind the command, under settings that stand where the command says nothing else. */
    Terminals withRealJob(Map<String, String> under) {
        always.putAll(under);
        operations = opened -> RunOperations.open(LedgerTemplate.copyTo(opened));
        hasRealJob = true;
        return this;
    }

    /** Pipes lines to the commands that follow. */
    void pipe(String... lines) {
        piped = String.join("\n", lines) + "\n";
    }

    Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /** Types a command and gives its exit code. */
    int type(String... arguments) {
        out.reset();
        err.reset();
        CliContext here = new CliContext(
                folder,
                folder,
                "leadline",
                new ByteArrayInputStream(piped.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                Ticker.SYSTEM,
                Clock.systemUTC(),
                this::load,
                new Ledgers(),
                () -> {},
                this);
        return Cli.run(here, arguments);
    }

    /** What the last command has printed, with the test's folder called FOLDER. */
    String out() {
        return named(out);
    }

    /** What the last command has said beside its result. */
    String err() {
        return named(err);
    }

    private String named(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8).replace(folder.toString(), "FOLDER").replace("\r\n", "\n");
    }

    private Settings load(Path root, Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(always);
        all.putAll(overrides);
        return Settings.load(root, all);
    }

    /** What a test writes down beforehand is there; the real job has the ledgers that it has made. */
    private final class Ledgers implements LedgerOpener {

        @Override
        public RunOperations open(Settings opened) {
            settings.add(opened);
            whileOpening.run();
            return operations.apply(opened);
        }

        @Override
        public boolean hasLedger(Settings home) {
            return !hasRealJob || LedgerOpener.super.hasLedger(home);
        }
    }

    @Override
    public RunResult start(ImportRequest request, RunListener progress) {
        requests.add(request);
        progress.note("A note.");
        progress.warning("A warning.");
        return outcomes.remove().get();
    }

    @Override
    public RunResult resume(long run, RunListener progress) {
        asked.add("resume " + run);
        return outcomes.remove().get();
    }

    @Override
    public RunResult retry(long run, Set<RowStatus> statuses, RunListener progress) {
        asked.add("retry " + run + " " + statuses);
        return outcomes.remove().get();
    }

    @Override
    public ReconciliationResult reconcile(long run, @Nullable ManualDecision word, RunListener progress) {
        asked.add("reconcile " + run + (word == null ? "" : " " + word.sent() + " " + word.rows() + " " + word.who()));
        return reconciled.remove();
    }

    @Override
    public Optional<String> stop(long run) {
        asked.add("stop " + run);
        return Optional.ofNullable(owner);
    }

    @Override
    public long leaveOut(long run) {
        throw new UnsupportedOperationException("tests of rows that are left out use the real job");
    }

    @Override
    public long undoLeaveOut(long run) {
        throw new UnsupportedOperationException("tests of rows that are left out use the real job");
    }

    @Override
    public PurgeResult purge(Instant before, boolean preview) {
        throw new UnsupportedOperationException("tests of purge use the real job");
    }

    @Override
    public ForgetResult forget(ContactMatcher person) {
        throw new UnsupportedOperationException("tests of forget use the real job");
    }

    @Override
    public void note(String what, String detail) {
        asked.add("note " + what + " " + detail);
    }

    @Override
    public void stopAll() {
        asked.add("stop all");
    }

    /** Presses Ctrl-C. */
    void interrupt() {
        onSignal.accept(SignalKind.STOP);
    }

    /** Closes the terminal's window. */
    void hangUp() {
        onSignal.accept(SignalKind.HANG_UP);
    }

    @Override
    public int during(IntSupplier work, Consumer<SignalKind> action) {
        Consumer<SignalKind> before = onSignal;
        onSignal = action;
        try {
            return work.getAsInt();
        } finally {
            onSignal = before;
        }
    }

    @Override
    public void halt() {
        asked.add("halt");
    }

    @Override
    public LedgerView ledger() {
        return ledger;
    }

    @Override
    public void close() {}
}
