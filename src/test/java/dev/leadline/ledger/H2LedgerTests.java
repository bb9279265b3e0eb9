package dev.leadline.ledger;

import dev.leadline.testing.Database;

/** The ledger on H2. */
class H2LedgerTests extends LedgerQueriesTests {

    @Override
    Database database() {
        return Database.H2;
    }
}
