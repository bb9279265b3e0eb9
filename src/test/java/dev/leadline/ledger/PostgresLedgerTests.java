package dev.leadline.ledger;

import dev.leadline.testing.RealPostgres;

/** The ledger on a real PostgreSQL server. */
class PostgresLedgerTests extends LedgerQueriesTests {

    @Override
    String freshDatabase() {
        return RealPostgres.freshDatabase();
    }
}
