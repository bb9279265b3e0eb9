package dev.leadline.run;

import dev.leadline.home.LedgerDatabase;
import dev.leadline.lead.mapping.MappingPlan;
import dev.leadline.lead.reject.RejectForm;
import dev.leadline.ledger.DuplicateRules;
import dev.leadline.ledger.PastRuns;
import dev.leadline.ledger.Run;
import dev.leadline.ledger.RunStatus;
import dev.leadline.message.UserException;
import dev.leadline.message.UserMessage;
import dev.leadline.plan.ImportPlan;
import dev.leadline.plan.SentBefore;
import dev.leadline.settings.Settings;
import dev.leadline.shared.ExitCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The earlier imports of a home, for predicting another one. Starts no Spring context, and stores, claims and sends nothing. */
public final class ImportHistory implements AutoCloseable {

    private final Settings settings;
    private final String apiOrigin;
    private final @Nullable Connection connection;
    private final PastRuns runs;

    private ImportHistory(Settings settings, String apiOrigin, @Nullable Connection connection, PastRuns runs) {
        this.settings = settings;
        this.apiOrigin = apiOrigin;
        this.connection = connection;
        this.runs = runs;
    }

    /**
     * Opens the database that the settings name, where there is one.
     *
     * @param settings in force
     * @return to be closed at the end
     * @throws UserException when the database cannot be opened or is not that of the home, or the settings of the API
     *     cannot be used
     */
    public static ImportHistory open(Settings settings) {
        Clock clock = Clock.systemUTC();
        String apiOrigin = ApiConnection.originOf(settings);
        return LedgerDatabase.existing(settings)
                .map(connection ->
                        new ImportHistory(settings, apiOrigin, connection, runs(settings, connection, clock)))
                .orElseGet(() -> new ImportHistory(settings, apiOrigin, null, PastRuns.none(clock)));
    }

    /** Over a database that is open already. */
    static ImportHistory over(DataSource database, Settings settings, String apiOrigin, Clock clock) {
        try {
            Connection connection = database.getConnection();
            return new ImportHistory(settings, apiOrigin, connection, runs(settings, connection, clock));
        } catch (SQLException e) {
            throw LedgerDatabase.failure(settings, e);
        }
    }

    private static PastRuns runs(Settings settings, Connection connection, Clock clock) {
        try {
            return PastRuns.over(connection, clock);
        } catch (SQLException e) {
            throw LedgerDatabase.failure(settings, e);
        }
    }

    /**
     * Looks up what was sent before.
     *
     * @param plan the file and its mapping
     * @throws UserException when the plan does not say where the leads go, or the file holds corrected rejects
     */
    public SentBefore of(ImportPlan plan) {
        return of(plan, settings.duplicates());
    }

    /**
     * Looks up what was sent before.
     *
     * @param plan the file and its mapping
     * @param rules when a prospect counts as sent before
     * @throws UserException when the plan does not say where the leads go, or the file holds corrected rejects
     */
    public SentBefore of(ImportPlan plan, DuplicateRules rules) {
        requirePredictable(plan);
        MappingPlan mapping = plan.mapping();
        String identity = ImportPreparation.identity(plan.file(), mapping, apiOrigin, plan.meaningOfNames());
        Optional<Run> same = runs.latestOf(identity);
        return new SentBefore(
                runs.forecast(apiOrigin, mapping.target().name(), rules),
                same.map(Run::id).orElse(null),
                same.map(ImportHistory::again)
                        .or(() -> unusual(plan))
                        .map(UserMessage::text)
                        .orElse(null));
    }

    private static void requirePredictable(ImportPlan plan) {
        if (RejectForm.isRejects(plan.file().header())) {
            throw UserException.usage("run.history-of-rejects", plan.file().name());
        }
        if (!plan.mapping().placeholders().isEmpty()) {
            String missing = String.join(", ", plan.mapping().placeholders());
            throw UserException.usage("run.history-without-destination", missing);
        }
        if (plan.mapping().leavesNamesUnchecked()) {
            throw UserException.usage("run.history-without-ids");
        }
    }

    private static UserMessage again(Run run) {
        if (run.status() != RunStatus.COMPLETED) {
            return UserMessage.of("run.history-would-resume", run.id());
        }
        return run.sendLimit() == null
                ? UserMessage.of("run.history-would-send-nothing", run.id())
                : UserMessage.of("run.history-would-send-rest", run.id());
    }

    private Optional<UserMessage> unusual(ImportPlan plan) {
        if (runs.isEmpty()) {
            return Optional.of(UserMessage.of("run.history-empty"));
        }
        return runs.unfinishedOf(plan.file().sha256(), apiOrigin).stream()
                .findFirst()
                .map(run -> UserMessage.of("run.history-of-other-choices", run.id()));
    }

    /**
     * Does something that reads the history.
     *
     * @param work that
     * @return its result
     * @throws UserException when the database does not answer any more
     */
    public <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw UserException.of(ExitCode.STOPPED_EARLY, "home.database-silent");
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // nothing was written
            }
        }
    }
}
