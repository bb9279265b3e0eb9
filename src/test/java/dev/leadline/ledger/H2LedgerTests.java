package dev.leadline.ledger;

import java.util.UUID;

/** The ledger on H2. */
class H2LedgerTests extends LedgerQueriesTests {

    @Override
    String freshDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=10000";
    }
}
