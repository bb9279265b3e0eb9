package dev.leadline.ledger;

import dev.leadline.encryption.CellCipher;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the ledger knows of earlier runs, read over one connection without a Spring context. Changes nothing and locks nothing. */
public final class PastRuns {

    private final @Nullable JdbcClient jdbc;
    private final Clock clock;

    private PastRuns(@Nullable JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The runs of a ledger; none where the database holds no ledger yet.
     *
     * @param connection to its database; stays open
     * @param clock tells which prospects are still remembered
     * @throws SQLException when the database does not answer
     */
    public static PastRuns over(Connection connection, Clock clock) throws SQLException {
        return LedgerFacts.read(connection).id() == null
                ? none(clock)
                : new PastRuns(JdbcClient.create(new SingleConnectionDataSource(connection, true)), clock);
    }

    /**
     * No runs, where there is no ledger yet.
     *
     * @param clock tells which prospects are still remembered
     */
    public static PastRuns none(Clock clock) {
        return new PastRuns(null, clock);
    }

    /** Whether there is no ledger yet. */
    public boolean isEmpty() {
        return jdbc == null;
    }

    /**
     * The latest run of an identity.
     *
     * @param identity as in {@link NewRun#identity()}
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public Optional<Run> latestOf(String identity) {
        return jdbc == null ? Optional.empty() : RunRepository.latestOf(jdbc, CellCipher.off(), identity);
    }

    /**
     * Runs of the same content to the same API that have not come to their end.
     *
     * @param sha256 the content's hash
     * @param apiOrigin where the rows go
     * @return the oldest first
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public List<Run> unfinishedOf(String sha256, String apiOrigin) {
        return jdbc == null ? List.of() : RunRepository.unfinishedOf(jdbc, CellCipher.off(), sha256, apiOrigin);
    }

    /**
     * Predicts which rows of a file would be duplicates.
     *
     * @param apiOrigin where the rows would go
     * @param target the target's name
     * @param rules when a prospect counts as sent before
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public DuplicateForecast forecast(String apiOrigin, String target, DuplicateRules rules) {
        JdbcClient open = jdbc;
        if (open == null) {
            return new DuplicateForecast(apiOrigin, target, rules, new ProspectKeys("none"), any -> List.of(), clock);
        }
        String salt = open.sql("select salt from home").query(String.class).single();
        return new DuplicateForecast(
                apiOrigin, target, rules, new ProspectKeys(salt), prospect -> KeyHolder.of(open, prospect), clock);
    }
}
