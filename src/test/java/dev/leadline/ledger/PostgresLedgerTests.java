package dev.leadline.ledger;

import dev.leadline.testing.Database;

/** The ledger on a real PostgreSQL server. */
class PostgresLedgerTests extends LedgerQueriesTests {

    @Override
    Database database() {
        return Database.POSTGRESQL;
    }
}
