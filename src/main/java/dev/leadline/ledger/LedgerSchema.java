package dev.leadline.ledger;

import dev.leadline.message.UserException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the ledger, for a PostgreSQL database that no application opens yet. */
public final class LedgerSchema {

    private LedgerSchema() {}

    /**
     * Makes the tables of this version, or completes them.
     *
     * @throws UserException when the database has those of another version
     */
    public static void migrate(DataSource postgresql) {
        new LedgerMigration()
                .migrate(Flyway.configure()
                        .dataSource(postgresql)
                        .locations("classpath:db/migration/postgresql", "classpath:db/migration/ledger")
                        .load());
    }
}
