package dev.leadline.run;

import dev.leadline.audit.AuditLog;
import dev.leadline.home.Home;
import dev.leadline.home.LedgerDatabase;
import dev.leadline.ledger.ComparisonRepository;
import dev.leadline.ledger.LedgerPages;
import dev.leadline.ledger.LedgerQueries;
import dev.leadline.ledger.LedgerView;
import dev.leadline.ledger.RestoreRepository;
import dev.leadline.privacy.ForgetService;
import dev.leadline.privacy.PurgeService;
import dev.leadline.settings.Settings;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A home whose ledger is open: a Spring context with all that works on it, until this is closed. */
public final class OpenHome implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Settings settings;
    private final ApiConnection connection;
    private final RunService runs;
    private final LedgerQueries ledger;
    private final LedgerPages pages;
    private final AuditLog audit;
    private final ComparisonRepository comparisons;
    private final PurgeService purge;
    private final ForgetService forget;
    private final RestoreRepository restoring;
    private final RemoteWork remoteWork;
    private final DataSource database;

    OpenHome(
            ConfigurableApplicationContext context,
            Settings settings,
            ApiConnection connection,
            RunService runs,
            LedgerQueries ledger,
            LedgerPages pages,
            AuditLog audit,
            ComparisonRepository comparisons,
            PurgeService purge,
            ForgetService forget,
            RestoreRepository restoring,
            RemoteWork remoteWork,
            DataSource database) {
        this.context = context;
        this.settings = settings;
        this.connection = connection;
        this.runs = runs;
        this.ledger = ledger;
        this.pages = pages;
        this.audit = audit;
        this.comparisons = comparisons;
        this.purge = purge;
        this.forget = forget;
        this.restoring = restoring;
        this.remoteWork = remoteWork;
        this.database = database;
    }

    /**
     * Opens the ledger of a home, which starts Spring.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws UserException when the database cannot be opened or is not that of the home, or the settings of the API
     *     cannot be used
     */
    public static OpenHome of(Settings settings) {
        return of(settings, Clock.systemUTC());
    }

    /**
     * Opens the ledger of a home for somebody who watches.
     *
     * @param observations told of each step, request and wait for a permit
     */
    public static OpenHome of(Settings settings, ObservationRegistry observations) {
        return of(settings, Clock.systemUTC(), observations);
    }

    /** Opens it with a clock of its own. */
    static OpenHome of(Settings settings, Clock clock) {
        return of(settings, clock, ObservationRegistry.NOOP);
    }

    private static OpenHome of(Settings settings, Clock clock, ObservationRegistry observations) {
        ApiConnection connection = ApiConnection.to(settings, observations);
        Home home = new Home(settings.home());
        home.prepare();
        RemoteWork.requireDatabase(settings);
        ConfigurableApplicationContext context = LedgerDatabase.open(settings, LedgerApplication.class, beans -> {
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("apiConnection", connection);
            beans.registerSingleton("encryptionKeys", settings.encryption());
            beans.registerSingleton("leadlineHome", home);
            beans.registerSingleton("clock", clock);
            beans.registerSingleton("observationRegistry", observations);
        });
        try {
            OpenHome open = context.getBean(OpenHome.class);
            home.noteOpened(open.ledger.homeId());
            return open;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    /** Starts, resumes, retries and stops runs. */
    public RunService runs() {
        return runs;
    }

    /** What the ledger knows, to read only. */
    public LedgerView ledger() {
        return ledger;
    }

    /** The ledger a page at a time, to read only. */
    public LedgerPages pages() {
        return pages;
    }

    /** The activity log, to add to and to read. */
    public AuditLog audit() {
        return audit;
    }

    /** Comparisons of the runs of schedules, and the runs that are held for approval. */
    public ComparisonRepository comparisons() {
        return comparisons;
    }

    /** Deletes the personal data of runs that ended long ago. */
    public PurgeService purge() {
        return purge;
    }

    /** Deletes the personal data of one person. */
    public ForgetService forget() {
        return forget;
    }

    /** Makes a restored ledger safe. */
    RestoreRepository restoring() {
        return restoring;
    }

    /** Works on runs of other processes on the same database. */
    public RemoteWork remoteWork() {
        return remoteWork;
    }

    /** The database that holds the ledger, for those who keep state of their own beside it. */
    public DataSource database() {
        return database;
    }

    /** The context of the ledger, as the parent of one whose beans work on it. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        connection.close();
        context.close();
        LedgerDatabase.handOver(settings);
    }
}
