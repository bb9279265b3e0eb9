package dev.leadline.home;

import java.nio.file.Path;

/**
 * A home whose ledger is in PostgreSQL.
 *
 * @param file the H2 file in the home, which nobody uses any more
 * @param database the JDBC URL, without user, password and options
 * @param tables copied and compared; 0 where an earlier command did so
 * @param rows of all tables; 0 where an earlier command copied them
 * @param inForce whether the settings name the database already
 */
public record MigrationResult(Path file, String database, int tables, long rows, boolean inForce) {

    /** Whether this command had nothing to copy. */
    public boolean isRepeated() {
        return tables == 0;
    }
}
