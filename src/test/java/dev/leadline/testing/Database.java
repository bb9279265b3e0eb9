package dev.leadline.testing;

import org.jspecify.annotations.Nullable;

/** The databases that Leadline takes as peers. */
public enum Database {
    /** In a file under the home. */
    H2,
    /** A real server. */
    POSTGRESQL;

    /** The JDBC URL of a new, empty database, or null for the default under the home. */
    public @Nullable String fresh() {
        return this == H2 ? null : RealPostgres.freshDatabase();
    }

    /**
     * The JDBC URL of a new database with a ledger's tables, or null for the default under the home, which {@link LedgerTemplate} can
     * make.
     */
    public @Nullable String migrated() {
        return this == H2 ? null : RealPostgres.migratedDatabase();
    }
}
